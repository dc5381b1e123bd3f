import { DAY_MS } from '../time/duration.js'
import type { CalendarDefinition } from './calendar.js'
import { openStretches } from './openStretches.js'
import { workweekOf } from './workweek.js'
import { zoneNamed } from './zone.js'

/** True when there is any open instant. Hours written only for a date that the zone skipped do not make one. */
export function everOpens(definition: CalendarDefinition): boolean {
  const week = workweekOf(definition)
  const zone = zoneNamed(definition.timeZone)!
  return (
    week.repeats ||
    week.overrides.some(
      (day) =>
        week.hoursOf(day).length > 0 &&
        openStretches(week, zone, (day - 1) * DAY_MS, (day + 3) * DAY_MS).length > 0,
    )
  )
}
