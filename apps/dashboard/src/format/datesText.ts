import type { OpenHours } from '@tenggat/domain'
import { hoursText, parseHoursText } from './weekHours.js'

type Hours = Readonly<Record<string, readonly OpenHours[]>>

/** The parts of a calendar that are about single dates. */
export interface Dates {
  readonly dates?: Hours
  readonly yearly?: Hours
  readonly holidays?: Readonly<Record<string, string>>
}

const LINE = /^((?:\d{4}-)?\d{2}-\d{2})(?:\s+(\[[^\]]*\]))?(?:\s+(.*))?$/

/**
 * One line a date: `2026-12-25 [] Christmas Day`, `12-24 [08:00-12:00] Christmas Eve`, `08-17 Independence Day`. Brackets hold the
 * hours of that date, empty for closed; without them only the name is said. A date without a year is every year's.
 */
export function datesText(calendar: Dates): string {
  const hours: Hours = { ...calendar.yearly, ...calendar.dates }
  const names = calendar.holidays ?? {}
  return [...new Set([...Object.keys(hours), ...Object.keys(names)])]
    .sort()
    .map((date) =>
      [date, hours[date] === undefined ? null : `[${hoursText(hours[date])}]`, names[date]]
        .filter((part) => part != null)
        .join(' '),
    )
    .join('\n')
}

/** Null when a line cannot be read; whether its date exists is the calendar's own question. */
export function parseDatesText(text: string): Dates | null {
  const dates: Record<string, readonly OpenHours[]> = {}
  const yearly: Record<string, readonly OpenHours[]> = {}
  const holidays: Record<string, string> = {}
  for (const line of text.split('\n').map((it) => it.trim())) {
    if (line === '') continue
    const [, date, brackets, name] = LINE.exec(line) ?? []
    if (date === undefined) return null
    if (brackets !== undefined) {
      const hours = parseHoursText(brackets.slice(1, -1))
      if (hours === null) return null
      ;(date.length === 5 ? yearly : dates)[date] = hours
    }
    if (name !== undefined && name !== '') holidays[date] = name
    if (brackets === undefined && (name === undefined || name === '')) return null
  }
  const kept = Object.entries({ dates, yearly, holidays }).filter(([, it]) => Object.keys(it).length > 0)
  return Object.fromEntries(kept)
}
