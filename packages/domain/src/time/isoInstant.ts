import { type Instant, isInstant } from './instant.js'

export const DATE_TIME_FORM = 'ISO 8601 with a zone and at most milliseconds, like 2026-11-02T09:30:00.000Z'

const ISO_INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/**
 * Reads ISO 8601 with a zone and at most milliseconds into epoch milliseconds; null for anything else. A time without
 * a zone means nothing, a finer one cannot be kept, and a date that no calendar has is not moved to one that exists.
 */
export function readIsoInstant(value: unknown): Instant | null {
  if (typeof value !== 'string') return null
  const parts = ISO_INSTANT.exec(value)
  if (parts === null) return null
  const at = Date.parse(value)
  const midnight = Date.parse(`${parts[1]}T00:00:00Z`)
  if (!isInstant(at) || !isInstant(midnight)) return null
  return new Date(midnight).toISOString().startsWith(parts[1]!) ? at : null
}
