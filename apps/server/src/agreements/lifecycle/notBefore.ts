import type { Instant } from '@tenggat/domain'

/** How old an instant asked for may be when it arrives: it meant the present when it was sent. */
const UNDERWAY_MS = 60_000

/** The instant asked for, not before the present; null when it is really past. */
export function notBefore(asked: Instant, now: Instant): Instant | null {
  return asked < now - UNDERWAY_MS ? null : Math.max(asked, now)
}
