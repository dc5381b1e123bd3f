import { canonicalJson } from '../../json/canonicalJson.js'
import type { Release } from '../../release.js'
import { type AgreementTerms, type AnyClause, CLAUSES } from '../clauses/index.js'
import { neededFor } from '../fields/field.js'
import type { RunningTerms } from '../terms.js'
import { fieldsOf, formatTerms } from './formatTerms.js'

/** Number of the form in which agreements are hashed, signed, stored and printed today. */
export const DOCUMENT_FORM = 1

/**
 * AGR-47: what an agreement says and nothing that goes unsaid, as plain values with the number of its form. A clause that a later
 * release adds is unsaid in what was written before, so its hash does not move. What was hashed before forms had numbers is form 0:
 * the terms with everything spelled out.
 */
export type StoredDocument = Readonly<Record<string, unknown>>

/**
 * The document of terms: what people sign. AGR-84: with a word that the first release to read its form did not know, it says which
 * release does; without any, it is as that one would write it.
 */
export const documentOf = (
  terms: AgreementTerms,
  clauses: readonly AnyClause[] = CLAUSES,
): StoredDocument => ({
  ...formatTerms(terms, 'short', clauses),
  ...neededBy(terms, clauses),
  form: DOCUMENT_FORM,
})

function neededBy(terms: AgreementTerms, clauses: readonly AnyClause[]): { readonly needs?: Release } {
  const needs = neededFor(fieldsOf(clauses), { ...terms })
  return needs === null ? {} : { needs }
}

/** The document of running terms: what the engine runs, every reference resolved; `levels` is always said. */
export function runningDocumentOf({ levels, ...terms }: RunningTerms): StoredDocument {
  return { ...documentOf(terms), levels }
}

/** The text whose SHA-256 a document is known by. */
export const documentText = (document: StoredDocument): string => canonicalJson(document)
