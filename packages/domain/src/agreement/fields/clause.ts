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

/** How long an agreement runs, as far as it is known. Dates begin at midnight of the zone; `endsOn` is the first one without it, `lastDayOf` the last one with it. */
export interface Dates {
  readonly startsOn: string | null
  /** Null where it does not end by itself. */
  readonly endsOn: string | null
  readonly timeZone: string
}

/** When a thing falls due next, strictly after an instant; null: not again. */
type NextDue<Part> = { next(part: Part, dates: Dates, after: Instant): Instant | null }['next']

/** One part of an agreement's document: all that is to be known of it, for reading, writing, comparing, editing and printing it. */
export interface Clause<M extends FieldMap, Kind extends string = never> {
  readonly section: Section
  /** By their names in the terms, in the order of the document. */
  readonly fields: M
  /** What no field can say by itself. What could not be read is undefined. */
  check?(part: TermsOf<M>, context: Context): void
  /** What falls due by itself, by a kind of its own in the agreement. */
  readonly due?: Readonly<Record<Kind, NextDue<TermsOf<M>>>>
}

/** Says a clause, so that its terms follow from its fields. */
export const clause = <M extends FieldMap, Kind extends string = never>(
  said: Clause<M, Kind>,
): Clause<M, Kind> => said
