import { inWords as inWords1 } from '../printer1/values.js'
import type { Language } from './printedData.js'

/** What printer 1 has no word for. */
const VALUES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  hashUnverifiable: { en: 'hash cannot be verified', id: 'hash tidak dapat diverifikasi' },
}

/** A value of the terms or the log in words; what has none stays as it is. */
export const inWords = (value: string, language: Language): string =>
  VALUES[value]?.[language] ?? inWords1(value, language)
