import type { BoardRow } from '../../live/boardMessage.js'

export interface OrderedClocks {
  /** Late clocks first, the longest late at the head; then running ones by deadline; paused ones by what they have left. */
  readonly rows: readonly BoardRow[]
  readonly running: number
  readonly atRisk: number
  readonly late: number
  readonly paused: number
}

/** The whole list in its order. Sorted when the board changes, not each second: time alone moves no clock past another. */
export function orderClocks(rows: Iterable<BoardRow>, keep: (row: BoardRow) => boolean): OrderedClocks {
  const late: BoardRow[] = []
  const running: BoardRow[] = []
  const paused: BoardRow[] = []
  const count = { running: 0, atRisk: 0, late: 0, paused: 0 }
  for (const row of rows) {
    if (!keep(row)) continue
    if (row.phase === 'paused') count.paused++
    else count.running++
    if (row.verdict === 'breached') {
      count.late++
      late.push(row)
    } else if (row.phase === 'paused') {
      paused.push(row)
    } else {
      if (row.atRisk) count.atRisk++
      running.push(row)
    }
  }
  const by = (rank: (row: BoardRow) => number) => (a: BoardRow, b: BoardRow) =>
    rank(a) - rank(b) || a.id.length - b.id.length || (a.id < b.id ? -1 : 1)
  late.sort(by((row) => row.breachedAt ?? row.phaseSince))
  running.sort(by((row) => row.deadlineAt ?? Number.MAX_SAFE_INTEGER))
  paused.sort(by((row) => row.targetMs - row.usedMs))
  return { ...count, rows: [...late, ...running, ...paused] }
}
