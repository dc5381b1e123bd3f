import { type Language, type Words as Vocabulary, wordsOf as vocabularyOf } from '@tenggat/words'
import { en } from './en/index.js'
import { id } from './id/index.js'

/** The words of the field, and the manager's own sentences. */
export type Words = Vocabulary & typeof en

const DICTIONARIES: Readonly<Record<Language, Words>> = {
  en: { ...vocabularyOf('en'), ...en },
  id: { ...vocabularyOf('id'), ...id },
}

export const wordsOf = (language: Language): Words => DICTIONARIES[language]
