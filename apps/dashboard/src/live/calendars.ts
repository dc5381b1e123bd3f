import { type Hours, type Instant, type Interval, windowCalendar } from '@tenggat/domain'
import type { CalendarWindow } from './boardMessage.js'

interface Known {
  readonly timeZone: string
  readonly intervals: readonly Interval[]
  readonly hours: Hours
}

/** A calendar whose past before `from` has been let go; counts that began earlier must be carried over to `from`. */
export interface Forgotten {
  readonly calendarId: string
  readonly from: Instant
  /** The hours before letting go, which can still tell what was used up to `from`. */
  readonly hours: Hours
}

/** The open hours of each calendar over the window the server has told: eight days ahead, and no more than a day behind. */
export interface Calendars {
  hours(calendarId: string): Hours | null
  timeZone(calendarId: string): string | null
  /** The zone most clocks of the board live in, as far as calendars tell. */
  firstTimeZone(): string | null
  /** Adds what a message brought and lets go of the past, so that a page open for months holds no more than today. */
  learn(windows: readonly CalendarWindow[]): readonly Forgotten[]
  clear(): void
}

export function createCalendars(): Calendars {
  const known = new Map<string, Known>()

  function learnOne(window: CalendarWindow): Forgotten | null {
    const from = Date.parse(window.from)
    const pushed = window.open.map(([opens, closes]) => ({ from: opens!, to: closes! }))
    const before = known.get(window.id)
    const kept = before?.intervals.filter((interval) => interval.to > from) ?? []
    const intervals = unite([...kept.map((i) => ({ from: Math.max(i.from, from), to: i.to })), ...pushed])
    known.set(window.id, { timeZone: window.timeZone, intervals, hours: windowCalendar(intervals) })
    return before === undefined ? null : { calendarId: window.id, from, hours: before.hours }
  }

  return {
    hours: (calendarId) => known.get(calendarId)?.hours ?? null,
    timeZone: (calendarId) => known.get(calendarId)?.timeZone ?? null,
    firstTimeZone: () => known.values().next().value?.timeZone ?? null,
    learn: (windows) => windows.map(learnOne).filter((forgotten) => forgotten !== null),
    clear: () => known.clear(),
  }
}

/** Ascending, overlapping and touching stretches made one. */
export function unite(intervals: readonly Interval[]): readonly Interval[] {
  const united: { from: Instant; to: Instant }[] = []
  for (const interval of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = united[united.length - 1]
    if (last !== undefined && interval.from <= last.to) last.to = Math.max(last.to, interval.to)
    else united.push({ ...interval })
  }
  return united
}
