import type { Amount, AmountUnit } from '../terms.js'

const SHORT: Readonly<Partial<Record<AmountUnit, string>>> = {
  milliseconds: 'ms',
  seconds: 's',
  minutes: 'm',
  hours: 'h',
  days: 'd',
  weeks: 'w',
}

/** The amount as an agreement's document writes it: `4h`, `3 working days (close of business)`. Reading it gives it back. */
export function formatAmount(amount: Amount): string {
  const short = SHORT[amount.unit]
  if (short !== undefined) return `${decimal(amount.value)}${short}`
  const days = `${amount.unit === 'workingDays' ? 'working' : 'calendar'} day${amount.value === 1 ? '' : 's'}`
  return `${amount.value} ${days}${amount.at === 'close-of-business' ? ' (close of business)' : ''}`
}

/** Without an exponent, which no document writes. */
const decimal = (value: number): string =>
  String(value).includes('e') ? value.toFixed(12).replace(/0+$/, '') : String(value)
