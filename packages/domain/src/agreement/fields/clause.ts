import type { Instant } from '../../time/instant.js'
import type { Context, FieldMap, TermsOf } from './field.js'

/** Under which heading of a form or a page a clause stands, in the order in which an agreement is thought through. */
export const SECTIONS = [
  'summary',
  'people',
  'scope',
  'hours',
  'targets',
  'goals',
  'obligations',
  'clauses',
  'term',
  'levels',
] as const
export type Section = (typeof SECTIONS)[number]

/** The dates that whatever falls due lies between. */
export interface Dates {
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly timeZone: string
}

/** Something that falls due by itself; `kind` is unique in an agreement. */
export interface Due {
  readonly kind: string
  readonly at: Instant
}

/** One part of an agreement's document: all that is to be known of it, for reading, writing, comparing, editing and printing it. */
export interface Clause<M extends FieldMap> {
  readonly section: Section
  /** By their names in the terms, in the order of the document. */
  readonly fields: M
  /** What no field can say by itself. What could not be read is undefined. */
  check?(part: TermsOf<M>, context: Context): void
  /** What falls due next after an instant. */
  due?(part: TermsOf<M>, dates: Dates, after: Instant): readonly Due[]
}

/** Says a clause, so that its terms follow from its fields. */
export const clause = <M extends FieldMap>(said: Clause<M>): Clause<M> => said
