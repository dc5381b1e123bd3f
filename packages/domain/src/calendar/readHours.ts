import type { Problem } from '../time/result.js'
import type { OpenHours } from './calendar.js'
import { timeOfDay } from './timeOfDay.js'

export type Path = readonly (string | number)[]

/** More than this on one date is a mistake or an attack. */
const MAX_HOURS_A_DATE = 48

/** The hours of one date as written; what is wrong with them is added to `problems`. */
export function readHours(raw: unknown, path: Path, problems: Problem[]): readonly OpenHours[] {
  if (!Array.isArray(raw)) {
    problems.push({
      code: 'MALFORMED_HOURS',
      path,
      message: `${quoted(raw)} is not a list of hours`,
      expected: '[["09:00", "17:00"]], or [] for closed',
    })
    return []
  }
  if (raw.length > MAX_HOURS_A_DATE) {
    problems.push({
      code: 'TOO_MANY_HOURS',
      path,
      message: `${raw.length} hours on one date`,
      expected: `at most ${MAX_HOURS_A_DATE}`,
    })
    return []
  }
  return Array.from(raw, (pair: unknown, index) => readPair(pair, [...path, index], problems)).filter(
    (hours) => hours !== null,
  )
}

function readPair(raw: unknown, path: Path, problems: Problem[]): OpenHours | null {
  if (!Array.isArray(raw) || raw.length !== 2) {
    problems.push({
      code: 'MALFORMED_HOURS',
      path,
      message: `${quoted(raw)} is not a pair of times`,
      expected: '["09:00", "17:00"]',
    })
    return null
  }
  const opens = readTime(raw[0], [...path, 0], '23:59:59', problems)
  const closes = readTime(raw[1], [...path, 1], '24:00', problems)
  if (opens === null || closes === null) return null
  if (timeOfDay(opens) !== timeOfDay(closes)) return [opens, closes]
  problems.push({
    code: 'ZERO_LENGTH_HOURS',
    path,
    message: `${opens} to ${closes} has no length`,
    expected: 'two different times; 00:00 to 24:00 for a whole date',
  })
  return null
}

function readTime(raw: unknown, path: Path, latest: string, problems: Problem[]): string | null {
  const ms = typeof raw === 'string' ? timeOfDay(raw) : null
  if (ms !== null && ms <= timeOfDay(latest)!) return raw as string
  const expected = `HH:MM or HH:MM:SS from 00:00 to ${latest}`
  problems.push({ code: 'MALFORMED_TIME', path, message: `${quoted(raw)} is not a time of day`, expected })
  return null
}

/** A wrong value in a message: short however long it is, and telling text from number. */
export function quoted(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value !== 'string') return String(value).slice(0, 60)
  return value.length > 60 ? `${JSON.stringify(value.slice(0, 60))}…` : JSON.stringify(value)
}
