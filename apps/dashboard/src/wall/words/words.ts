import type { Language } from '@tenggat/words'
import { en, type Words } from './en.js'
import { id } from './id.js'

const DICTIONARIES: Readonly<Record<Language, Words>> = { en, id }

export const wordsOf = (language: Language): Words => DICTIONARIES[language]
export type { Words }
