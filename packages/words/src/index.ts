import * as en from './en.js'
import * as id from './id.js'
import type { Language } from './language.js'
import type { Words } from './words.js'

export { capitalised, choiceInWords, fieldNamed, inWords } from './document.js'
export type { Language } from './language.js'
export { chooseLanguage, LANGUAGES, LOCALES } from './language.js'
export {
  amountInWords,
  conditionsInWords,
  matchedValue,
  matchInWords,
  predicateInWords,
  promiseInWords,
} from './targets.js'
export type { MetricWords, Named, PauseReason, ProblemAbout, TileState, Words } from './words.js'

const WORDS: Readonly<Record<Language, Words>> = { en, id }

/** All words of a language. A page that must stay small takes the sections it needs from `@tenggat/words/en` and `/id`. */
export const wordsOf = (language: Language): Words => WORDS[language]
