import { type Calendar, DEADLINE, type Instant } from '@tenggat/domain'
import { calendarIdOf } from '../store/calendarId.js'
import type { ClockRow } from '../store/records.js'

/** A clock as a wall counts it down. */
export interface BoardClock extends ClockRow {
  readonly calendarId: string
  /** An at-risk threshold of the present target has been crossed. */
  readonly atRisk: boolean
}

/**
 * A running clock that was last anchored before `knownFrom` is moved up to it, hours used until then included: a wall
 * that knows the calendar only from there on needs no past hours.
 */
export function toBoardClock(row: ClockRow, calendar: Calendar | null, knownFrom: Instant): BoardClock {
  const moves = calendar !== null && row.phase === 'running' && row.countedFrom < knownFrom
  return {
    ...row,
    calendarId: calendarIdOf(row),
    atRisk: row.crossed.some((threshold) => threshold !== DEADLINE),
    countedFrom: moves ? knownFrom : row.countedFrom,
    usedMs: moves ? row.usedMs + calendar.elapsed(row.countedFrom, knownFrom) : row.usedMs,
  }
}
