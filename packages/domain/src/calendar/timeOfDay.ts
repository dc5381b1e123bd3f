import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/instant.js'

const TIME = /^([01]\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?$/

/** Milliseconds after local midnight of `HH:MM` or `HH:MM:SS`, 00:00 to 24:00; null for anything else. */
export function timeOfDay(text: string): number | null {
  const parts = TIME.exec(text)
  if (parts === null) return null
  const ms = Number(parts[1]) * HOUR_MS + Number(parts[2]) * MINUTE_MS + Number(parts[3] ?? 0) * SECOND_MS
  return ms <= 24 * HOUR_MS ? ms : null
}
