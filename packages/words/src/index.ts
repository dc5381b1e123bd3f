import * as en from './en.js'
import * as id from './id.js'
import type { Words } from './words.js'

export { capitalised, choiceInWords, fieldNamed, inWords } from './document.js'
export type { Decided, RateOptions } from './rates.js'
export { percentInWords, rateInWords, reachesGoal, shareInWords } from './rates.js'
export {
  REFUSAL_CODES,
  type RefusalCode,
  refusalInWords,
  type UnreadReason,
  unreadInWords,
} from './refusals.js'
export {
  amountInWords,
  conditionsInWords,
  matchedValue,
  matchInWords,
  predicateInWords,
  promiseInWords,
  thresholdInWords,
  windowInWords,
} from './targets.js'
export type { MetricWords, Named, PauseReason, ProblemAbout, TileState, Words } from './words.js'

export const LANGUAGES = ['en', 'id'] as const
export type Language = (typeof LANGUAGES)[number]

/** Locales of dates, times and numbers. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', id: 'id-ID' }

/**
 * The first language we speak among the tags of a reader, the most wanted first, else English. `in` is the old code of Indonesian.
 */
export function chooseLanguage(tags: readonly (string | null)[]): Language {
  for (const tag of tags) {
    const base = tag?.toLowerCase().split(/[-_]/)[0]
    if (base === 'id' || base === 'in') return 'id'
    if (base === 'en') return 'en'
  }
  return 'en'
}

const WORDS: Readonly<Record<Language, Words>> = { en, id }

/** All words of a language. A page that must stay small takes the sections it needs from `@tenggat/words/en` and `/id`. */
export const wordsOf = (language: Language): Words => WORDS[language]
