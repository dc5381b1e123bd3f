import { type TimeFormat, type WallTime, wallTimeOf, zoneNamed } from '@tenggat/domain'

const LONGEST_SHOWN = 60

/**
 * Where on the instant line a text lies, or why nowhere. What the text leaves open `zone` says; TIM-9 tells of readings that its clocks
 * showed twice or skipped.
 */
export function readTime(text: string, format: TimeFormat, zone: string | null): WallTime | string {
  const shown = `"${text.slice(0, LONGEST_SHOWN)}"`
  const reading = format.read(text)
  if (reading === null) return `${shown} is not ${format.expected}`
  const { wallMs, offsetMs } = reading
  if (offsetMs !== null) return { at: wallMs - offsetMs, again: null, isSkipped: false }
  if (zone === null) return `${shown} has no offset, and the mapping names no zone for such times`
  return wallTimeOf(zoneNamed(zone)!, wallMs)
}
