import type { Instant } from '@tenggat/domain'

const SAMPLES = 8
const SLEW_PER_MS = 0.05
const STEP_MS = 1_000

/** The server's time, told from its heartbeats on top of the page's monotonic time: a wrong local clock does no harm. */
export interface ServerClock {
  /** Null before the first sample. */
  now(): Instant | null
  /** A message has just arrived that the server stamped `serverTime`. */
  heard(serverTime: Instant): void
  /** A ping came back after `rttMs`. */
  roundTrip(rttMs: number): void
}

/**
 * A pushed stamp is always late by its way here, never early; so of the last eight the one that puts the server
 * furthest ahead was delayed least, and half the best round trip makes up for the rest.
 * Small corrections are slewed at 50 ms per second so that no second is skipped or shown twice; from a second on
 * (first sample, the machine slept) the clock steps.
 */
export function createServerClock(monotonic: () => number): ServerClock {
  let offsets: number[] = []
  let roundTrips: number[] = []
  let applied: number | null = null
  let slewedAt = 0

  function wanted(): number {
    return Math.max(...offsets) + (roundTrips.length === 0 ? 0 : Math.min(...roundTrips) / 2)
  }

  function now(): Instant | null {
    if (applied === null) return null
    const at = monotonic()
    const error = wanted() - applied
    const reach = (at - slewedAt) * SLEW_PER_MS
    applied += Math.abs(error) >= STEP_MS ? error : Math.max(-reach, Math.min(reach, error))
    slewedAt = at
    return Math.round(at + applied)
  }

  return {
    now,
    heard: (serverTime) => {
      const at = monotonic()
      offsets = [...offsets, serverTime - at].slice(-SAMPLES)
      if (applied === null) {
        applied = wanted()
        slewedAt = at
      }
    },
    roundTrip: (rttMs) => {
      roundTrips = [...roundTrips, rttMs].slice(-SAMPLES)
    },
  }
}
