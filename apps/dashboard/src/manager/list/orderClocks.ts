import type { BoardRow } from '../../live/boardMessage.js'
import { compareRanked } from '../../live/topList.js'

/** What can be counted and shown by itself. */
export const SHOWN = ['running', 'atRisk', 'late', 'paused'] as const
export type Shown = (typeof SHOWN)[number]

export interface OrderedClocks {
  /**
   * What breaches next first, by deadline; then late ones, the newest first; then paused ones by what they have left.
   * Late ones do not stand first: those that can still be kept would vanish behind them.
   */
  readonly rows: readonly BoardRow[]
  readonly count: Readonly<Record<Shown, number>>
}

const fits: Readonly<Record<Shown, (row: BoardRow) => boolean>> = {
  running: (row) => row.phase !== 'paused',
  atRisk: (row) => row.atRisk && row.phase !== 'paused' && row.verdict !== 'breached',
  late: (row) => row.verdict === 'breached',
  paused: (row) => row.phase === 'paused',
}

/**
 * The list in its order, and how many there are of each sort. Sorted when the board changes, not each second: time alone
 * moves no clock past another.
 * @param show only clocks of that sort; they are counted all the same
 */
export function orderClocks(
  rows: Iterable<BoardRow>,
  keep: (row: BoardRow) => boolean,
  show: Shown | undefined,
): OrderedClocks {
  const parts: Record<'late' | 'running' | 'paused', BoardRow[]> = { late: [], running: [], paused: [] }
  const count = { running: 0, atRisk: 0, late: 0, paused: 0 }
  for (const row of rows) {
    if (!keep(row)) continue
    for (const sort of SHOWN) if (fits[sort](row)) count[sort]++
    if (show === undefined || fits[show](row)) parts[partOf(row)].push(row)
  }
  parts.late.sort(by((row) => -(row.breachedAt ?? row.phaseSince)))
  parts.running.sort(by((row) => row.deadlineAt ?? Number.MAX_SAFE_INTEGER))
  parts.paused.sort(by((row) => row.targetMs - row.usedMs))
  return { count, rows: [...parts.running, ...parts.late, ...parts.paused] }
}

function partOf(row: BoardRow): 'late' | 'running' | 'paused' {
  if (row.verdict === 'breached') return 'late'
  return row.phase === 'paused' ? 'paused' : 'running'
}

const by = (rank: (row: BoardRow) => number) => (a: BoardRow, b: BoardRow) =>
  compareRanked(rank(a), a.id, rank(b), b.id)
