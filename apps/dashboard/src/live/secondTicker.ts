import type { Instant } from '@tenggat/domain'
import type { PageClock } from './pageClock.js'

const SECOND_MS = 1_000

/**
 * The page's only ticker: runs `tick` once a second, just after the server's second changes, so that all walls of a
 * floor change digit together. `serverNow` may answer null while unknown; then the page's own second is as good.
 */
export function startSecondTicker(
  clock: PageClock,
  serverNow: () => Instant | null,
  tick: () => void,
): () => void {
  let callOff = () => {}
  const next = () => {
    const now = serverNow() ?? clock.monotonic()
    callOff = clock.after(SECOND_MS - (((now % SECOND_MS) + SECOND_MS) % SECOND_MS) + 2, run)
  }
  const run = () => {
    tick()
    next()
  }
  next()
  return () => callOff()
}
