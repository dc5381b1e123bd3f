import type { Calendar } from '../../calendar/calendar.js'
import type { Findings } from '../../parse/findings.js'
import type { Target } from '../terms.js'

/**
 * AGR-11: calendar days count closed days too, so on a calendar that closes they could leave no open time at all. A calendar
 * that is not among those given is left to whoever looks it up.
 */
export function refuseClosedCalendarDays(
  targets: readonly Target[],
  calendars: ReadonlyMap<string, Calendar>,
  findings: Findings,
): void {
  targets.forEach((target, index) => {
    const calendar = calendars.get(target.calendar)
    if (target.within.unit !== 'calendarDays' || calendar === undefined || calendar.alwaysOpen) return
    const message = `calendar days need a calendar that never closes, and ${target.calendar} does`
    const expected = 'working days, or a calendar open 24×7'
    findings.add('badDuration', ['targets', index, 'within'], message, expected)
  })
}
