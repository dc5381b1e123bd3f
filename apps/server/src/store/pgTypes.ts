import type { Instant } from '@tenggat/domain'
import pg from 'pg'

const INT8 = 20
const INT8_ARRAY = 1016
const TIMESTAMPTZ = 1184
const TIMESTAMPTZ_ARRAY = 1185

/**
 * How the store's connections read PostgreSQL's text: `timestamptz` as epoch milliseconds, `bigint` as number
 * (an error beyond 2⁵³ rather than a rounded value). Given to each pool, so nothing is changed for other users of `pg`.
 */
export const pgTypes = new pg.TypeOverrides()

pgTypes.setTypeParser(TIMESTAMPTZ, 'text', readInstant)
pgTypes.setTypeParser(INT8, 'text', readBigint)
pgTypes.setTypeParser(TIMESTAMPTZ_ARRAY, 'text', (text) =>
  (defaultParser(TIMESTAMPTZ_ARRAY)(text) as (Date | number | null)[]).map((date) =>
    date === null ? null : +date,
  ),
)
pgTypes.setTypeParser(INT8_ARRAY, 'text', (text) =>
  (defaultParser(INT8_ARRAY)(text) as (string | null)[]).map((part) =>
    part === null ? null : readBigint(part),
  ),
)

function defaultParser(oid: number): (text: string) => unknown {
  return pg.types.getTypeParser(oid, 'text')
}

/**
 * The session's time zone is UTC, so the usual form is `2026-11-21 20:26:00.123+00`; others go the general way. Read digit by digit: a
 * list reads hundreds of them, and to have `Date` parse a text made of it takes four times as long.
 */
function readInstant(text: string): Instant {
  const year = two(text, 0) * 100 + two(text, 2)
  if (text.charCodeAt(4) !== DASH || !text.endsWith('+00') || year < 100)
    return Number(defaultParser(TIMESTAMPTZ)(text))
  const time = Date.UTC(year, two(text, 5) - 1, two(text, 8), two(text, 11), two(text, 14), two(text, 17))
  return time + millisecondsIn(text)
}
const DASH = 45
const ZERO = 48

const two = (text: string, at: number): number =>
  (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO

/** What lies behind the point of the usual form, which PostgreSQL writes without zeros at its end. */
function millisecondsIn(text: string): number {
  let ms = 0
  for (let at = 20; at < 23; at++) ms = ms * 10 + (at < text.length - 3 ? text.charCodeAt(at) - ZERO : 0)
  return ms
}

function readBigint(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a JavaScript number`)
  return value
}

/**
 * The text PostgreSQL reads as the instant: for arrays sent to `$1::timestamptz[]`.
 * Years are written with at least four digits; before year 1 with `BC`.
 */
export function writeInstant(at: Instant): string {
  const iso = new Date(at).toISOString()
  if (iso.charCodeAt(0) === PLUS) return iso.slice(1).replace(/^0+(?=\d{5})/, '')
  if (iso.charCodeAt(0) !== DASH) return iso.startsWith('0000') ? `0001${iso.slice(4)} BC` : iso
  const year = Number(iso.slice(1, 7)) + 1
  return `${String(year).padStart(4, '0')}${iso.slice(7)} BC`
}
const PLUS = 43

export const writeInstantOrNull = (at: Instant | null): string | null =>
  at === null ? null : writeInstant(at)
