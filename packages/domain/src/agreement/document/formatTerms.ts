import { type AgreementTerms, type AnyClause, CLAUSES } from '../clauses/index.js'
import { type Fields, type Style, writeFields } from '../fields/field.js'

/** An agreement's document as plain values. */
export type AgreementDocument = Fields

/**
 * AGR-26: the document that a person would write for these terms, in the order people read it, without what goes unsaid.
 * Parsing it gives the terms back. In full style, every shorthand is written out, so that each field has one place.
 */
export const formatTerms = (
  terms: AgreementTerms,
  style: Style = 'short',
  clauses: readonly AnyClause[] = CLAUSES,
): AgreementDocument => writeFields(fieldsOf(clauses), { ...terms }, style)

export const fieldsOf = (clauses: readonly AnyClause[]) =>
  Object.assign({}, ...clauses.map(({ fields }) => fields)) as AnyClause['fields']
