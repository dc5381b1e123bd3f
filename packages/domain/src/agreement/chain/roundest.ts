import { zoneNamed } from '../../calendar/zone.js'
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../time/instant.js'

/** The first full hour on the wall from `first` to `last` (both included), else the first ten minutes, minute or second, else `first`. */
export function roundest(first: Instant, last: Instant, timeZone: string): Instant {
  const offsetMs = zoneNamed(timeZone)!.offsetAt(first)
  for (const stepMs of [HOUR_MS, 10 * MINUTE_MS, MINUTE_MS, SECOND_MS]) {
    const at = Math.ceil((first + offsetMs) / stepMs) * stepMs - offsetMs
    if (at <= last) return at
  }
  return first
}
