import { DAY_MS, type Instant } from '@tenggat/domain'
import { type Language, LOCALES } from '@tenggat/words'

/** Beyond this a weekday alone could mean two dates. */
const WEEKDAY_IS_ENOUGH_MS = 6 * DAY_MS

/** An instant as it is told to people: `Tue 10:20 WIB`, with the date where the weekday alone would not do. */
export function wallTime(at: Instant, now: Instant, timeZone: string, language: Language): string {
  const near = at >= now && at - now < WEEKDAY_IS_ENOUGH_MS
  return near
    ? `${weekday(at, timeZone, language)} ${clockTime(at, timeZone, language)} ${zoneName(at, timeZone)}`
    : fullTime(at, timeZone, language)
}

/** `Tue 24 Nov 2026 10:20 WIB`. */
export const fullTime = (at: Instant, timeZone: string, language: Language): string =>
  `${dateInWords(at, timeZone, language)} ${clockTime(at, timeZone, language)} ${zoneName(at, timeZone)}`

/** `Tue 24 Nov 2026`, `Sel 24 Nov 2026`. */
export function dateInWords(at: Instant, timeZone: string, language: Language): string {
  const format = { timeZone, day: 'numeric', month: 'short', year: 'numeric' } as const
  const date = new Intl.DateTimeFormat(LOCALES[language], format).format(at)
  return `${weekday(at, timeZone, language)} ${date}`
}

function weekday(at: Instant, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { timeZone, weekday: 'short' }).format(at)
}

/** `10:20`. */
export function clockTime(at: Instant, timeZone: string, language: Language): string {
  const format = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat(LOCALES[language], format).format(at)
}

/** The name people there use: WIB, WITA and WIT in Indonesia, elsewhere what English has for it. */
export function zoneName(at: Instant, timeZone: string): string {
  const nameIn = (locale: string) =>
    new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')!.value
  const indonesian = nameIn('id-ID')
  return /^WI(B|TA|T)$/.test(indonesian) ? indonesian : nameIn('en-GB')
}
