import type { Instant } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import { StartOver } from '../store/inTransaction.js'
import { deleteClocks, insertClocks, updateClocks } from '../store/queries/engineClocks.js'
import { insertEvents } from '../store/queries/engineEvents.js'
import { appendFacts } from '../store/queries/engineFacts.js'
import { insertSources } from '../store/queries/engineSources.js'
import { insertTickets, nameOf, type TicketWrite, updateTickets } from '../store/queries/engineTickets.js'
import type { TicketPlan } from './planTicket.js'
import type { PreparedEvent } from './prepareEvent.js'

export interface BatchWrite {
  /** By name. */
  readonly newSources: readonly string[]
  readonly plans: readonly TicketPlan[]
  readonly events: readonly PreparedEvent[]
  readonly recordedAt: Instant
}

/**
 * Writes a decided batch, always in this order (sources, tickets, events, clocks, and the counter last), so that no two
 * writers can wait for each other in a ring.
 * @returns the new head position; null when no fact came of it
 * @throws StartOver when another writer got in between
 */
export async function writePlans(client: PoolClient, batch: BatchWrite): Promise<number | null> {
  const { newSources, plans, recordedAt } = batch
  if (newSources.length > 0) expectAll(await insertSources(client, newSources), newSources, 'source')
  const tickets = plans.map((plan) => plan.ticket)
  if (tickets.length === 0) return null
  await writeTickets(client, tickets)
  const ticketsByName = new Map(tickets.map((ticket) => [nameOf(ticket), ticket]))
  const events = batch.events.map(({ event, bodyHash, ticketName }) => ({
    event,
    bodyHash,
    ticket: ticketsByName.get(ticketName)!,
  }))
  if (events.length > 0) await insertEvents(client, events, recordedAt)
  await writeClocks(client, plans)
  const facts = plans.flatMap((plan) => plan.facts)
  return facts.length === 0 ? null : await appendFacts(client, facts, recordedAt)
}

async function writeTickets(client: PoolClient, tickets: readonly TicketWrite[]): Promise<void> {
  const fresh = tickets.filter((ticket) => ticket.id === '').sort(byName)
  const present = tickets.filter((ticket) => ticket.id !== '')
  if (fresh.length > 0) expectAll(await insertTickets(client, fresh), fresh, 'ticket')
  if (present.length > 0) await updateTickets(client, present)
}

const byName = (a: TicketWrite, b: TicketWrite): number => (nameOf(a) < nameOf(b) ? -1 : 1)

async function writeClocks(client: PoolClient, plans: readonly TicketPlan[]): Promise<void> {
  const insert = plans.flatMap((plan) => plan.insert)
  const update = plans.flatMap((plan) => plan.update)
  const remove = plans.flatMap((plan) => plan.remove)
  if (insert.length > 0) await insertClocks(client, insert)
  if (update.length > 0) expectAll(await updateClocks(client, update), update, 'clock')
  if (remove.length > 0) expectAll(await deleteClocks(client, remove), remove, 'clock')
}

function expectAll(written: number, rows: readonly unknown[], what: string): void {
  if (written !== rows.length) {
    throw new StartOver(`${rows.length - written} of ${rows.length} ${what} rows had moved on`)
  }
}
