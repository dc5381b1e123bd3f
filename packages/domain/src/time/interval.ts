import type { Instant } from './instant.js'

/** A half-open stretch of the instant line: `from` belongs to it, `to` does not. */
export interface Interval {
  readonly from: Instant
  readonly to: Instant
}
