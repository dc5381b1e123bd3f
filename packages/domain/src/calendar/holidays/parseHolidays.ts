import { type DayNumber, dayNumberOf, localDateOf } from '../../time/localDate.js'
import { accept, type Problem, type Result } from '../../time/result.js'
import { eventsIn, type Line } from './icalendar.js'
import { dayOfValue, isForEver, occurrences, readRecurrence } from './recurrence.js'
import type { HolidaySet } from './withHolidays.js'

/** Longer than any holiday: what exceeds it is a mistake in the file. */
const MAX_DAYS = 92
const MAX_EVENTS = 2_000
/** Calendars say nothing of dates before. */
const EARLIEST = dayNumberOf('1800-01-01')!
const NAMELESS = 'Holiday'
/** What comes every year without end, and not on its date, is told in dates up to here unless another year is asked for. */
const THROUGH_YEAR = 2050

/** An event that says more than a holiday can. */
export interface UnreadEvent {
  readonly line: number
  readonly name: string
  readonly code: 'TIMED_EVENT' | 'UNSUPPORTED_RECURRENCE'
  readonly message: string
}

export interface HolidayFile {
  readonly holidays: HolidaySet
  /** Left out of them. */
  readonly unread: readonly UnreadEvent[]
}

/** One event as far as it is about dates. */
interface Event {
  readonly uid: string
  readonly name: string
  readonly line: number
  readonly first: DayNumber
  readonly days: number
  readonly rule: Line | null
  readonly besides: readonly DayNumber[]
  readonly except: readonly DayNumber[]
  /** Stands in for that occurrence of the event with its uid. */
  readonly insteadOf: DayNumber | null
  readonly isCancelled: boolean
}

/**
 * CAL-24: reads the all-day events of an iCalendar file (RFC 5545) as holidays. An event of several days names each of them, its end not
 * included; one that comes every year on its date becomes a date of every year, any other yearly one the dates it has up to
 * `throughYear`. What says more than that is left out and told. Refused is what is no such file or contradicts itself, with the number
 * of its line as path.
 */
export function readHolidayFile(text: string, throughYear = THROUGH_YEAR): Result<HolidayFile> {
  const problems: Problem[] = []
  const unread: UnreadEvent[] = []
  const lines = eventsIn(text)
  if (lines === null) {
    const expected = 'BEGIN:VCALENDAR … END:VCALENDAR with every event ended'
    problems.push({
      code: 'MALFORMED_ICALENDAR',
      path: [],
      message: 'this is not an iCalendar file',
      expected,
    })
  }
  if (lines !== null && lines.length > MAX_EVENTS) {
    const message = `${lines.length} events in one file`
    problems.push({ code: 'TOO_MANY_EVENTS', path: [], message, expected: `at most ${MAX_EVENTS}` })
    return { ok: false, problems }
  }
  const events = (lines ?? []).flatMap((each) => readEvent(each, problems, unread) ?? [])
  const holidays: Record<string, string> = {}
  for (const event of events.filter(({ isCancelled }) => !isCancelled)) {
    const moved = events.flatMap(({ uid, insteadOf }) =>
      uid !== '' && uid === event.uid ? (insteadOf ?? []) : [],
    )
    const except = event.insteadOf === null ? [...event.except, ...moved] : event.except
    const dates = datesOf(event, new Set(except), throughYear)
    if (dates !== null) for (const date of dates) holidays[date] ??= event.name
    else {
      const { rule, name } = event
      const message = `${name}: the rule ${rule!.value.slice(0, 80)} says more than a date or a weekday of every year`
      unread.push({ line: rule!.number, name, code: 'UNSUPPORTED_RECURRENCE', message })
    }
  }
  return problems.length > 0 ? { ok: false, problems } : accept({ holidays, unread })
}

/** The same where nothing may be left out: events that say more than a holiday can are refused. */
export function parseHolidays(text: string): Result<HolidaySet> {
  const file = readHolidayFile(text)
  if (!file.ok || file.value.unread.length === 0) return file.ok ? accept(file.value.holidays) : file
  const problems = file.value.unread.map(({ line, code, message }) => ({
    ...{ code: code === 'TIMED_EVENT' ? 'MALFORMED_HOLIDAY' : code, path: [line], message },
    expected: 'an all-day event, once or every year',
  }))
  return { ok: false, problems }
}

/** Null for one that is told among the unread or the problems. */
function readEvent(lines: readonly Line[], problems: Problem[], unread: UnreadEvent[]): Event | null {
  const find = (name: string) => lines.find((line) => line.name === name)
  const values = (name: string) =>
    lines.filter((line) => line.name === name).flatMap((line) => line.value.split(',').map(dayOfValue))
  const [start, end] = [find('DTSTART') ?? lines[0]!, find('DTEND')]
  const name =
    plain(find('SUMMARY')?.value ?? '')
      .trim()
      .slice(0, 200) || NAMELESS
  const refuse = ({ number, value }: Line, expected: string): null => {
    const message = `${JSON.stringify(value.slice(0, 60))} cannot be read`
    problems.push({ code: 'MALFORMED_HOLIDAY', path: [number], message, expected })
    return null
  }
  const [first, after] = [wholeDay(start.value), end === undefined ? undefined : wholeDay(end.value)]
  if ((first === 'timed' || after === 'timed') && dayOfValue(start.value) !== null) {
    const message = `${name}: it has a time of day, and closes no whole date`
    unread.push({ line: start.number, name, code: 'TIMED_EVENT', message })
    return null
  }
  if (first === null || first === 'timed' || first < EARLIEST)
    return refuse(start, 'an all-day event: DTSTART;VALUE=DATE:20261225')
  const days = after === undefined ? daysOf(find('DURATION')?.value) : Number(after) - first
  if (!(days >= 1 && days <= MAX_DAYS))
    return refuse(end ?? find('DURATION')!, `an end after the start, at most ${MAX_DAYS} days later`)
  const dated = ['RDATE', 'EXDATE', 'RECURRENCE-ID'].flatMap((each) => find(each) ?? [])
  const broken = dated.find((line) => line.value.split(',').some((value) => dayOfValue(value) === null))
  if (broken !== undefined) return refuse(broken, 'dates such as 20261225')
  return {
    ...{ uid: find('UID')?.value.trim() ?? '', name, line: start.number, first, days },
    rule: find('RRULE') ?? null,
    besides: values('RDATE').map((day) => day!),
    except: values('EXDATE').map((day) => day!),
    insteadOf: values('RECURRENCE-ID')[0] ?? null,
    isCancelled: find('STATUS')?.value.trim().toUpperCase() === 'CANCELLED',
  }
}

/** The dates an event closes, `MM-DD` where it does so every year; null when its rule is not understood. */
function datesOf(
  { first, days, rule, besides }: Event,
  except: ReadonlySet<DayNumber>,
  throughYear: number,
): readonly string[] | null {
  const recurrence = rule === null ? null : readRecurrence(rule.value, first)
  if (rule !== null && recurrence === null) return null
  const isEveryYear = recurrence !== null && isForEver(recurrence) && except.size === 0
  const begins =
    recurrence === null ? [first] : isEveryYear ? [] : occurrences(first, recurrence, throughYear)
  const held = (day: DayNumber) => Array.from({ length: days }, (_, later) => localDateOf(day + later))
  return [
    ...(isEveryYear ? held(first).map((date) => date.slice(-5)) : []),
    ...[...begins, ...besides].filter((day) => !except.has(day)).flatMap(held),
  ]
}

/** A date, also written as the midnight it begins with; `timed` where it is another time, null where it is none. */
function wholeDay(value: string): DayNumber | 'timed' | null {
  const parts = /^(\d{8})(?:T(\d{6})(Z?))?$/.exec(value.trim())
  if (parts === null) return null
  const [, date, time, utc] = parts
  const day = dayNumberOf(`${date!.slice(0, 4)}-${date!.slice(4, 6)}-${date!.slice(6)}`)
  return day === null || time === undefined || (time === '000000' && utc === '') ? day : 'timed'
}

/** Of `P3D` or `P1W`; one where nothing is said, none where it is something else. */
function daysOf(duration: string | undefined): number {
  if (duration === undefined) return 1
  const parts = /^P(\d{1,3})([DW])$/.exec(duration.trim().toUpperCase())
  return parts === null ? 0 : Number(parts[1]) * (parts[2] === 'W' ? 7 : 1)
}

/** A text value without its escapes. */
const plain = (value: string) =>
  value
    .replace(/\\([\\;,nN])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? ' ' : escaped))
    .replaceAll('\0', '')
