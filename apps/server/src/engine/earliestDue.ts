import type { Instant } from '@tenggat/domain'
import type { ClockRecord } from '../store/queries/engineClocks.js'

/** The earliest threshold that time will cross; null when there is none. */
export function earliestDue(records: readonly ClockRecord[]): Instant | null {
  let at: Instant | null = null
  for (const { live, clock } of records) {
    const next = clock.nextThresholdAt
    if (live && next !== null && (at === null || next < at)) at = next
  }
  return at
}
