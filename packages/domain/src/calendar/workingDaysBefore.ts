import { DAY_MS, type Instant } from '../time/instant.js'
import type { Calendar } from './calendar.js'

/**
 * The latest instant from which `days` working days lead no further than to `at`: the way back of `workingDaysLater`. Looked for over ten
 * years; where there were fewer working days than that, that long ago.
 */
export function workingDaysBefore(calendar: Calendar, at: Instant, days: number): Instant {
  const isEarly = (start: Instant) => calendar.workingDaysLater(start, days, 'same-time') <= at
  let span = days * DAY_MS
  while (span < LONGEST_MS && !isEarly(at - span)) span *= 2
  let early = at - span
  let late = at
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (isEarly(middle)) early = middle
    else late = middle
  }
  // Up to a closing, the closing itself is meant.
  return calendar.isOpen(early) && !calendar.isOpen(late) ? late : early
}

const LONGEST_MS = 3_660 * DAY_MS
