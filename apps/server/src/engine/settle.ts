import { type ClockFact, type Instant, judgeClock } from '@tenggat/domain'
import { claimDueClocks, type DueClocks, updateJudgedClocks } from '../store/queries/engineClocks.js'
import { appendFacts, type FactWrite } from '../store/queries/engineFacts.js'
import type { ClockRow } from '../store/records.js'
import type { EngineParts } from './engineParts.js'
import { clockOf } from './ticketCase.js'
import { StartOver, transact } from './transact.js'

/** Clocks per transaction: large enough to share the flush to disk, small enough to be pushed within milliseconds. */
export const SETTLED_PER_TRANSACTION = 1_000

interface Settlement {
  readonly claimed: number
  readonly settled: number
  readonly head: number | null
  readonly earliestAt: Instant | null
}

/** Settles everything due before `before`, batch after batch, in deadline order. Answers how many clocks it stepped. */
export async function settle(parts: EngineParts, due: DueClocks, before: Instant): Promise<number> {
  let settled = 0
  for (;;) {
    const batch = await transact(parts.pool, parts.clockwork, (client) =>
      settleOnce(parts, client, due, before),
    )
    if (batch.head !== null) parts.commits.committed(batch.head)
    if (batch.earliestAt !== null) parts.deadlines.earliest(batch.earliestAt)
    settled += batch.settled
    if (batch.claimed < SETTLED_PER_TRANSACTION || batch.settled === 0) return settled
  }
}

async function settleOnce(
  parts: EngineParts,
  client: Parameters<typeof claimDueClocks>[0],
  due: DueClocks,
  before: Instant,
): Promise<Settlement> {
  const claimed = await claimDueClocks(client, due, before, SETTLED_PER_TRANSACTION)
  if (claimed.length === 0) return { claimed: 0, settled: 0, head: null, earliestAt: null }
  const bindings = claimed.map((row) => ({ agreementId: row.agreementId, version: row.agreementVersion }))
  await parts.library.ensure(bindings)
  // A full batch is judged no further than its last clock: a later threshold of one of these must not overtake an
  // earlier one of a clock that is still to be claimed.
  const isFull = claimed.length === SETTLED_PER_TRANSACTION
  const horizon = isFull ? Math.min(before, claimed.at(-1)!.nextThresholdAt! + 1) : before
  const steps = claimed.flatMap((row) => judgeRow(parts, row, horizon))
  if (steps.length === 0) return { claimed: claimed.length, settled: 0, head: null, earliestAt: null }
  const rows = steps.map((step) => step.row)
  if ((await updateJudgedClocks(client, rows)) !== rows.length) throw new StartOver('a locked clock moved')
  const facts = steps.flatMap((step) => step.facts).sort((a, b) => a.at - b.at)
  const head = await appendFacts(client, facts, parts.clockwork.now())
  return { claimed: claimed.length, settled: rows.length, head, earliestAt: earliest(rows) }
}

interface Step {
  readonly row: ClockRow
  readonly facts: readonly FactWrite[]
}

/** A clock that cannot be judged is reported and left; it must not keep the others waiting. */
function judgeRow(parts: EngineParts, row: ClockRow, horizon: Instant): Step[] {
  try {
    const agreement = parts.library.agreement({ agreementId: row.agreementId, version: row.agreementVersion })
    const judged = judgeClock(clockOf(row), agreement, horizon, row)
    return [{ row: { ...row, ...judged.clock }, facts: judged.facts.map((fact) => factWrite(row, fact)) }]
  } catch (error) {
    parts.report(error, { clockId: row.id, doing: 'judging a clock' })
    return []
  }
}

function factWrite(row: ClockRow, fact: ClockFact): FactWrite {
  return { ...fact, ticketId: row.ticketId, clockId: row.id, generation: row.generation, retracts: null }
}

function earliest(rows: readonly ClockRow[]): Instant | null {
  let at = Number.POSITIVE_INFINITY
  for (const row of rows) if (row.live) at = Math.min(at, row.nextThresholdAt ?? at)
  return at === Number.POSITIVE_INFINITY ? null : at
}
