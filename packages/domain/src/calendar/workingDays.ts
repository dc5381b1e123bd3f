import { DAY_MS, type Instant, NEVER } from '../time/instant.js'
import type { DayNumber } from '../time/localDate.js'
import { type DatedStretch, openStretches } from './openStretches.js'
import type { Workweek } from './workweek.js'
import type { Zone } from './zone.js'

/** A working date and its own stretches, those that reach past its midnight included; never empty. */
interface WorkingDate {
  readonly day: DayNumber
  readonly stretches: readonly DatedStretch[]
}

/** See `Calendar.workingDaysLater`; `openAt` is already an opening or an open instant. */
export function workingDaysAfter(
  week: Workweek,
  zone: Zone,
  openAt: Instant,
  days: number,
  at: 'same-time' | 'close-of-business',
): Instant {
  const begun = openStretches(week, zone, openAt, openAt + 1)[0]!.day
  const due = nthWorkingDate(week, zone, begun, days)
  if (due === null) return NEVER
  const closesAt = due.stretches.at(-1)!.to
  if (at === 'close-of-business') return closesAt
  if (days === 0) return openAt
  // Counted from the midnight of the date the hours began on, so a night shift's 02:00 stays in its shift.
  const wallMs = openAt + zone.offsetAt(openAt) + (due.day - begun) * DAY_MS
  return withinHours(due.stretches, zone.instantOf(wallMs))
}

function withinHours(stretches: readonly DatedStretch[], at: Instant): Instant {
  let due = stretches[0]!.from
  for (const { from, to } of stretches) {
    if (from > at) break
    due = Math.min(at, to)
  }
  return due
}

function nthWorkingDate(week: Workweek, zone: Zone, begun: DayNumber, days: number): WorkingDate | null {
  const lastOverride = week.overrides.at(-1) ?? begun
  let left = days
  for (let day = begun; week.repeats || day <= lastOverride; day += 1) {
    const hours = week.hoursOf(day)
    if (hours.length === 0) continue
    const stretches = stretchesOf(week, zone, day)
    if (stretches.length === 0) continue
    if (left === 0) return { day, stretches }
    left -= 1
  }
  return null
}

/** The stretches of one date's own hours, as if no other date had any. None for a date the zone skipped. */
function stretchesOf(week: Workweek, zone: Zone, day: DayNumber): readonly DatedStretch[] {
  const alone: Workweek = { ...week, hoursOf: (other) => (other === day ? week.hoursOf(day) : []) }
  return openStretches(alone, zone, (day - 1) * DAY_MS, (day + 3) * DAY_MS)
}
