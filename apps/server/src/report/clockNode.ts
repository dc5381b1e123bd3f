import type { Instant } from '@tenggat/domain'
import { calendarIdOf } from '../store/calendarId.js'
import type { ClockRow } from '../store/records.js'

/** A clock row as queries hand it out. */
export interface ClockNode extends ClockRow {
  readonly calendarId: string
  /** The instant its derived fields are worked out for, unless a field asks for another. */
  readonly asOf: Instant
}

/**
 * @param asOf as asked; left out, now, and for a replayed source how far its log is complete: behind that nothing is known
 */
export function toClockNode(
  row: ClockRow,
  asOf: Instant | null,
  now: Instant,
  watermarks: ReadonlyMap<string, Instant>,
): ClockNode {
  const present = row.live ? now : (watermarks.get(row.source) ?? now)
  return { ...row, calendarId: calendarIdOf(row), asOf: asOf ?? present }
}
