import type { Instant } from '@tenggat/domain'
import { createWallClock, type WallClock } from './wallClock.js'

/** Wall times as pages write them, beside what a wallboard needs. */
export interface ZoneClock extends WallClock {
  /** `Sat 21 Nov 14:30:05`, for tables. */
  full(at: Instant): string
  /** `21 Nov 14:30` */
  short(at: Instant): string
  /** `21 Nov`, for axes. */
  dayMonth(at: Instant): string
  /** `21 November 2026` */
  day(at: Instant): string
  /** What the clocks of the zone show, as the instant at which those of UTC do. */
  wall(at: Instant): number
}

/** Throws RangeError for a zone the browser does not know. */
export function createZoneClock(timeZone: string, locale: string): ZoneClock {
  const clock = createWallClock(timeZone, locale)
  const dayMonth = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short' })
  const day = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' })
  const digits = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  return {
    ...clock,
    full: (at) => `${clock.date(at)} ${clock.exact(at)}`,
    short: (at) => `${dayMonth.format(at)} ${clock.time(at)}`,
    dayMonth: (at) => dayMonth.format(at),
    day: (at) => day.format(at),
    wall: (at) => wallOf(digits.formatToParts(at)) + (((at % SECOND) + SECOND) % SECOND),
  }
}

const SECOND = 1_000

function wallOf(parts: readonly Intl.DateTimeFormatPart[]): number {
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)!.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
}

/** A local date `2026-11-21` as `21 November 2026`; one that cannot be read stays as it is. */
export function dayInWords(date: string, locale: string): string {
  const at = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(at) ? date : createZoneClock('UTC', locale).day(at)
}
