import { type Binding, type Clock, type Instant, judgeClock } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import { StartOver } from '../store/inTransaction.js'
import {
  claimDueClocks,
  type DueClock,
  type DueClocks,
  updateJudgedClocks,
  updateResumedClocks,
} from '../store/queries/engineDue.js'
import { appendFacts, type NewFact } from '../store/queries/engineFacts.js'
import { type Commit, type EngineDeps, earliestDue } from './engineDeps.js'

/** Clocks per transaction: large enough to share the flush to disk, small enough to be pushed within milliseconds. */
export const SETTLED_PER_TRANSACTION = 1_000

export interface Settlement extends Commit {
  readonly claimed: number
  readonly settled: number
}

/** What a batch waits for, and says, while its transaction is open. */
export interface Turn {
  /** Its clocks are claimed and judged. */
  readonly onJudged: (isFollowable: boolean) => void
  /** Resolves when the facts of the batch before are written, so that facts stand in the order of deadlines. */
  readonly reached: () => Promise<void>
}

/** Claims the next due clocks, judges them and writes what became of them. */
export async function settleBatch(
  deps: EngineDeps,
  client: PoolClient,
  due: DueClocks,
  before: Instant,
  turn: Turn,
): Promise<Settlement> {
  const left = deps.library.unread()
  const claimed = await claimDueClocks(client, due, before, SETTLED_PER_TRANSACTION, left)
  const isFull = claimed.length === SETTLED_PER_TRANSACTION
  await deps.library.ensure(claimed.map(({ clock }) => bindingOf(clock)))
  // A full batch is judged no further than its last clock: a later threshold of one of these must not overtake an
  // earlier one of a clock that is still to be claimed.
  const horizon = isFull ? Math.min(before, claimed.at(-1)!.clock.nextThresholdAt! + 1) : before
  const steps = claimed.flatMap((record) => judgeRecord(deps, record, horizon))
  const records = steps.map((step) => step.record)
  // The same threshold would be passed over by a batch that is claimed while these clocks are locked.
  const isDueAgain = ({ clock }: DueClock) => clock.nextThresholdAt !== null && clock.nextThresholdAt < before
  turn.onJudged(isFull && steps.length > 0 && !records.some(isDueAgain))
  if (steps.length > 0) await write(client, claimed, records)
  await turn.reached()
  if (steps.length === 0) return { claimed: claimed.length, settled: 0, head: null, earliestAt: null }
  const facts = steps.flatMap((step) => step.facts).sort((a, b) => a.content.at - b.content.at)
  const head = await appendFacts(client, facts, deps.clockwork.now())
  return { claimed: claimed.length, settled: records.length, head, earliestAt: earliestDue(records) }
}

/** Of a clock that went on by itself more differs than of one that only crossed thresholds. */
async function write(
  client: PoolClient,
  claimed: readonly DueClock[],
  records: readonly DueClock[],
): Promise<void> {
  const paused = new Set(claimed.filter(({ clock }) => clock.phase === 'paused').map(({ id }) => id))
  const resumed = records.filter(({ id }) => paused.has(id))
  const judged = paused.size === 0 ? records : records.filter(({ id }) => !paused.has(id))
  const written =
    (judged.length === 0 ? 0 : await updateJudgedClocks(client, judged)) +
    (resumed.length === 0 ? 0 : await updateResumedClocks(client, resumed))
  if (written !== records.length) throw new StartOver('a locked clock moved')
}

interface Step {
  readonly record: DueClock
  readonly facts: readonly NewFact[]
}

/** A clock that cannot be judged is reported and left; it must not keep the others waiting. */
function judgeRecord(deps: EngineDeps, record: DueClock, horizon: Instant): Step[] {
  const { ticket, generation } = record
  try {
    const agreement = deps.library.agreement(bindingOf(record.clock))
    const { clock, facts } = judgeClock(record.clock, agreement, horizon, record.held)
    const content = facts.map((fact) => ({
      ticket,
      clock: record,
      content: fact,
      generation,
      retracts: null,
    }))
    return [{ record: { ...record, clock }, facts: content }]
  } catch (error) {
    deps.report(error, { clockId: record.id, doing: 'judging a clock' })
    return []
  }
}

const bindingOf = (clock: Clock): Binding => ({
  agreementId: clock.agreementId,
  version: clock.agreementVersion,
})
