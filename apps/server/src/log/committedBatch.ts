import type { Instant } from '@tenggat/domain'
import type { ClockRow, RecordedFact } from '../store/records.js'

/** Facts at positions (from, to] that nobody follows: only what the house itself needs to know of them. */
export interface PassedBatch {
  readonly from: number
  readonly to: number
  /** The breaches among them. */
  readonly breaches: readonly RecordedFact[]
  /** The earliest threshold of the live clocks they are about. */
  readonly dueAt: Instant | null
}

/** Facts at positions (from, to], in order. */
export interface CommittedBatch {
  readonly from: number
  readonly to: number
  readonly facts: readonly RecordedFact[]
  /**
   * Rows, as of `to` or later, of every clock the facts are about and of all clocks of a ticket with a `ticketUpdated`.
   * A clock that a correction removed has facts and no row.
   */
  readonly rows: readonly ClockRow[]
}
