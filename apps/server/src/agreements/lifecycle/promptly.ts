import type { Instant } from '@tenggat/domain'

/** How old a wished instant may be when it arrives: it meant the present when it was sent. */
const UNDERWAY_MS = 60_000

/** The instant wished, not before the present; null when it is really past. */
export function promptly(wished: Instant, now: Instant): Instant | null {
  return wished < now - UNDERWAY_MS ? null : Math.max(wished, now)
}
