import type { AmountUnit } from '../terms.js'
import { UNIT_MS } from '../unitMs.js'
import { formatAmount } from './formatAmount.js'

const LARGEST_FIRST = ['days', 'hours', 'minutes', 'seconds'] as const satisfies readonly AmountUnit[]

/** Milliseconds as a document writes them, in the largest unit of which they are a whole number: `30m`, `2d`. */
export function formatMs(ms: number): string {
  const unit = LARGEST_FIRST.find((each) => ms % UNIT_MS[each]! === 0) ?? 'milliseconds'
  return formatAmount({ value: ms / UNIT_MS[unit]!, unit })
}
