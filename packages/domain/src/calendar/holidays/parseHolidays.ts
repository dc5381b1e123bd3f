import { type DayNumber, dayNumberOf, localDateOf } from '../../time/localDate.js'
import { accept, type Problem, type Result } from '../../time/result.js'
import type { HolidaySet } from './withHolidays.js'

/** Longer than any holiday: what exceeds it is a mistake in the file. */
const MAX_DAYS_OF_ONE = 92
const NAMELESS = 'Holiday'

interface Line {
  /** Counted from 1 in the file, where the line begins. */
  readonly number: number
  readonly name: string
  readonly value: string
}

/**
 * Reads the all-day events of an iCalendar file (RFC 5545) as holidays. An event of several days names each of them;
 * one that recurs every year on its date becomes a date of every year; a cancelled one is left out. Whatever would
 * need more than that, such as an event with a time of day, is refused with the number of its line as path.
 */
export function parseHolidays(text: string): Result<HolidaySet> {
  const problems: Problem[] = []
  const holidays: Record<string, string> = {}
  const events = eventsOf(linesOf(text))
  if (events === null) {
    const expected = 'BEGIN:VCALENDAR … END:VCALENDAR with every event ended'
    problems.push({
      code: 'MALFORMED_ICALENDAR',
      path: [],
      message: 'this is not an iCalendar file',
      expected,
    })
  }
  for (const event of events ?? []) {
    for (const [date, name] of holidaysOf(event, problems)) holidays[date] ??= name
  }
  return problems.length > 0 ? { ok: false, problems } : accept(holidays)
}

/** Content lines, those that were folded joined again. */
function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const last = lines.at(-1)
    if (/^[ \t]/.test(raw) && last !== undefined) {
      lines[lines.length - 1] = { ...last, value: last.value + raw.slice(1) }
    } else if (raw !== '') {
      const parts = /^([^:;]+)(?:;[^:]*)?:(.*)$/.exec(raw)
      lines.push({ number: index + 1, name: parts?.[1]?.toUpperCase() ?? '', value: parts?.[2] ?? '' })
    }
  }
  return lines
}

/** The lines of each event, or null when the file does not open and close as it should. */
function eventsOf(lines: readonly Line[]): Line[][] | null {
  const is = (line: Line | undefined, name: string, value: string) =>
    line?.name === name && line.value.trim().toUpperCase() === value
  if (!is(lines[0], 'BEGIN', 'VCALENDAR') || !is(lines.at(-1), 'END', 'VCALENDAR')) return null
  const events: Line[][] = []
  let open: Line[] | null = null
  for (const line of lines) {
    if (is(line, 'BEGIN', 'VEVENT')) open = [line]
    else if (is(line, 'END', 'VEVENT')) {
      if (open !== null) events.push(open)
      open = null
    } else open?.push(line)
  }
  return open === null ? events : null
}

function holidaysOf(event: readonly Line[], problems: Problem[]): [date: string, name: string][] {
  const find = (name: string) => event.find((line) => line.name === name)
  if (find('STATUS')?.value.trim().toUpperCase() === 'CANCELLED') return []
  const [start, end, rule] = [find('DTSTART') ?? event[0]!, find('DTEND'), find('RRULE')]
  const refuse = (code: string, { number, value }: Line, expected: string): [] => {
    problems.push({
      code,
      path: [number],
      message: `${JSON.stringify(value.slice(0, 60))} cannot be read`,
      expected,
    })
    return []
  }
  const first = dayOf(start.value)
  if (first === null)
    return refuse('MALFORMED_HOLIDAY', start, 'an all-day event: DTSTART;VALUE=DATE:20261225')
  const after = end === undefined ? first + 1 : dayOf(end.value)
  if (after === null || after <= first || after > first + MAX_DAYS_OF_ONE) {
    return refuse('MALFORMED_HOLIDAY', end!, `a date after the start, at most ${MAX_DAYS_OF_ONE} days later`)
  }
  if (rule !== undefined && !/^FREQ=YEARLY(;INTERVAL=1)?$/i.test(rule.value.trim())) {
    return refuse('UNSUPPORTED_RECURRENCE', rule, 'RRULE:FREQ=YEARLY, or single events')
  }
  const name =
    plain(find('SUMMARY')?.value ?? '')
      .trim()
      .slice(0, 200) || NAMELESS
  return Array.from({ length: after - first }, (_, days) => {
    const date = localDateOf(first + days)
    return [rule === undefined ? date : date.slice(-5), name]
  })
}

function dayOf(value: string): DayNumber | null {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(value.trim())
  return parts === null ? null : dayNumberOf(`${parts[1]}-${parts[2]}-${parts[3]}`)
}

/** A text value without its escapes. */
const plain = (value: string) =>
  value
    .replace(/\\([\\;,nN])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? ' ' : escaped))
    .replaceAll('\0', '')
