import { dayNumberOf } from '../time/localDate.js'
import { accept, type Problem, type Result } from '../time/result.js'
import { type CalendarDefinition, type OpenHours, WEEKDAYS, type Weekday } from './calendar.js'
import { timeOfDay } from './timeOfDay.js'
import { zoneNamed } from './zone.js'

type Path = readonly (string | number)[]

/** More than this in one calendar is a mistake or an attack. */
const MAX_HOURS_A_DATE = 48
const MAX_DATES = 10_000
const MAX_NAME_LENGTH = 200

/**
 * Reads a calendar as written in terms, strictly: every problem is found at once, each with its path.
 * The value is normal: weekdays from Monday, dates ascending, nothing but what the definition names.
 */
export function parseCalendar(raw: unknown, path: Path = []): Result<CalendarDefinition> {
  const reader = new Reader()
  const value = reader.calendar(raw, path)
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : accept(value)
}

class Reader {
  readonly problems: Problem[] = []

  calendar(raw: unknown, path: Path): CalendarDefinition {
    const fields = this.#record(raw, path, 'a calendar: { timeZone, weekly, dates, holidays }')
    for (const key of Object.keys(fields)) {
      if (!['timeZone', 'weekly', 'dates', 'holidays'].includes(key)) {
        this.#refuse(
          'UNKNOWN_KEY',
          [...path, key],
          `${shown(key)} is not a part of a calendar`,
          'timeZone, weekly, dates or holidays',
        )
      }
    }
    const timeZone = this.#timeZone(fields.timeZone, [...path, 'timeZone'])
    const weekly = this.#weekly(fields.weekly, [...path, 'weekly'])
    const dates = fields.dates === undefined ? undefined : this.#dates(fields.dates, [...path, 'dates'])
    const holidays =
      fields.holidays === undefined ? undefined : this.#holidays(fields.holidays, [...path, 'holidays'])
    if (this.problems.length === 0 && !anyHours(weekly, dates ?? {})) {
      this.#refuse(
        'NO_WORKING_TIME',
        path,
        'the calendar is never open',
        'hours on at least one weekday or date',
      )
    }
    return { timeZone, weekly, ...(dates && { dates }), ...(holidays && { holidays }) }
  }

  #timeZone(raw: unknown, path: Path): string {
    const expected = 'an IANA time zone such as Asia/Jakarta'
    if (typeof raw !== 'string')
      this.#refuse('UNKNOWN_TIME_ZONE', path, `${shown(raw)} is not a time zone`, expected)
    else if (zoneNamed(raw) === null) {
      this.#refuse('UNKNOWN_TIME_ZONE', path, `no time zone is named ${shown(raw)}`, expected)
    } else return raw
    return ''
  }

  #weekly(raw: unknown, path: Path): CalendarDefinition['weekly'] {
    const fields = this.#record(raw, path, 'hours by weekday: { mon: [["09:00", "17:00"]] }')
    for (const key of Object.keys(fields)) {
      if (!(WEEKDAYS as readonly string[]).includes(key)) {
        this.#refuse('UNKNOWN_WEEKDAY', [...path, key], `${shown(key)} is not a weekday`, WEEKDAYS.join(', '))
      }
    }
    const weekly: Partial<Record<Weekday, readonly OpenHours[]>> = {}
    for (const weekday of WEEKDAYS) {
      if (fields[weekday] !== undefined) weekly[weekday] = this.#hours(fields[weekday], [...path, weekday])
    }
    return weekly
  }

  #dates(raw: unknown, path: Path): Record<string, readonly OpenHours[]> {
    const fields = this.#record(raw, path, 'hours by date: { "2026-12-25": [] }')
    const dates: Record<string, readonly OpenHours[]> = {}
    for (const date of this.#dateKeys(fields, path)) dates[date] = this.#hours(fields[date], [...path, date])
    return dates
  }

  #holidays(raw: unknown, path: Path): Record<string, string> {
    const fields = this.#record(raw, path, 'names by date: { "2026-12-25": "Christmas Day" }')
    const holidays: Record<string, string> = {}
    for (const date of this.#dateKeys(fields, path)) {
      const name = fields[date]
      if (
        typeof name !== 'string' ||
        name.trim() === '' ||
        name.length > MAX_NAME_LENGTH ||
        name.includes('\0')
      ) {
        this.#refuse(
          'INVALID_HOLIDAY_NAME',
          [...path, date],
          `${shown(name)} is not a name`,
          `a text of 1 to ${MAX_NAME_LENGTH} characters`,
        )
      } else holidays[date] = name
    }
    return holidays
  }

  /** The keys that are dates, ascending; the others are refused. */
  #dateKeys(fields: Record<string, unknown>, path: Path): string[] {
    const keys = Object.keys(fields)
    if (keys.length > MAX_DATES) {
      this.#refuse('TOO_MANY_DATES', path, `${keys.length} dates`, `at most ${MAX_DATES}`)
      return []
    }
    const isDate = (key: string) => dayNumberOf(key) !== null && key >= '1800-01-01' && key < '2400-01-01'
    for (const key of keys.filter((key) => !isDate(key))) {
      this.#refuse(
        'UNKNOWN_DATE',
        [...path, key],
        `there is no date ${shown(key)}`,
        'YYYY-MM-DD from 1800-01-01 to 2399-12-31',
      )
    }
    return keys.filter(isDate).sort()
  }

  #hours(raw: unknown, path: Path): readonly OpenHours[] {
    const expected = 'a list of [opens, closes], [] for closed'
    if (!Array.isArray(raw)) {
      this.#refuse('MALFORMED_HOURS', path, `${shown(raw)} is not a list of hours`, expected)
      return []
    }
    if (raw.length > MAX_HOURS_A_DATE) {
      this.#refuse(
        'TOO_MANY_HOURS',
        path,
        `${raw.length} stretches of hours on one date`,
        `at most ${MAX_HOURS_A_DATE}`,
      )
      return []
    }
    return raw
      .map((pair: unknown, index) => this.#openHours(pair, [...path, index]))
      .filter((pair) => pair !== null)
  }

  #openHours(raw: unknown, path: Path): OpenHours | null {
    if (!Array.isArray(raw) || raw.length !== 2) {
      this.#refuse('MALFORMED_HOURS', path, `${shown(raw)} is not a pair of times`, '["09:00", "17:00"]')
      return null
    }
    const [opens, closes] = [this.#time(raw[0], [...path, 0]), this.#time(raw[1], [...path, 1])]
    if (opens === null || closes === null) return null
    if (timeOfDay(opens) === timeOfDay('24:00')) {
      this.#refuse('MALFORMED_HOURS', [...path, 0], 'nothing opens at 24:00', '00:00 of the next date')
    } else if (timeOfDay(opens) === timeOfDay(closes)) {
      this.#refuse(
        'ZERO_LENGTH_HOURS',
        path,
        `${opens} to ${closes} has no length`,
        'two different times; 00:00 to 24:00 for a whole date',
      )
    } else return [opens, closes]
    return null
  }

  #time(raw: unknown, path: Path): string | null {
    if (typeof raw === 'string' && timeOfDay(raw) !== null) return raw
    this.#refuse(
      'MALFORMED_TIME',
      path,
      `${shown(raw)} is not a time of day`,
      'HH:MM or HH:MM:SS from 00:00 to 24:00',
    )
    return null
  }

  #record(raw: unknown, path: Path, expected: string): Record<string, unknown> {
    if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return { ...raw }
    this.#refuse('MALFORMED_CALENDAR', path, `${shown(raw)} is not an object`, expected)
    return {}
  }

  #refuse(code: string, path: Path, message: string, expected: string): void {
    this.problems.push({ code, path, message, expected })
  }
}

function anyHours(
  weekly: CalendarDefinition['weekly'],
  dates: Record<string, readonly OpenHours[]>,
): boolean {
  return [...Object.values(weekly), ...Object.values(dates)].some((hours) => hours.length > 0)
}

/** A wrong value in a message: quoted, and short however long it is. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text =
    typeof value === 'string' ? JSON.stringify(value) : Array.isArray(value) ? 'a list' : String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
