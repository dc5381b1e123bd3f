import { type Coverage, compareEvents, type Instant } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import { groupBy } from '../store/groupBy.js'
import { type ClockRecord, loadClocks } from '../store/queries/engineClocks.js'
import { findKnownEvents } from '../store/queries/engineEvents.js'
import { loadStandingFacts } from '../store/queries/engineFacts.js'
import { holdSources } from '../store/queries/engineSources.js'
import { nameOf, type TicketName } from '../store/queries/engineTickets.js'
import type { SourceRow, TicketRow } from '../store/records.js'
import { classifyEvents, type Verdict } from './classifyEvents.js'
import { advanceTicket, type Decision, refoldTicket } from './decideTicket.js'
import type { ItemOutcome } from './engine.js'
import { type Commit, commit, type EngineDeps, earliestDue } from './engineDeps.js'
import { findParts, loadFamilies, lockFamilies, survivorCases, survivorsOf } from './families.js'
import { planTicket, type TicketPlan } from './planTicket.js'
import { type Arrival, type PreparedEvent, prepareEvent } from './prepareEvent.js'
import { type TicketCase, ticketCaseOf } from './ticketCase.js'
import type { Attempt } from './transact.js'
import { writePlans } from './writePlans.js'

interface Applied extends Commit {
  readonly verdicts: readonly Verdict[]
  /** By `nameOf`. */
  readonly ticketIds: ReadonlyMap<string, string>
  /** By `nameOf`, of tickets that were written. */
  readonly coverages: ReadonlyMap<string, Coverage>
}

/**
 * THE transaction: events, tickets, clocks and facts of up to a few thousand events, decided and written together.
 * Answers in the order given, after COMMIT.
 */
export async function applyBatch(
  deps: EngineDeps,
  arrivals: readonly Arrival[],
): Promise<readonly ItemOutcome[]> {
  const prepared = arrivals.map(prepareEvent)
  /** What earlier attempts, whose COMMIT may have succeeded, took for new: found again, it is ours. */
  const tried = new Set<PreparedEvent>()
  const applied = await commit(deps, (client, attempt) => applyOnce(deps, client, prepared, attempt, tried))
  return applied.verdicts.map((verdict, index): ItemOutcome => {
    if (verdict.status === 'refused') return verdict
    const given = prepared[index]!
    const ticketId = applied.ticketIds.get(given.ticketName)!
    if (verdict.status !== 'fresh' && !tried.has(given)) return { status: 'duplicate', ticketId }
    return { status: 'recorded', ticketId, coverage: applied.coverages.get(given.ticketName) ?? null }
  })
}

async function applyOnce(
  deps: EngineDeps,
  client: PoolClient,
  prepared: readonly PreparedEvent[],
  attempt: Attempt,
  tried: Set<PreparedEvent>,
): Promise<Applied> {
  if (!attempt.mayHaveCommitted) tried.clear()
  const now = deps.clockwork.now()
  const names = ticketNames(prepared)
  const sources = await holdSources(client, [...new Set(names.map((name) => name.source))])
  const tickets = await lockFamilies(client, names, prepared)
  const known = await findKnownEvents(
    client,
    prepared.map((item) => item.event),
  )
  const verdicts = classifyEvents(prepared, known, now)
  const fresh = prepared.filter((_, index) => verdicts[index]!.status === 'fresh')
  for (const item of fresh) tried.add(item)
  const recorded = new Map(tickets.map((ticket) => [nameOf(ticket), ticket.id]))
  if (fresh.length === 0)
    return { verdicts, ticketIds: recorded, coverages: new Map(), head: null, earliestAt: null }

  await deps.library.ensure(tickets.flatMap((ticket) => ticket.bound))
  const clocks =
    tickets.length === 0
      ? []
      : await loadClocks(
          client,
          tickets.map((ticket) => ticket.id),
        )
  const own = ticketCases(fresh, tickets, clocks, sources, now)
  const cases = [...own, ...survivorCases(own, tickets, clocks, sources, now)]
  const { plans, coverages } = await decideAll(deps, client, cases, now)
  const newSources = [...new Set(own.map((given) => given.source))].filter((name) => !sources.has(name))
  const head = await writePlans(client, {
    newSources: newSources.sort(),
    plans,
    events: fresh,
    recordedAt: now,
  })
  for (const { ticket } of plans) recorded.set(nameOf(ticket), ticket.id)
  return {
    verdicts,
    ticketIds: recorded,
    coverages,
    head,
    earliestAt: earliestDue(plans.flatMap(recordsWritten)),
  }
}

const recordsWritten = ({ insert, update }: TicketPlan) => [...insert, ...update]

function ticketNames(prepared: readonly PreparedEvent[]): TicketName[] {
  const names = new Map<string, TicketName>()
  for (const { event, ticketName } of prepared) {
    if (!names.has(ticketName)) names.set(ticketName, { source: event.source, key: event.ticketKey })
  }
  return [...names.values()]
}

function ticketCases(
  fresh: readonly PreparedEvent[],
  tickets: readonly TicketRow[],
  clocks: readonly ClockRecord[],
  sources: ReadonlyMap<string, SourceRow>,
  now: Instant,
): TicketCase[] {
  const ticketsByName = new Map(tickets.map((ticket) => [nameOf(ticket), ticket]))
  const clocksByTicket = groupBy(clocks, (record) => record.ticket.id)
  const eventsByName = groupBy(fresh, (item) => item.ticketName)
  return [...eventsByName].map(([name, items]) => {
    const { source, ticketKey: key } = items[0]!.event
    const ticket = ticketsByName.get(name) ?? null
    const fresh = items.map((item) => item.event).sort(compareEvents)
    const clocks = clocksByTicket.get(ticket?.id ?? '') ?? []
    const fromLog = items.every((item) => item.fromLog)
    return ticketCaseOf({ source, key }, ticket, { clocks, fresh, fromLog, sources, now })
  })
}

/** Decides in place what can be; what needs its history is loaded and folded together. */
async function decideAll(
  { library }: EngineDeps,
  client: PoolClient,
  cases: readonly TicketCase[],
  now: Instant,
): Promise<{ readonly plans: readonly TicketPlan[]; readonly coverages: ReadonlyMap<string, Coverage> }> {
  const agreements = cases.map((given) => library.agreementsFor(given.ticket))
  const survivors = survivorsOf(cases)
  const advanced = cases.map((given, index) =>
    given.fresh.length === 0 || survivors.has(nameOf(given))
      ? 'needsHistory'
      : advanceTicket(given, agreements[index]!),
  )
  const isAsked = (given: TicketCase, index: number) =>
    advanced[index] === 'needsHistory' || given.ticket === null
  const parts = await findParts(client, cases.filter(isAsked), cases)
  const isLate = (given: TicketCase, index: number) =>
    advanced[index] === 'needsHistory' || (parts.get(nameOf(given)) ?? []).length > 0
  const late = new Set(cases.filter(isLate))
  const onRecord = [...late].flatMap((given) => given.ticket?.id ?? [])
  const histories = late.size === 0 ? new Map<string, never>() : await loadFamilies(client, [...late], parts)
  const standing = onRecord.length === 0 ? new Map() : await loadStandingFacts(client, onRecord)
  const coverages = new Map<string, Coverage>()
  const plans = cases.map((given, index) => {
    const decision: Decision = late.has(given)
      ? refoldTicket(
          given,
          histories.get(nameOf(given)) ?? [],
          standing.get(given.ticket?.id ?? '') ?? [],
          agreements[index]!,
          now,
        )
      : (advanced[index] as Decision)
    const plan = planTicket(given, decision, library)
    if (plan.ticket.coverage !== null) coverages.set(nameOf(given), plan.ticket.coverage)
    return plan
  })
  return { plans, coverages }
}
