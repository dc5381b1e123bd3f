import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, WEEK_MS } from '../time/duration.js'
import type { Amount, AmountUnit } from './terms.js'

/** Milliseconds of one unit; null for days that only a calendar can measure. */
export const UNIT_MS: Readonly<Record<AmountUnit, number | null>> = {
  milliseconds: 1,
  seconds: SECOND_MS,
  minutes: MINUTE_MS,
  hours: HOUR_MS,
  days: DAY_MS,
  weeks: WEEK_MS,
  workingDays: null,
  calendarDays: null,
}

/** The amount in milliseconds, or null when a calendar and a start are needed to tell. */
export function fixedMs(amount: Amount): number | null {
  const unit = UNIT_MS[amount.unit]
  // Rounding only takes off the dust of binary fractions (0.1 s): readAmount admits whole milliseconds alone.
  return unit === null ? null : Math.round(amount.value * unit)
}
