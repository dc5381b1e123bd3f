import type { ClockRow, RecordedFact } from '../store/records.js'

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
