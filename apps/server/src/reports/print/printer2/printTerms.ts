import {
  type AgreementTerms,
  type Instant,
  InvalidInput,
  parseDocument,
  parseRunningDocument,
  type Result,
  type RunningTerms,
} from '@tenggat/domain'
import type { Html } from '../printer1/html.js'
import { printTerms as printTerms1 } from '../printer1/printTerms.js'
import type { Language, PrintedData2 } from './printedData.js'

/**
 * Everything that is promised: numbers and hours are those of the running document where there is one, for that is what the clocks run
 * by. What goes unsaid is not on the page, so a clause that comes later leaves old pages as they are.
 */
export function printTerms(
  terms: AgreementTerms | RunningTerms,
  now: Instant,
  language: Language,
): readonly (Html | null)[] {
  return printTerms1(terms, now, language)
}

/** The terms that are signed, and those that run. @throws InvalidInput when this release cannot read them */
export function termsIn({ content, running }: PrintedData2): {
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
