import type { Instant } from '@tenggat/domain'
import type { PauseReason } from '@tenggat/words'
import type { BoardRow } from './boardMessage.js'
import { createTopList } from './topList.js'

export const BIN_MS = 300_000
export const BINS = 12

export const WAIT_REASONS: readonly PauseReason[] = [
  'waitingOnCustomer',
  'waitingOnThirdParty',
  'onHold',
  'other',
]

/** One look over every clock of the board: what the header, the lanes and the strip show. */
export interface Survey {
  readonly total: number
  readonly atRisk: number
  readonly late: number
  readonly paused: number
  readonly waiting: Readonly<Record<PauseReason, number>>
  /** The earliest deadline still ahead; null when there is none. */
  readonly nextDeadlineAt: Instant | null
  readonly oldestLateAt: Instant | null
  /** Deadlines of the next hour, five minutes a bin. */
  readonly bins: readonly number[]
  /** Ids: running and not late by deadline then id; after them, where there is room, paused by time left. */
  readonly next: readonly string[]
  /** How many could stand in the first lane: running, not late. */
  readonly nextTotal: number
  /** Paused and not late: they stand behind the running ones. */
  readonly pausedTotal: number
  /** Ids of late clocks, newest first. */
  readonly lateFirst: readonly string[]
}

export interface SurveyRoom {
  readonly next: number
  readonly late: number
}

/** One pass over all clocks, keeping only as many ids as there are tiles: ten thousand take about a millisecond. */
export function survey(
  rows: Iterable<BoardRow>,
  now: Instant,
  room: SurveyRoom,
  keep: (row: BoardRow) => boolean,
): Survey {
  const next = createTopList(room.next)
  const waitingTiles = createTopList(room.next)
  const late = createTopList(room.late)
  const bins = new Array<number>(BINS).fill(0)
  const waiting = { waitingOnCustomer: 0, waitingOnThirdParty: 0, onHold: 0, other: 0 }
  const count = { total: 0, atRisk: 0, late: 0, paused: 0, nextTotal: 0, pausedTotal: 0 }
  let nextDeadlineAt: Instant | null = null
  let oldestLateAt: Instant | null = null

  for (const row of rows) {
    if (!keep(row)) continue
    count.total++
    if (row.phase === 'paused') {
      count.paused++
      waiting[waitReason(row.status)]++
    }
    if (row.verdict === 'breached') {
      count.late++
      const since = row.breachedAt ?? row.phaseSince
      if (oldestLateAt === null || since < oldestLateAt) oldestLateAt = since
      late.offer(-since, row.id)
    } else if (row.phase === 'paused') {
      count.pausedTotal++
      waitingTiles.offer(row.targetMs - row.usedMs, row.id)
    } else {
      count.nextTotal++
      if (row.atRisk) count.atRisk++
      const deadlineAt = row.deadlineAt ?? Number.MAX_SAFE_INTEGER
      next.offer(deadlineAt, row.id)
      if (row.deadlineAt === null || deadlineAt < now) continue
      if (nextDeadlineAt === null || deadlineAt < nextDeadlineAt) nextDeadlineAt = deadlineAt
      const bin = Math.floor((deadlineAt - now) / BIN_MS)
      if (bin < BINS) bins[bin]!++
    }
  }
  const running = next.ids()
  return {
    ...count,
    waiting,
    nextDeadlineAt,
    oldestLateAt,
    bins,
    next: [...running, ...waitingTiles.ids().slice(0, room.next - running.length)],
    lateFirst: late.ids(),
  }
}

function waitReason(status: string): PauseReason {
  return (WAIT_REASONS as readonly string[]).includes(status) ? (status as PauseReason) : 'other'
}
