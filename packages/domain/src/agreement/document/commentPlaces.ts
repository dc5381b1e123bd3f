import { type AgreementTerms, type AnyClause, CLAUSES } from '../clauses/index.js'
import type { AnyField, Fields } from '../fields/field.js'
import { fieldsOf } from './formatTerms.js'

/** A part of an agreement that can be spoken of. */
export interface CommentPlace {
  /** `targets.solve-p1`, or `term` for a part that has no items. */
  readonly path: string
  /** The part of the document. */
  readonly part: string
  /** What people call the item: its title or its name; null for the part as a whole. */
  readonly item: string | null
}

/** Every part that a comment may be about, in the order of the document: each item by its name, and what has no items as a whole. */
export function commentPlaces(
  terms: AgreementTerms,
  clauses: readonly AnyClause[] = CLAUSES,
): readonly CommentPlace[] {
  const said: Fields = { ...terms }
  return Object.entries(fieldsOf(clauses)).flatMap(([part, field]): readonly CommentPlace[] => {
    if (field.shape.kind === 'id') return []
    const places = itemsOf(field, said[part]).map(([key, item]) => ({ path: `${part}.${key}`, part, item }))
    return places.length > 0 ? places : [{ path: part, part, item: null }]
  })
}

function itemsOf({ shape }: AnyField, value: unknown): readonly (readonly [key: string, title: string])[] {
  if (shape.kind !== 'items' || shape.key === null) return []
  const { key } = shape
  return (value as readonly Fields[]).map((item) => [String(item[key]), String(item.title ?? item[key])])
}
