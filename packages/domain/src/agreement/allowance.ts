import type { Calendar } from '../calendar/calendar.js'
import { type Instant, NEVER } from '../time/instant.js'
import { fixedMs } from './amount.js'
import type { Target } from './clauses/targets.js'

/** Past the last instant a date can show: open time beyond it does not exist. */
const END_OF_TIME = 8.64e15

/** What a target allows one clock. */
export interface Allowance {
  /** Open milliseconds of the target's calendar. */
  readonly targetMs: number
  /**
   * Whether the time that is used up at a closing is up only at the opening after it: where working days end at the wall time of an
   * opening, the closing before it is not yet the time that was agreed (CAL-17).
   */
  readonly dueAtOpening: boolean
}

/**
 * AGR-10: what a target allows a clock that starts at `startAt`. Working and calendar days become the open time between the start
 * (moved to the next opening, for working days) and the due instant they name, so that they pause like any other duration. More than
 * there ever will be, when the calendar ends first: such a deadline never comes.
 */
export function allowanceOf(target: Pick<Target, 'within'>, calendar: Calendar, startAt: Instant): Allowance {
  const fixed = fixedMs(target.within)
  if (fixed !== null) return atClosing(fixed)
  const { value, unit, at, cutOff } = target.within
  if (unit === 'calendarDays')
    return atClosing(calendar.elapsed(startAt, calendar.calendarDaysLater(startAt, value)))
  const opensAt = calendar.nextOpen(startAt)
  if (opensAt === NEVER) return atClosing(1)
  if (cutOff !== undefined) {
    const closesAt = calendar.workingDaysByCutOff(startAt, value, cutOff)
    return atClosing(
      calendar.elapsed(opensAt, closesAt === NEVER ? END_OF_TIME : closesAt) + (closesAt === NEVER ? 1 : 0),
    )
  }
  const dueAt = calendar.workingDaysLater(opensAt, value, at ?? 'same-time')
  if (dueAt === NEVER) return atClosing(calendar.elapsed(opensAt, END_OF_TIME) + 1)
  const dueAtOpening = calendar.isOpen(dueAt) && calendar.elapsed(dueAt - 1, dueAt) === 0
  return { targetMs: calendar.elapsed(opensAt, dueAt), dueAtOpening }
}

const atClosing = (targetMs: number): Allowance => ({ targetMs, dueAtOpening: false })

/** When a clock that has used `usedMs` by `from` and runs on is due; `NEVER` when the calendar ends first. At once when it is used up. */
export function dueFrom(
  calendar: Calendar,
  from: Instant,
  { targetMs, dueAtOpening }: Allowance,
  usedMs = 0,
): Instant {
  if (usedMs > targetMs) return from
  const usedUpAt = calendar.deadline(from, targetMs - usedMs)
  return dueAtOpening && usedUpAt !== NEVER ? calendar.nextOpen(usedUpAt) : usedUpAt
}
