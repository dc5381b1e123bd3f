import type { CutOff } from '../calendar/calendar.js'
import { Findings, type Path } from '../parse/findings.js'
import { show } from '../parse/show.js'
import type { Release } from '../release.js'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, WEEK_MS } from '../time/instant.js'
import { accept, type Result, refuse } from '../time/result.js'
import { EXPECTED_DAYS, formatCutOff, LONGEST_DAYS, readCutOff } from './cutOff.js'

/** A duration as terms state it. `hours` and smaller are counted on the calendar's open time. */
export const AMOUNT_UNITS = [
  'milliseconds',
  'seconds',
  'minutes',
  'hours',
  'days',
  'weeks',
  'workingDays',
  'calendarDays',
] as const
export type AmountUnit = (typeof AMOUNT_UNITS)[number]

/**
 * `days` and `weeks` are 24 h and 168 h of open time. `workingDays` and `calendarDays` are converted at the clock's
 * start to the open time that lies between the start and the due instant they name.
 */
export interface Amount {
  readonly value: number
  readonly unit: AmountUnit
  /** Only for workingDays: due at the same wall time (the default) or at close of business of the last day. */
  readonly at?: 'same-time' | 'close-of-business'
  /** Only for workingDays at close of business: these many where it starts before a wall time, else more. */
  readonly cutOff?: CutOff
}

/** AGR-84: from which release on an amount can be written; null from the first on. */
export const neededForAmount = ({ value, cutOff }: Amount): Release | null =>
  value === 0 || cutOff !== undefined ? '0.2.0' : null

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

const EXPECTED = 'a duration such as 4h, 15m, 90s, 250ms, 2w, "3 working days" or "1 calendar day"'

const WORDS: ReadonlyMap<string, AmountUnit> = new Map<string, AmountUnit>([
  ...spellings('milliseconds', 'ms', 'millisecond', 'milliseconds'),
  ...spellings('seconds', 's', 'second', 'seconds'),
  ...spellings('minutes', 'm', 'min', 'minute', 'minutes'),
  ...spellings('hours', 'h', 'hour', 'hours'),
  ...spellings('days', 'd', 'day', 'days'),
  ...spellings('weeks', 'w', 'week', 'weeks'),
  ...spellings('workingDays', 'working day', 'working days'),
  ...spellings('calendarDays', 'calendar day', 'calendar days'),
])

const SHAPE = /^([+-]?\d{1,12}(?:\.\d{1,12})?) ?([a-z]+(?: [a-z]+)?)( \(close of business\))?$/

/** No agreement promises anything ten years off; a longer span is a slip of the pen. */
const LONGEST_MS = 520 * WEEK_MS

/**
 * AGR-2, AGR-62: a duration as people write it. Refused: nothing, zero but for the same working day, less than zero, a fraction of a millisecond or of a working or
 * calendar day, more than ten years, and close of business for anything but working days.
 */
export function readAmount(raw: unknown, path: Path, findings: Findings): Amount | undefined {
  if (raw === undefined) return findings.add('missing', path, 'the duration is missing', EXPECTED)
  const text = typeof raw === 'string' ? raw.trim() : ''
  if (text === 'same working day') return { value: 0, unit: 'workingDays', at: 'close-of-business' }
  const cutOff = readCutOff(text, path, findings)
  if (cutOff !== null) {
    if (cutOff === undefined) return undefined
    const [value, later] = cutOff
    return { value, unit: 'workingDays', at: 'close-of-business', cutOff: later }
  }
  const shape = SHAPE.exec(text)
  if (shape === null) return findings.add('badDuration', path, `${show(raw)} is not a duration`, EXPECTED)
  const value = Number(shape[1])
  const unit = WORDS.get(shape[2]!)
  if (unit === undefined)
    return findings.add('badDuration', path, `${show(shape[2])} is not a unit of time`, EXPECTED)
  const closes = shape[3] !== undefined
  if (value < 0 || (value === 0 && !(closes && unit === 'workingDays'))) {
    const expected = unit === 'workingDays' ? `more than 0, or ${EXPECTED_DAYS}` : 'more than 0'
    return findings.add('badDuration', path, `${show(raw)} is not more than nothing`, expected)
  }
  if (closes && unit !== 'workingDays') {
    return findings.add(
      'badDuration',
      path,
      'only working days end at close of business',
      '"3 working days (close of business)"',
    )
  }
  if (!fits(value, unit, path, findings)) return undefined
  return closes ? { value, unit, at: 'close-of-business' } : { value, unit }
}

function fits(value: number, unit: AmountUnit, path: Path, findings: Findings): boolean {
  const unitMs = UNIT_MS[unit]
  if (unitMs === null) {
    if (!Number.isInteger(value))
      findings.add('badDuration', path, `${value} days are not whole days`, 'whole days, or hours')
    else if (value > LONGEST_DAYS)
      findings.add('badDuration', path, `${value} days are too many`, 'ten years at most')
    else return true
    return false
  }
  const ms = value * unitMs
  if (ms > LONGEST_MS) findings.add('badDuration', path, `${value} ${unit} are too long`, 'ten years at most')
  else if (Math.round(ms) < 1 || Math.abs(ms - Math.round(ms)) > 1e-6) {
    findings.add(
      'badDuration',
      path,
      `${value} ${unit} are not a whole number of milliseconds`,
      'whole milliseconds',
    )
  } else return true
  return false
}

function spellings(unit: AmountUnit, ...words: string[]): [string, AmountUnit][] {
  return words.map((word) => [word, unit])
}

/** Reads one duration as an agreement's document writes it (AGR-2). */
export function parseAmount(text: string): Result<Amount> {
  const findings = new Findings()
  const amount = readAmount(text, [], findings)
  return amount === undefined ? refuse(...findings.problems) : accept(amount)
}

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
  if (amount.cutOff !== undefined) return formatCutOff(amount.value, amount.cutOff)
  if (short !== undefined) return `${decimal(amount.value)}${short}`
  const days = `${amount.unit === 'workingDays' ? 'working' : 'calendar'} day${amount.value === 1 ? '' : 's'}`
  return `${amount.value} ${days}${amount.at === 'close-of-business' ? ' (close of business)' : ''}`
}

/** Without an exponent, which no document writes. */
const decimal = (value: number): string =>
  String(value).includes('e') ? value.toFixed(12).replace(/0+$/, '') : String(value)

const LARGEST_FIRST = ['days', 'hours', 'minutes', 'seconds'] as const satisfies readonly AmountUnit[]

/** Milliseconds as a document writes them, in the largest unit of which they are a whole number: `30m`, `2d`. */
export function formatMs(ms: number): string {
  const unit = LARGEST_FIRST.find((each) => ms % UNIT_MS[each]! === 0) ?? 'milliseconds'
  return formatAmount({ value: ms / UNIT_MS[unit]!, unit })
}
