/**
 * How far the screen may be believed: `live`; `quiet` (no word for 5 s: a chip says so); `stale` (10 s: digits
 * are hatched and stop at the last confirmed value); `lost` (60 s: a banner says so).
 */
export const FRESHNESS = ['live', 'quiet', 'stale', 'lost'] as const
export type Freshness = (typeof FRESHNESS)[number]

export const QUIET_AFTER_MS = 5_000
export const STALE_AFTER_MS = 10_000
export const LOST_AFTER_MS = 60_000

/** `silentMs`: how long ago the server was last heard. */
export function freshness(silentMs: number): Freshness {
  if (silentMs < QUIET_AFTER_MS) return 'live'
  if (silentMs < STALE_AFTER_MS) return 'quiet'
  return silentMs < LOST_AFTER_MS ? 'stale' : 'lost'
}
