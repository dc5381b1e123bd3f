import type { Instant, Interval } from '../time/instant.js'
import type { Hours } from './hours.js'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Opening and closing wall time, `HH:MM` or `HH:MM:SS`; `24:00` is legal; closing before opening crosses midnight. */
export type OpenHours = readonly [opens: string, closes: string]

/** The hours of one calendar as people write them. A weekday left out is closed. */
export interface CalendarDefinition {
  /** IANA name, e.g. `Asia/Jakarta`. */
  readonly timeZone: string
  readonly weekly: Readonly<Partial<Record<Weekday, readonly OpenHours[]>>>
  /** Per local date `YYYY-MM-DD`: replaces the weekly hours of that date; `[]` closes it. */
  readonly dates?: Readonly<Record<string, readonly OpenHours[]>>
  /** Per local date `MM-DD` of every year, in the same way; a date of one year goes before it. `02-29` is for leap years. */
  readonly yearly?: Readonly<Record<string, readonly OpenHours[]>>
  /**
   * Names for dates, shown by explanations: `{ "2026-12-25": "Christmas Day", "01-01": "New Year" }`.
   * A name alone closes nothing.
   */
  readonly holidays?: Readonly<Record<string, string>>
}

/** One open stretch with where it came from, for explanations. */
export interface OpenStretch extends Interval {
  /** The local date on which the hours began, `YYYY-MM-DD` in the calendar's zone. */
  readonly date: string
}

/** A compiled calendar: measured hours that know their zone, their dates and the definition they came from. */
export interface Calendar extends Hours {
  readonly definition: CalendarDefinition
  /** True when the open set is the whole instant line. */
  readonly alwaysOpen: boolean
  /** The latest instant from which `workMs` still fits before `deadlineAt`; `deadlineAt` for 0; `EVER` when it never does. */
  startFor(deadlineAt: Instant, workMs: number): Instant
  /** Open stretches that meet [fromAt, toAt), clipped to it, ascending, disjoint, cut where the date they began on changes. */
  openBetween(fromAt: Instant, toAt: Instant): readonly OpenStretch[]
  /** The local date `YYYY-MM-DD` of an instant in the calendar's zone. */
  dateOf(at: Instant): string
  /** The name of a local date `YYYY-MM-DD` among the holidays, of that year or of every year; null when it has none. */
  holidayOn(date: string): string | null
  /**
   * The due instant of an agreement counted in working days: the same wall time `days` working dates later, or the
   * close of business of that date. A start outside hours first moves to the next opening. Where the wall time lies
   * outside that date's hours the result is the last closing before it (or that date's first opening). `NEVER` if there is none.
   * Hours past midnight belong to the date they began on. Throws RangeError unless
   * `days` is a whole number from 0 to 100,000.
   */
  workingDaysLater(startAt: Instant, days: number, at: 'same-time' | 'close-of-business'): Instant
  /** The same wall time `days` local dates later (a time that a gap skips moves forward by the gap). Ignores hours, takes the same `days`. */
  calendarDaysLater(startAt: Instant, days: number): Instant
}
