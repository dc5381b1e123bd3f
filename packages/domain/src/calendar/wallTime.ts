import { DAY_MS, type Instant } from '../time/instant.js'
import type { Zone } from './zone.js'

/** Where a reading of a zone's wall clock lies on the instant line. */
export interface WallTime {
  /** TIM-5: the first instant that shows it, or where none does, what lies as far past the gap. */
  readonly at: Instant
  /** The second instant that shows it, where the clock was set back over it. */
  readonly again: Instant | null
  /** No instant shows it: the clock was set forward over it. */
  readonly isSkipped: boolean
}

/** Changes of a zone that would undo each other lie farther apart than this. */
const AROUND_MS = 2 * DAY_MS

/** A wall reading with what TIM-5 passes over. */
export function wallTimeOf(zone: Zone, wallMs: number): WallTime {
  const shown: Instant[] = []
  for (const { from, to, offsetMs } of zone.stretches(wallMs - AROUND_MS, wallMs + AROUND_MS)) {
    const at = wallMs - offsetMs
    if (at >= from && at < to) shown.push(at)
  }
  const [at = zone.instantOf(wallMs), again = null] = shown
  return { at, again, isSkipped: shown.length === 0 }
}

/** What was read last of a ticket, and whether what was read before it mostly rose (above 0) or fell (below 0). */
export interface LastRead {
  readonly at: Instant
  readonly rise: number
}

/**
 * TIM-9: what a reading means that comes after others of its ticket: of its two instants the first that does not go back behind the last
 * one; where all go back, or have done so mostly, the one nearest before it. Alone it is the first.
 */
export function instantAfter({ at, again }: WallTime, last: LastRead | null): Instant {
  if (again === null || last === null || last.at <= at) return at
  if (last.at >= again) return again
  return last.rise < 0 ? at : again
}

/** The last one after another has been read. */
export const lastAfter = (at: Instant, last: LastRead | null): LastRead => ({
  at,
  rise: last === null ? 0 : last.rise + Math.sign(at - last.at),
})
