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

/** The session's time zone is UTC, so the usual form is `2026-11-21 20:26:00.123+00`; others go the general way. */
function readInstant(text: string): Instant {
  if (text.charCodeAt(4) === DASH && text.endsWith('+00'))
    return Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
  return Number(defaultParser(TIMESTAMPTZ)(text))
}
const DASH = 45

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
