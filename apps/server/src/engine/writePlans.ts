import type { Instant } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import { type ClockWrite, deleteClocks, insertClocks, updateClocks } from '../store/queries/engineClocks.js'
import { type EventWrite, insertEvents } from '../store/queries/engineEvents.js'
import { appendFacts, type FactWrite } from '../store/queries/engineFacts.js'
import { insertSources } from '../store/queries/engineSources.js'
import { insertTickets, nameOf, updateTickets } from '../store/queries/engineTickets.js'
import type { TicketPlan } from './planTicket.js'
import type { PreparedEvent } from './prepareEvent.js'
import { StartOver } from './transact.js'

export interface BatchWrite {
  readonly newSources: readonly string[]
  readonly plans: readonly TicketPlan[]
  readonly events: readonly PreparedEvent[]
  readonly recordedAt: Instant
}

export interface Written {
  /** Ids of the tickets that were new, by `nameOf`. */
  readonly ticketIds: ReadonlyMap<string, string>
  /** The new head position; null when no fact came of it. */
  readonly head: number | null
}

/**
 * Writes a decided batch, always in this order (sources, tickets, events, clocks, and the counter last), so that no two
 * writers can wait for each other in a ring.
 * @throws StartOver when another writer got in between
 */
export async function writePlans(client: PoolClient, batch: BatchWrite): Promise<Written> {
  const { newSources, plans, recordedAt } = batch
  if (newSources.length > 0) expectAll(await insertSources(client, newSources), newSources.length, 'source')
  const ticketIds = await writeTickets(client, plans)
  const idOf = (name: string) => ticketIds.get(name)!
  const events: EventWrite[] = batch.events.map(({ event, bodyHash, ticketName }) => ({
    event,
    bodyHash,
    ticketId: idOf(ticketName),
  }))
  await insertEvents(client, events, recordedAt)
  const clockIds = await writeClocks(client, plans, idOf)
  const facts = plans.flatMap((plan) => factWrites(plan, idOf(nameOf(plan.ticket)), clockIds))
  const head = facts.length === 0 ? null : await appendFacts(client, facts, recordedAt)
  return { ticketIds, head }
}

async function writeTickets(
  client: PoolClient,
  plans: readonly TicketPlan[],
): Promise<ReadonlyMap<string, string>> {
  const tickets = plans.map((plan) => plan.ticket)
  const fresh = tickets.filter((ticket) => ticket.id === '').sort(byName)
  const present = tickets.filter((ticket) => ticket.id !== '')
  const ids = new Map(present.map((ticket) => [nameOf(ticket), ticket.id]))
  if (fresh.length > 0) {
    const inserted = await insertTickets(client, fresh)
    expectAll(inserted.size, fresh.length, 'ticket')
    for (const [name, id] of inserted) ids.set(name, id)
  }
  if (present.length > 0) await updateTickets(client, present)
  return ids
}

const byName = (a: { source: string; key: string }, b: { source: string; key: string }): number =>
  nameOf(a) < nameOf(b) ? -1 : 1

async function writeClocks(
  client: PoolClient,
  plans: readonly TicketPlan[],
  idOf: (ticketName: string) => string,
): Promise<ReadonlyMap<ClockWrite, string>> {
  const fresh = plans.flatMap((plan) => plan.insert)
  const update = plans.flatMap((plan) => plan.update)
  const remove = plans.flatMap((plan) => plan.remove)
  const ids = new Map<ClockWrite, string>()
  if (fresh.length > 0) {
    const rows = fresh.map((row) => ({ ...row, ticketId: idOf(nameOf({ ...row, key: row.ticketKey })) }))
    for (const [index, id] of (await insertClocks(client, rows)).entries()) ids.set(fresh[index]!, id)
  }
  if (update.length > 0) expectAll(await updateClocks(client, update), update.length, 'clock')
  if (remove.length > 0) expectAll(await deleteClocks(client, remove), remove.length, 'clock')
  return ids
}

function factWrites(
  { facts }: TicketPlan,
  ticketId: string,
  clockIds: ReadonlyMap<ClockWrite, string>,
): FactWrite[] {
  return facts.map(({ fact, clock }) => ({
    ...fact,
    ticketId,
    clockId: clock === null ? null : (clockIds.get(clock) ?? clock.id),
  }))
}

function expectAll(written: number, expected: number, what: string): void {
  if (written !== expected)
    throw new StartOver(`${expected - written} of ${expected} ${what} rows had moved on`)
}
