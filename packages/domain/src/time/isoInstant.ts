import type { Instant } from './instant.js'
import { instantAt, OFFSET, offsetMsOf, type WallReading, wallMsOf } from './wallReading.js'

export const DATE_TIME_FORM =
  'ISO 8601 with a zone and at most nanoseconds, like 2026-11-02T09:30:00.000Z or 2026-11-02 09:30:00+01:00'

const ISO = new RegExp(
  `^(\\d{4})-(\\d{2})-(\\d{2})(?:T| +)(\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)? *(${OFFSET})?$`,
  'i',
)

/**
 * TIM-7: reads ISO 8601 in its extended form, with RFC 3339's blank for the T, in any case, and with what systems write for a zone. What
 * is finer than a millisecond is cut off. Null for anything else: a leap second, 24:00 and a date that no calendar has are no times.
 */
export function readIsoTime(text: string): WallReading | null {
  const parts = ISO.exec(text)
  if (parts === null) return null
  const offset = parts[8]
  const wallMs = wallMsOf({
    year: Number(parts[1]),
    month: Number(parts[2]),
    day: Number(parts[3]),
    hour: Number(parts[4]),
    minute: Number(parts[5]),
    second: Number(parts[6] ?? 0),
    fraction: parts[7] ?? '',
  })
  if (wallMs === null) return null
  if (offset === undefined) return { wallMs, offsetMs: null }
  const offsetMs = offsetMsOf(offset)
  return offsetMs === null ? null : { wallMs, offsetMs }
}

/** TIM-7: the same of a text that tells its zone, into epoch milliseconds; null, too, without a zone: such a time means nothing. */
export function readIsoInstant(value: unknown): Instant | null {
  const reading = typeof value === 'string' ? readIsoTime(value) : null
  return reading === null ? null : instantAt(reading)
}
