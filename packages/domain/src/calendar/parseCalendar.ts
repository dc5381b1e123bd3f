import { dayNumberOf } from '../time/localDate.js'
import { accept, type Problem, type Result } from '../time/result.js'
import { type CalendarDefinition, type OpenHours, WEEKDAYS, type WeeklyCalendar } from './calendar.js'
import { everOpens } from './openSource.js'
import { isCombination, readCombined } from './parseCombined.js'
import { type Path, quoted, readHours } from './readHours.js'
import { readSeasons } from './readSeasons.js'
import { zoneNamed } from './zone.js'

const PARTS = ['timeZone', 'weekly', 'seasons', 'yearly', 'dates', 'holidays'] as const
const MAX_DATES = 10_000
const MAX_NAME_LENGTH = 200

const ONE_YEAR = 'YYYY-MM-DD from 1800-01-01 to 2399-12-31'
const EVERY_YEAR = 'MM-DD'

/**
 * Reads a calendar as written in terms, strictly: every problem is found at once, each with its path.
 * The value is normal: weekdays from Monday, dates ascending, and nothing but what a definition names.
 */
export function parseCalendar(raw: unknown, path: Path = []): Result<CalendarDefinition> {
  const problems: Problem[] = []
  const value = readCalendar(raw, path, problems)
  return problems.length > 0 ? { ok: false, problems } : accept(value)
}

function readCalendar(raw: unknown, path: Path, problems: Problem[]): CalendarDefinition {
  const before = problems.length
  const fields = record(raw, path, 'a calendar: { timeZone, weekly, … }', problems)
  if (problems.length > before) return { timeZone: '', weekly: {} }
  const value = isCombination(fields)
    ? readCombined(fields, path, problems, { readZone, readMember: readCalendar })
    : readWeeklyCalendar(fields, path, problems)
  if (problems.length === before && !everOpens(value)) {
    const [message, expected] = isCombination(fields)
      ? ['the calendars are never open at once', 'hours that meet at least once']
      : ['the calendar is never open', 'hours on at least one weekday or date']
    problems.push({ code: 'NO_WORKING_TIME', path, message, expected })
  }
  return value
}

function readWeeklyCalendar(
  fields: Record<string, unknown>,
  path: Path,
  problems: Problem[],
): WeeklyCalendar {
  for (const key of Object.keys(fields)) {
    if ((PARTS as readonly string[]).includes(key)) continue
    const message = `${quoted(key)} is not a part of a calendar`
    const expected = `${PARTS.join(', ')}, or union or intersection instead`
    problems.push({ code: 'UNKNOWN_KEY', path: [...path, key], message, expected })
  }
  const timeZone = readZone(fields.timeZone, [...path, 'timeZone'], problems)
  const weekly = readWeekly(fields.weekly, [...path, 'weekly'], problems)
  const seasons = readSeasons(fields.seasons, [...path, 'seasons'], problems, {
    ...{ readWeekly, isDate, isYearly },
  })
  const yearly = readDates(fields.yearly, [...path, 'yearly'], isYearly, EVERY_YEAR, problems)
  const dates = readDates(fields.dates, [...path, 'dates'], isDate, ONE_YEAR, problems)
  const holidays = readNames(fields.holidays, [...path, 'holidays'], problems)
  return {
    timeZone,
    weekly,
    ...(seasons && { seasons }),
    ...(yearly && { yearly }),
    ...(dates && { dates }),
    ...(holidays && { holidays }),
  }
}

function readZone(raw: unknown, path: Path, problems: Problem[]): string {
  if (typeof raw === 'string' && zoneNamed(raw) !== null) return raw
  const message = `no time zone is named ${quoted(raw)}`
  problems.push({ code: 'UNKNOWN_TIME_ZONE', path, message, expected: 'an IANA name such as Asia/Jakarta' })
  return ''
}

function readWeekly(raw: unknown, path: Path, problems: Problem[]): WeeklyCalendar['weekly'] {
  const fields = record(raw, path, 'hours by weekday: { mon: [["09:00", "17:00"]] }', problems)
  for (const key of Object.keys(fields)) {
    if ((WEEKDAYS as readonly string[]).includes(key)) continue
    const message = `${quoted(key)} is not a weekday`
    problems.push({ code: 'UNKNOWN_WEEKDAY', path: [...path, key], message, expected: WEEKDAYS.join(', ') })
  }
  const given = WEEKDAYS.filter((weekday) => fields[weekday] !== undefined)
  return Object.fromEntries(
    given.map((weekday) => [weekday, readHours(fields[weekday], [...path, weekday], problems)]),
  )
}

function readDates(
  raw: unknown,
  path: Path,
  isKey: (key: string) => boolean,
  expected: string,
  problems: Problem[],
): Record<string, readonly OpenHours[]> | undefined {
  if (raw === undefined) return undefined
  const fields = record(raw, path, `hours by date, ${expected}`, problems)
  return Object.fromEntries(
    dateKeys(fields, path, isKey, expected, problems).map((date) => [
      date,
      readHours(fields[date], [...path, date], problems),
    ]),
  )
}

function readNames(raw: unknown, path: Path, problems: Problem[]): Record<string, string> | undefined {
  if (raw === undefined) return undefined
  const fields = record(raw, path, 'names by date: { "2026-12-25": "Christmas Day" }', problems)
  const names: Record<string, string> = {}
  const either = (key: string) => isDate(key) || isYearly(key)
  for (const date of dateKeys(fields, path, either, `${ONE_YEAR}, or ${EVERY_YEAR}`, problems)) {
    const name = fields[date]
    if (typeof name === 'string' && isName(name)) {
      names[date] = name
      continue
    }
    const expected = `a text of 1 to ${MAX_NAME_LENGTH} characters`
    const message = `${quoted(name)} is not a name`
    problems.push({ code: 'MALFORMED_NAME', path: [...path, date], message, expected })
  }
  return names
}

/** The keys that are dates, ascending; each of the others is a problem. */
function dateKeys(
  fields: Record<string, unknown>,
  path: Path,
  isKey: (key: string) => boolean,
  expected: string,
  problems: Problem[],
): string[] {
  const keys = Object.keys(fields)
  if (keys.length > MAX_DATES) {
    const message = `${keys.length} dates in one calendar`
    problems.push({ code: 'TOO_MANY_DATES', path, message, expected: `at most ${MAX_DATES}` })
    return []
  }
  for (const key of keys) {
    if (isKey(key)) continue
    const message = `there is no date ${quoted(key)}`
    problems.push({ code: 'UNKNOWN_DATE', path: [...path, key], message, expected })
  }
  return keys.filter(isKey).sort()
}

const isDate = (key: string) => dayNumberOf(key) !== null && key >= '1800-01-01' && key <= '2399-12-31'

/** Tried in a leap year, so that 29 February is a date. */
const isYearly = (key: string) => dayNumberOf(`2000-${key}`) !== null

const isName = (name: string) => name.trim() !== '' && name.length <= MAX_NAME_LENGTH && !name.includes('\0')

function record(raw: unknown, path: Path, expected: string, problems: Problem[]): Record<string, unknown> {
  if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return raw as Record<string, unknown>
  problems.push({ code: 'MALFORMED_CALENDAR', path, message: `${quoted(raw)} is not an object`, expected })
  return {}
}
