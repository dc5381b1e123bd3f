/** A point on the instant line: milliseconds since 1970-01-01T00:00:00Z, an integer. */
export type Instant = number

/** Later than every instant: the answer when a thing will not happen, such as the next opening after the last. */
export const NEVER = Number.POSITIVE_INFINITY

/** Earlier than every instant. */
export const EVER = Number.NEGATIVE_INFINITY

/** True for a whole number of milliseconds that JavaScript can hold exactly and `Date` can show. */
export function isInstant(value: unknown): value is Instant {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 8.64e15
}

export const SECOND_MS = 1_000
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000
export const WEEK_MS = 604_800_000

/** A half-open stretch of the instant line: `from` belongs to it, `to` does not. */
export interface Interval {
  readonly from: Instant
  readonly to: Instant
}
