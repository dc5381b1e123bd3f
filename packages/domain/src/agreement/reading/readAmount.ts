import type { Findings, Path } from '../../parse/findings.js'
import { show } from '../../parse/show.js'
import { WEEK_MS } from '../../time/duration.js'
import type { Amount, AmountUnit } from '../terms.js'
import { UNIT_MS } from '../unitMs.js'

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
const LONGEST_DAYS = 3_650

/**
 * AGR-2: a duration as people write it. Refused: nothing, zero, less than zero, a fraction of a millisecond or of a working or
 * calendar day, more than ten years, and close of business for anything but working days.
 */
export function readAmount(raw: unknown, path: Path, findings: Findings): Amount | undefined {
  if (raw === undefined) return findings.add('missing', path, 'the duration is missing', EXPECTED)
  const shape = typeof raw === 'string' ? SHAPE.exec(raw.trim()) : null
  if (shape === null) return findings.add('badDuration', path, `${show(raw)} is not a duration`, EXPECTED)
  const value = Number(shape[1])
  const unit = WORDS.get(shape[2]!)
  if (unit === undefined)
    return findings.add('badDuration', path, `${show(shape[2])} is not a unit of time`, EXPECTED)
  if (value <= 0)
    return findings.add('badDuration', path, `${show(raw)} is not more than nothing`, 'more than 0')
  const closes = shape[3] !== undefined
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
