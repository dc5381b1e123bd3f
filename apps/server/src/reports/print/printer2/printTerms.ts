import {
  type AgreementTerms,
  InvalidInput,
  parseDocument,
  parseRunningDocument,
  type Result,
  type RunningTerms,
} from '@tenggat/domain'
import { wordsOf } from '@tenggat/words'
import type { Html } from '../printer1/html.js'
import { printClauses } from './printClauses.js'
import type { Language, PrintedDocument } from './printedData.js'
import type { OwnWays } from './saying.js'

/**
 * Everything that is promised: numbers and hours are those of the running document where there is one, for that is what the clocks run
 * by. What goes unsaid is not on the page, so a clause that comes later leaves old pages as they are. The words are those of the form
 * and of the agreement's page; the printed pages kept with the tests say when one that stands on pages already is changed.
 */
export const printTerms = (
  terms: AgreementTerms | RunningTerms,
  language: Language,
  own: OwnWays,
): readonly (Html | null)[] => printClauses({ words: wordsOf(language), terms: own.read(terms), own })

/** The terms that are signed, and those that run. @throws InvalidInput when this release cannot read them */
export function termsIn({ content, running }: PrintedDocument): {
  readonly signed: AgreementTerms
  readonly shown: AgreementTerms | RunningTerms
} {
  const signed = must(parseDocument(content))
  return { signed, shown: running === null ? signed : must(parseRunningDocument(running)) }
}

function must<T>(read: Result<T>): T {
  if (read.ok) return read.value
  throw new InvalidInput(read.problems)
}
