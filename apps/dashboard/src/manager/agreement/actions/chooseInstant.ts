import { type Instant, zoneNamed } from '@tenggat/domain'

/** The instant at which a wall time `YYYY-MM-DDTHH:MM` is shown in a zone; null when it is none. */
export function instantOfWall(text: string, timeZone: string): Instant | null {
  const wall = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN
  const zone = zoneNamed(timeZone)
  return zone === null || Number.isNaN(wall) ? null : zone.instantOf(wall)
}
