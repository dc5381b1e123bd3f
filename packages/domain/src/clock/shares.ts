import type { Calendar } from '../calendar/calendar.js'
import type { Instant } from '../time/instant.js'
import type { Clock } from './clock.js'
import { type Holder, isSameHolder, type Share } from './holder.js'

/** One share a holder, in the order in which they first held it; nothing is added for no time. */
export function addShare(shares: readonly Share[], holder: Holder, ms: number): readonly Share[] {
  if (ms === 0) return shares
  const index = shares.findIndex((share) => isSameHolder(share, holder))
  if (index < 0) return [...shares, { ...holder, ms }]
  return shares.with(index, { ...holder, ms: shares[index]!.ms + ms })
}

export function sumOf(shares: readonly Share[]): number {
  return shares.reduce((sum, { ms }) => sum + ms, 0)
}

/** Time used up to `at`, and whose it was: from `countedFrom` on the ticket has been with `holder` (ATT-1). */
export function accrue(
  clock: Clock,
  calendar: Calendar,
  holder: Holder,
  at: Instant,
): Pick<Clock, 'usedMs' | 'shares'> {
  if (clock.phase !== 'running') return { usedMs: clock.usedMs, shares: clock.shares }
  const ms = calendar.elapsed(clock.countedFrom, at)
  return { usedMs: clock.usedMs + ms, shares: addShare(clock.shares, holder, ms) }
}
