import type { Calendar } from '../calendar/calendar.js'
import { type Instant, NEVER } from '../time/instant.js'
import { fixedMs } from './amount.js'
import type { Target } from './clauses/targets.js'

/** Past the last instant a date can show: open time beyond it does not exist. */
const END_OF_TIME = 8.64e15

/**
 * AGR-10: the open milliseconds that a target allows a clock that starts at `startAt`. Working and calendar days become the
 * open time between the start (moved to the next opening, for working days) and the due instant they name, so that they pause
 * like any other duration. More than there ever will be, when the calendar ends first: such a deadline never comes.
 */
export function targetWorkMs(target: Pick<Target, 'within'>, calendar: Calendar, startAt: Instant): number {
  const fixed = fixedMs(target.within)
  if (fixed !== null) return fixed
  const { value, unit, at } = target.within
  if (unit === 'calendarDays') return calendar.elapsed(startAt, calendar.calendarDaysLater(startAt, value))
  const opensAt = calendar.nextOpen(startAt)
  if (opensAt === NEVER) return 1
  const dueAt = calendar.workingDaysLater(opensAt, value, at ?? 'same-time')
  return dueAt === NEVER ? calendar.elapsed(opensAt, END_OF_TIME) + 1 : calendar.elapsed(opensAt, dueAt)
}
