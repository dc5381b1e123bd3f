import { type Instant, MINUTE_MS } from './instant.js'

/** What a text says of a time: what a wall clock showed, and how far that clock was from UTC where the text tells. */
export interface WallReading {
  /** As the epoch milliseconds that the reading would have in UTC. */
  readonly wallMs: number
  /** Wall reading minus instant; null where the text does not tell, and a zone must. */
  readonly offsetMs: number | null
}

/** The instant that a reading with an offset means. */
export const instantAt = ({ wallMs, offsetMs }: WallReading): Instant | null =>
  offsetMs === null ? null : wallMs - offsetMs

export interface WallFields {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour?: number
  readonly minute?: number
  readonly second?: number
  /** Digits after the decimal point; what is finer than a millisecond is cut off (TIM-7). */
  readonly fraction?: string
}

/** The reading of these fields; null where no calendar or clock shows them: 30 February, 24:00 and second 60 are none. */
export function wallMsOf(fields: WallFields): number | null {
  const { year, month, day, hour = 0, minute = 0, second = 0, fraction = '' } = fields
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  if (hour > 23 || minute > 59 || second > 59) return null
  const ms = Number(`${fraction}00`.slice(0, 3))
  const at = Date.UTC(year, month - 1, day, hour, minute, second, ms)
  // `Date.UTC` takes years below 100 for those of the last century.
  return year < 100 ? new Date(at).setUTCFullYear(year, month - 1, day) : at
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Zones that people write by letters and that mean one offset everywhere, in hours. */
const LETTERS: Readonly<Record<string, number>> = { z: 0, ut: 0, utc: 0, gmt: 0, wib: 7, wita: 8, wit: 9 }

/** `Z`, `UTC`, `+01`, `+01:00`, `+0100`, `GMT+0100`, `WIB`, as a pattern without groups. */
export const OFFSET = '(?:(?:UTC|GMT)?[+-]\\d{2}(?::?\\d{2})?|UTC?|GMT|WITA?|WIB|Z)'

/** The distance from UTC that a text in the form of `OFFSET` says; null for one that no clock has. */
export function offsetMsOf(text: string): number | null {
  const hours = LETTERS[text.toLowerCase()]
  if (hours !== undefined) return hours * 60 * MINUTE_MS
  const sign = text.search(/[+-]/)
  const digits = text
    .slice(sign + 1)
    .replace(':', '')
    .padEnd(4, '0')
  const [hour, minute] = [Number(digits.slice(0, 2)), Number(digits.slice(2))]
  if (hour > 23 || minute > 59) return null
  return (text[sign] === '-' ? -1 : 1) * (hour * 60 + minute) * MINUTE_MS
}
