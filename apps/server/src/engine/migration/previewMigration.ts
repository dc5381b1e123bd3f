import { type Clock, type Instant, isLive } from '@tenggat/domain'
import { nextTicketsToMove } from '../../store/queries/engineMigrations.js'
import type { EngineParts } from '../engineParts.js'
import { decideMoves, type Move } from './moveBatch.js'
import type { MoveOrder } from './moveTicket.js'

/** What a move would do, counted in clocks that still run or wait. */
export interface MigrationFigures {
  readonly tickets: number
  readonly clocks: number
  /** Clocks whose deadline, or time left while paused, changes: `earlier` + `later`. */
  readonly moved: number
  readonly earlier: number
  readonly later: number
  /** No target of the new version covers them. */
  readonly cancelled: number
  /** Newly covered. */
  readonly begun: number
  /** Not breached now, and breached the moment they move. */
  readonly wouldBreach: number
  readonly asOf: Instant
}

const TICKETS_AT_ONCE = 500

type Counts = { -readonly [K in keyof Omit<MigrationFigures, 'asOf'>]: number }

/** Works the move out ticket by ticket and changes nothing. */
export async function previewMigration(parts: EngineParts, order: MoveOrder): Promise<MigrationFigures> {
  const asOf = parts.clockwork.now()
  const counts: Counts = {
    ...{ tickets: 0, clocks: 0, moved: 0, earlier: 0, later: 0 },
    ...{ cancelled: 0, begun: 0, wouldBreach: 0 },
  }
  let after = '0'
  for (;;) {
    const { agreementId, toVersion } = order
    const ids = await nextTicketsToMove(parts.pool, agreementId, toVersion, after, TICKETS_AT_ONCE)
    if (ids.length === 0) return { ...counts, asOf }
    for (const move of await decideMoves(parts, parts.pool, order, ids, asOf, false))
      count(counts, move, order)
    after = ids.at(-1)!
  }
}

function count(counts: Counts, { given, decision }: Move, { agreementId }: MoveOrder): void {
  const before = given.clocks
    .map((record) => record.clock)
    .filter((clock) => clock.agreementId === agreementId)
  const after = decision.fold.clocks.filter((clock) => clock.agreementId === agreementId)
  counts.tickets++
  for (const clock of after) {
    const was = before.find((known) => known.metric === clock.metric && known.cycle === clock.cycle)
    if (was === undefined) counts.begun++
    if (was === undefined || !isLive(was)) continue
    counts.clocks++
    if (!isLive(clock)) counts.cancelled++
    else {
      const shift = leftOf(clock) - leftOf(was)
      if (shift !== 0) counts.moved++
      if (shift < 0) counts.earlier++
      if (shift > 0) counts.later++
    }
  }
  const since = decision.fold.bound.at(-1)!.since!
  counts.wouldBreach += after.filter(
    (clock) =>
      clock.verdict === 'pending' && clock.phase === 'running' && (clock.deadlineAt ?? Infinity) <= since,
  ).length
}

/** Comparable within one clock: its deadline, or while it has none, the open time it has left. */
const leftOf = (clock: Clock): number => clock.deadlineAt ?? clock.targetMs - clock.usedMs
