import type { Instant, Interval } from '../time/instant.js'
import type { Hours } from './hours.js'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Opening and closing wall time, `HH:MM` or `HH:MM:SS`; `24:00` is legal; closing before opening crosses midnight. */
export type OpenHours = readonly [opens: string, closes: string]

/** Hours by weekday. A weekday left out is closed. */
export type WeekHours = Readonly<Partial<Record<Weekday, readonly OpenHours[]>>>

/**
 * A week for a part of the year: from one date to another, both included. `MM-DD` comes every year and may go on over its end;
 * `YYYY-MM-DD` comes once.
 */
export interface Season {
  readonly from: string
  readonly to: string
  readonly weekly: WeekHours
}

/** Hours as people write them out: a week, and what differs from it. A weekday left out is closed. */
export interface WeeklyCalendar {
  /** IANA name, e.g. `Asia/Jakarta`. */
  readonly timeZone: string
  readonly union?: never
  readonly intersection?: never
  readonly weekly: WeekHours
  /** Parts of the year with a week of their own, no two with a date in common; single dates go before them. */
  readonly seasons?: readonly Season[]
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

export const COMBINATIONS = ['union', 'intersection'] as const
export type Combination = (typeof COMBINATIONS)[number]

/** Hours by the names under which others combine them. */
export type Members = Readonly<Record<string, CalendarDefinition>>

/**
 * Hours made of others', each in its own zone: open when any of them is (union) or when all are (intersection). Its dates, and so its
 * working days, are those of its own zone, from midnight to midnight.
 */
export type CombinedCalendar = { readonly timeZone: string } & (
  | { readonly union: Members; readonly intersection?: never }
  | { readonly intersection: Members; readonly union?: never }
)

export type CalendarDefinition = WeeklyCalendar | CombinedCalendar

export const isCombined = (definition: CalendarDefinition): definition is CombinedCalendar =>
  'union' in definition || 'intersection' in definition

/** In which way hours are combined, and of which. */
export function combinationOf({ union, intersection }: CombinedCalendar): readonly [Combination, Members] {
  return union === undefined ? ['intersection', intersection] : ['union', union]
}

/** The hours that were written out, of which all the others are made. */
export function weeklyPartsOf(definition: CalendarDefinition): readonly WeeklyCalendar[] {
  if (!isCombined(definition)) return [definition]
  return Object.values(combinationOf(definition)[1]).flatMap(weeklyPartsOf)
}

/** What comes before a wall time of the calendar's zone counts some days, what comes later counts more. */
export interface CutOff {
  /** `HH:MM` or `HH:MM:SS`. */
  readonly before: string
  /** Working days from that time on. */
  readonly otherwise: number
}

/** One open stretch with where it came from, for explanations. */
export interface OpenStretch extends Interval {
  /** The local date on which the hours began, `YYYY-MM-DD` in the calendar's zone; of combined ones the date it lies on. */
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
  /**
   * The name of a local date `YYYY-MM-DD` among the holidays, of that year or of every year; null when it has none. Of combined hours the
   * names that its members have for it.
   */
  holidayOn(date: string): string | null
  /** The names of the holidays that an instant lies on, of every member of combined hours in that one's own zone. */
  holidaysAt(at: Instant): readonly string[]
  /**
   * The due instant of an agreement counted in working days: the same wall time `days` working dates later, or the
   * close of business of that date. A start outside hours first moves to the next opening. Where the wall time lies
   * outside that date's hours the result is the last closing before it (or that date's first opening). `NEVER` if there is none.
   * Hours past midnight belong to the date they began on. Throws RangeError unless
   * `days` is a whole number from 0 to 100,000.
   */
  workingDaysLater(startAt: Instant, days: number, at: 'same-time' | 'close-of-business'): Instant
  /**
   * CAL-27: the close of business `days` working dates after the date of an instant that lies on a working date, before the cut-off and
   * before its last closing; else of `otherwise` working dates after it. `NEVER` if there is none. Takes the same counts of days.
   */
  workingDaysByCutOff(startAt: Instant, days: number, cutOff: CutOff): Instant
  /** Whether a wall time lies between the first opening and the last closing of some working date, its ends included. */
  hasCutOff(time: string): boolean
  /** The same wall time `days` local dates later (a time that a gap skips moves forward by the gap). Ignores hours, takes the same `days`. */
  calendarDaysLater(startAt: Instant, days: number): Instant
}
