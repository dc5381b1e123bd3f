import { DAY_MS, type Instant, type Interval, NEVER } from '../time/instant.js'
import type { DayNumber } from '../time/localDate.js'
import type { CutOff } from './calendar.js'
import type { Hours } from './hours.js'
import { type DatedStretch, openStretches } from './openStretches.js'
import { timeOfDay } from './timeOfDay.js'
import type { Workweek } from './workweek.js'
import type { Zone } from './zone.js'

/** A working date and its own stretches, ascending, those that reach past its midnight included; never empty. */
export interface WorkingDate {
  readonly day: DayNumber
  readonly stretches: readonly DatedStretch[]
}

/** The working dates of hours, asked one by one. */
export interface WorkingDates {
  /** The date that the hours belong to of which this is an open instant. */
  dateOfOpen(openAt: Instant): DayNumber
  /** The stretches of a date; none where it is no working date. */
  on(day: DayNumber): readonly DatedStretch[]
  /** So many working dates after a date, or after the first one that follows it where it is none; null when there are not so many. */
  later(begun: DayNumber, days: number): WorkingDate | null
}

/** See `Calendar.workingDaysLater`; `openAt` is already an opening or an open instant. */
export function workingDaysAfter(
  dates: WorkingDates,
  zone: Zone,
  openAt: Instant,
  days: number,
  at: 'same-time' | 'close-of-business',
): Instant {
  const begun = dates.dateOfOpen(openAt)
  const due = dates.later(begun, days)
  if (due === null) return NEVER
  const closesAt = due.stretches.at(-1)!.to
  if (at === 'close-of-business') return closesAt
  if (days === 0) return openAt
  // Counted from the midnight of the date the hours began on, so a night shift's 02:00 stays in its shift.
  const wallMs = openAt + zone.offsetAt(openAt) + (due.day - begun) * DAY_MS
  return withinHours(due.stretches, zone.instantOf(wallMs))
}

/** CAL-27, see `Calendar.workingDaysByCutOff`. */
export function closeByCutOff(
  dates: WorkingDates,
  zone: Zone,
  hours: Hours,
  startAt: Instant,
  days: number,
  { before, otherwise }: CutOff,
): Instant {
  const day = hours.isOpen(startAt)
    ? dates.dateOfOpen(startAt)
    : Math.floor((startAt + zone.offsetAt(startAt)) / DAY_MS)
  const own = dates.on(day)
  const isInTime =
    own.length > 0 && startAt < Math.min(cutOffOn(day, own, zone, timeOfDay(before)!), own.at(-1)!.to)
  // Where the date is no working date, the first one after it is one of those that are counted.
  const due = dates.later(day, isInTime ? days : own.length > 0 ? otherwise : otherwise - 1)
  return due === null ? NEVER : due.stretches.at(-1)!.to
}

/** A time that lies in the hours only past midnight is that of the night. */
function cutOffOn(day: DayNumber, stretches: readonly DatedStretch[], zone: Zone, timeMs: number): Instant {
  const [that, next] = [day, day + 1].map((date) => zone.instantOf(date * DAY_MS + timeMs)) as [
    Instant,
    Instant,
  ]
  const isWithin = (at: Instant) => stretches[0]!.from <= at && at <= stretches.at(-1)!.to
  return isWithin(next) && !isWithin(that) ? next : that
}

/** Whether a time of the day lies within the hours of one of these dates. */
export const isWithinSome = (
  dates: WorkingDates,
  days: Iterable<DayNumber>,
  zone: Zone,
  time: string,
): boolean => {
  for (const day of days) {
    const own = dates.on(day)
    if (own.length === 0) continue
    const at = cutOffOn(day, own, zone, timeOfDay(time)!)
    if (own[0]!.from <= at && at <= own.at(-1)!.to) return true
  }
  return false
}

function withinHours(stretches: readonly DatedStretch[], at: Instant): Instant {
  let due = stretches[0]!.from
  for (const { from, to } of stretches) {
    if (from > at) break
    due = Math.min(at, to)
  }
  return due
}

/** Dates on which hours begin. */
export const weeklyDates = (week: Workweek, zone: Zone): WorkingDates => ({
  dateOfOpen: (openAt) => openStretches(week, zone, openAt, openAt + 1)[0]!.day,
  on: (day) => (week.hoursOf(day).length === 0 ? [] : stretchesOf(week, zone, day)),
  later(begun, days) {
    const lastSingled = week.singled?.last ?? begun
    let left = days
    let calmBefore = begun
    for (let day = begun; week.repeats || day <= lastSingled; day += 1) {
      if (week.hoursOf(day).length === 0) continue
      if (left > 0 && day >= calmBefore) calmBefore = endOfCalm(zone, day)
      const isCalm = day < calmBefore
      const stretches = isCalm && left > 0 ? null : stretchesOf(week, zone, day)
      if (stretches?.length === 0) continue
      if (left === 0) return { day, stretches: stretches! }
      left -= 1
    }
    return null
  },
})

const DAYS_LOOKED_AHEAD = 64

/** Up to which date none can be skipped, since the zone's offset does not change around them; `day` itself where it does. */
function endOfCalm(zone: Zone, day: DayNumber): DayNumber {
  const until = day + DAYS_LOOKED_AHEAD
  const isCalm = zone.stretches(spanOf(day).from, spanOf(until - 1).to).length === 1
  return isCalm ? until : day
}

/** The stretches of one date's own hours, as if no other date had any. None for a date the zone skipped. */
function stretchesOf(week: Workweek, zone: Zone, day: DayNumber): readonly DatedStretch[] {
  const alone: Workweek = { ...week, hoursOf: (other) => (other === day ? week.hoursOf(day) : []) }
  const { from, to } = spanOf(day)
  return openStretches(alone, zone, from, to)
}

/** Holds the hours of a date in whatever zone. */
export const spanOf = (day: DayNumber): Interval => ({ from: (day - 1) * DAY_MS, to: (day + 3) * DAY_MS })
