import type { BoardRowFragment } from '../../src/gql/board.js'
import { type BoardRow, type CalendarWindow, parseRow } from '../../src/live/boardMessage.js'

export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000
/** Mon 2 March 2026, 09:00 in Jakarta. */
export const NOON = Date.parse('2026-03-02T02:00:00.000Z')
export const iso = (at: number): string => new Date(at).toISOString()

/** A running clock of four hours that began at NOON on an always open calendar. */
export function rowMessage(over: Partial<BoardRowFragment> = {}): BoardRowFragment {
  return {
    id: '1',
    version: 1,
    source: 'desk',
    ticketKey: 'INC-1',
    subject: 'Printer on fire',
    metric: 'resolution',
    calendarId: 'gold@1/always',
    priority: 'P1',
    customer: 'Kopi Kita',
    team: 'L1',
    status: 'open',
    statusReason: null,
    phase: 'running',
    verdict: 'pending',
    atRisk: false,
    phaseSince: iso(NOON),
    countedFrom: iso(NOON),
    usedMs: 0,
    targetMs: 4 * HOUR,
    lateAfterMs: over.targetMs ?? 4 * HOUR,
    deadlineAt: iso(NOON + 4 * HOUR),
    breachedAt: null,
    resumesAt: null,
    ...over,
  } as BoardRowFragment
}

export const boardRow = (over: Partial<BoardRowFragment> = {}): BoardRow => parseRow(rowMessage(over))

export const alwaysOpen = (from: number, id = 'gold@1/always'): CalendarWindow => ({
  id,
  timeZone: 'Asia/Jakarta',
  from: iso(from),
  to: iso(from + 9 * DAY),
  open: [[from, from + 9 * DAY]],
})
