import { type Clock, type Instant, isLive } from '@tenggat/domain'
import { ticketsToRebind } from '../../store/queries/engineRebindings.js'
import type { EngineDeps } from '../engineDeps.js'
import { decideRebinds, type Move } from './decideRebinds.js'
import type { RebindingOrder } from './rebindTicket.js'

/** What a move would do, counted in clocks that still run or wait. */
export interface RebindingFigures {
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

/** Few enough that other requests get their turn every few milliseconds. */
const TICKETS_AT_ONCE = 100

type Counts = { -readonly [K in keyof Omit<RebindingFigures, 'asOf'>]: number }

/** Works the move out ticket by ticket and changes nothing. */
export async function previewRebinding(deps: EngineDeps, order: RebindingOrder): Promise<RebindingFigures> {
  const asOf = deps.clockwork.now()
  const counts: Counts = {
    ...{ tickets: 0, clocks: 0, moved: 0, earlier: 0, later: 0 },
    ...{ cancelled: 0, begun: 0, wouldBreach: 0 },
  }
  const ids = await ticketsToRebind(deps.pool, order.agreementId, order.toVersion)
  for (let first = 0; first < ids.length; first += TICKETS_AT_ONCE) {
    const some = ids.slice(first, first + TICKETS_AT_ONCE)
    for (const move of await decideRebinds(deps, deps.pool, order, some, asOf, false))
      count(counts, move, order)
  }
  return { ...counts, asOf }
}

function count(counts: Counts, { given, decision }: Move, { agreementId }: RebindingOrder): void {
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
