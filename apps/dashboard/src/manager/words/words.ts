import type { Language } from '../../format/language.js'
import { en } from './en/index.js'
import { id } from './id/index.js'

export type Words = typeof en

const DICTIONARIES: Readonly<Record<Language, Words>> = { en, id }

export const wordsOf = (language: Language): Words => DICTIONARIES[language]
