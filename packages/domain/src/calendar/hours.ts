import type { Instant } from '../time/instant.js'

/**
 * A set of open instants that can be measured. Instants and durations in milliseconds.
 * The set is a union of half-open intervals [opens, closes); work that ends at a closing is due at that closing.
 */
export interface Hours {
  /**
   * The smallest instant ≥ `startAt` at which `workMs` of open time is used up; `startAt` itself for 0;
   * `NEVER` when there is not enough. Throws RangeError for a negative or missing amount.
   */
  deadline(startAt: Instant, workMs: number): Instant
  /** Open milliseconds in [fromAt, toAt); 0 when `toAt ≤ fromAt`. */
  elapsed(fromAt: Instant, toAt: Instant): number
  isOpen(at: Instant): boolean
  /** `at` itself when open, else the next opening, else `NEVER`. */
  nextOpen(at: Instant): Instant
}
