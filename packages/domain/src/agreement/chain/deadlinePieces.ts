import type { Calendar } from '../../calendar/calendar.js'
import { timeOfDay } from '../../calendar/timeOfDay.js'
import { zoneNamed } from '../../calendar/zone.js'
import { DAY_MS, type Instant } from '../../time/instant.js'
import { allowanceOf, dueFrom } from '../allowance.js'
import { fixedMs, formatAmount } from '../amount.js'
import { type Pieces, piecewise } from './pieces.js'
import type { TargetHours } from './targetHours.js'

/** When a clock that starts at an instant is due, if nothing pauses it; `NEVER` when the calendar ends first. */
export const deadlineFrom =
  ({ target, calendar }: TargetHours) =>
  (startAt: Instant): Instant =>
    dueFrom(calendar, startAt, allowanceOf(target, calendar, startAt))

/**
 * The deadline as a function of the start, over [from, to). Within one open stretch a fixed amount is due later by as much as
 * the start is later, and jumps forward where it reaches a closing; within closed hours nothing changes. So the calendar's
 * boundaries cut it as `piecewise` needs. Days are counted on the wall, whose clock also jumps back: the wall times at which
 * hours or the zone's offset change are cuts of every date.
 */
export function deadlinePieces(promise: TargetHours, from: Instant, to: Instant): Pieces {
  const { target, calendar } = promise
  const f = deadlineFrom(promise)
  const cuts = calendar.openBetween(from, to).flatMap((open) => [open.from, open.to])
  if (fixedMs(target.within) !== null) return piecewise(f, cuts, from, to)
  const lastDue = f(to - 1)
  return piecewise(
    f,
    [...cuts, ...wallCuts(promise, from, to, Number.isFinite(lastDue) ? lastDue : to)],
    from,
    to,
  )
}

/** Draws the deadlines of a promise as pieces; see `deadlinePieces`. */
export type DrawDeadlines = typeof deadlinePieces

/** Many targets have the same amount by the same calendar: each is drawn once for as long as the answer is held. */
export function drawDeadlinesOnce(): DrawDeadlines {
  const drawn = new Map<Calendar, Map<string, Pieces>>()
  return (promise, from, to) => {
    const { target, calendar } = promise
    const ofCalendar = drawn.get(calendar) ?? new Map<string, Pieces>()
    drawn.set(calendar, ofCalendar)
    const key = `${formatAmount(target.within)} ${from} ${to}`
    const pieces = ofCalendar.get(key) ?? deadlinePieces(promise, from, to)
    ofCalendar.set(key, pieces)
    return pieces
  }
}

function wallCuts(
  { target, calendar }: TargetHours,
  from: Instant,
  to: Instant,
  until: Instant,
): readonly Instant[] {
  const { cutOff } = target.within
  const zone = zoneNamed(calendar.definition.timeZone)!
  const stretches = zone.stretches(from - DAY_MS, Math.max(to, until) + DAY_MS)
  const offsets = new Set(stretches.map(({ offsetMs }) => offsetMs))
  const hours = calendar.openBetween(from - DAY_MS, Math.max(to, until) + DAY_MS)
  const readings = new Set(
    hours.flatMap((open) => [open.from, open.to].map((at) => withinDay(at + zone.offsetAt(at)))),
  )
  // From a cut-off on, and from another date on, days are counted otherwise.
  if (cutOff !== undefined) readings.add(0).add(withinDay(timeOfDay(cutOff.before)!))
  const cuts: Instant[] = []
  for (const { from: changeAt } of stretches.slice(1)) {
    cuts.push(changeAt)
    for (const offset of offsets) readings.add(withinDay(changeAt + offset))
  }
  for (const offset of offsets) {
    const firstMidnight = Math.floor((from + offset) / DAY_MS) * DAY_MS - offset
    for (let midnight = firstMidnight; midnight < to; midnight += DAY_MS) {
      for (const reading of readings) cuts.push(midnight + reading)
    }
  }
  return cuts
}

const withinDay = (ms: number): number => ((ms % DAY_MS) + DAY_MS) % DAY_MS
