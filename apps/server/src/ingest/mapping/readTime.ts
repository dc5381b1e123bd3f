import { type Instant, isInstant, zoneNamed } from '@tenggat/domain'
import type { TimeFormat } from './mapping.js'

const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?) ?(Z|[+-]\d{2}(?::?\d{2})?)?$/i

/**
 * The instant a text means, or why it means none. ISO 8601 with an offset, or without one in `zone` (a reading the clocks
 * skipped moves forward by the gap; of a reading they showed twice the first is meant); parts of a millisecond are cut off.
 */
export function readTime(text: string, format: TimeFormat, zone: string | null): Instant | string {
  if (format !== 'iso') return readEpoch(text, format === 'epochSeconds' ? 1_000 : 1)
  const parts = ISO.exec(text)
  if (parts === null) return `"${text}" is not an ISO 8601 time such as 2012-05-01T09:00:00+02:00`
  const [, date, time, offset] = parts
  const wall = Date.parse(`${date}T${toMilliseconds(time!)}Z`)
  // A date that does not exist, such as 30 February, rolls over in some engines: it must read back as written.
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(date!))
    return `"${text}" is not a date that exists`
  if (offset !== undefined) return wall - offsetMs(offset)
  if (zone === null) return `"${text}" has no offset, and the mapping names no zone for such times`
  return zoneNamed(zone)!.instantOf(wall)
}

function toMilliseconds(time: string): string {
  const [clock, fraction = ''] = time.split(/[.,]/)
  const seconds = clock!.length === 5 ? `${clock}:00` : clock
  return `${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}`
}

function offsetMs(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return (offset.startsWith('-') ? -1 : 1) * minutes * 60_000
}

function readEpoch(text: string, unitMs: number): Instant | string {
  const at = /^-?\d{1,16}(?:\.\d{1,6})?$/.test(text) ? Math.floor(Number(text) * unitMs) : Number.NaN
  return isInstant(at) ? at : `"${text}" is not a time counted from 1970`
}
