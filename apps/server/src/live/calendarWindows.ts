import { type Calendar, compileCalendar, DAY_MS, type Instant } from '@tenggat/domain'
import { calendarIdOf } from '../store/records.js'
import type { LiveReader } from './liveReader.js'

/** Days a window reaches ahead of the present one, today included. */
const DAYS_AHEAD = 8

/** The open hours of one calendar over some days: all a wall knows of it. */
export interface CalendarWindow {
  readonly __typename: 'CalendarWindow'
  readonly id: string
  readonly timeZone: string
  readonly from: Instant
  readonly to: Instant
  readonly open: readonly (readonly [opens: Instant, closes: Instant])[]
}

/** Windows made on `day` (UTC days since 1970) begin the day before: a clock that ran overnight still finds its hours. */
export function windowStart(day: number): Instant {
  return (day - 1) * DAY_MS
}

type Counted = Parameters<typeof calendarIdOf>[0]

/** The calendars of the agreements seen so far, compiled; and their windows. */
export class CalendarWindows {
  readonly #reader: LiveReader
  /** By `<agreement>@<version>`: its calendars by name. Versions never change, so nothing here grows stale. */
  readonly #versions = new Map<string, ReadonlyMap<string, Calendar>>()
  readonly #windows = new Map<string, CalendarWindow>()

  constructor(reader: LiveReader) {
    this.#reader = reader
  }

  /** The agreement versions among the rows whose calendars are not known yet. */
  missing(rows: readonly Counted[]): { agreementId: string; version: number }[] {
    const missing = new Map<string, { agreementId: string; version: number }>()
    for (const { agreementId, agreementVersion: version } of rows) {
      const key = `${agreementId}@${version}`
      if (!this.#versions.has(key)) missing.set(key, { agreementId, version })
    }
    return [...missing.values()]
  }

  /** Afterwards every calendar of the rows is known, or known not to exist. */
  async load(rows: readonly Counted[]): Promise<void> {
    const versions = this.missing(rows)
    if (versions.length === 0) return
    for (const { agreementId, version } of versions) {
      const definitions = await this.#reader.calendars(agreementId, version)
      const compiled = Object.entries(definitions).map(([name, it]) => [name, compileCalendar(it)] as const)
      this.#versions.set(`${agreementId}@${version}`, new Map(compiled))
    }
  }

  /** Null when the agreement names no such calendar. */
  calendarOf(row: Counted): Calendar | null {
    const version = this.#versions.get(`${row.agreementId}@${row.agreementVersion}`)
    return version?.get(row.calendar) ?? null
  }

  windowOf(row: Counted, day: number): CalendarWindow | null {
    const id = calendarIdOf(row)
    const known = this.#windows.get(id)
    const from = windowStart(day)
    if (known?.from === from) return known
    const calendar = this.calendarOf(row)
    if (calendar === null) return null
    const to = (day + DAYS_AHEAD) * DAY_MS
    const open = joined(calendar.openBetween(from, to))
    const { timeZone } = calendar.definition
    const window: CalendarWindow = { __typename: 'CalendarWindow', id, timeZone, from, to, open }
    this.#windows.set(id, window)
    return window
  }
}

/** Stretches that touch (hours until 24:00, then from 00:00) become one. */
function joined(
  stretches: readonly { readonly from: Instant; readonly to: Instant }[],
): [Instant, Instant][] {
  const open: [Instant, Instant][] = []
  for (const { from, to } of stretches) {
    const last = open.at(-1)
    if (last !== undefined && last[1] === from) last[1] = to
    else open.push([from, to])
  }
  return open
}
