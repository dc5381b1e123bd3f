import { DAY_MS, type Instant } from '@tenggat/domain'

/** Wall times of one zone in one language. */
export interface WallClock {
  readonly timeZone: string
  /** `14:30` */
  time(at: Instant): string
  /** `14:30` on the day of `now`, `Mon 08:00` on the days around it, else `8 Dec 08:00`: a weekday a week away reads as the next one. */
  near(at: Instant, now: Instant): string
  /** `14:30:05` */
  exact(at: Instant): string
  /** `Sat 21 Nov` */
  date(at: Instant): string
  /** `WIB`, `CET`, else `GMT+5:30`: the first language that has a name for it wins. */
  zoneName(at: Instant): string
}

/** No two dates this near each other, and not the same, have one weekday. */
const NEAR_MS = 6 * DAY_MS

/** Throws RangeError for a zone the browser does not know. */
export function createWallClock(timeZone: string, locale: string): WallClock {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, hourCycle: 'h23', ...options })
  const time = make({ hour: '2-digit', minute: '2-digit' })
  const exact = make({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const weekday = make({ weekday: 'short' })
  const date = make({ weekday: 'short', day: 'numeric', month: 'short' })
  const day = make({ day: 'numeric', month: 'short' })
  const dayKey = make({ year: 'numeric', month: '2-digit', day: '2-digit' })
  const zones = [locale, 'id-ID'].map(
    (it) => new Intl.DateTimeFormat(it, { timeZone, timeZoneName: 'short' }),
  )
  const colons = (text: string) => text.replace(/\./g, ':')
  const show = (at: Instant) => colons(time.format(at))
  return {
    timeZone,
    time: show,
    near: (at, now) => {
      if (dayKey.format(at) === dayKey.format(now)) return show(at)
      return `${Math.abs(at - now) < NEAR_MS ? weekday.format(at) : day.format(at)} ${show(at)}`
    },
    exact: (at) => colons(exact.format(at)),
    date: (at) => date.format(at).replace(',', ''),
    zoneName: (at) => {
      const names = zones.map(
        (zone) => zone.formatToParts(at).find((it) => it.type === 'timeZoneName')?.value,
      )
      return names.find((name) => name !== undefined && !/\d/.test(name)) ?? names[0] ?? timeZone
    },
  }
}
