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

/**
 * TIM-9: what a reading means that comes after another: of two instants the first that does not go back behind it.
 * @param before the instant read last of the same ticket; null for none
 */
export function instantAfter({ at, again }: WallTime, before: Instant | null): Instant {
  if (again === null || before === null || before <= at) return at
  // Both of the hours that look alike lie between `at` and here; what was read beyond them says nothing of either.
  return before < again + (again - at) ? again : at
}
