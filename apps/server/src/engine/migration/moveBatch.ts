import { compareEvents, type Instant } from '@tenggat/domain'
import type { Pool, PoolClient } from 'pg'
import { type ClockRecord, loadClocks } from '../../store/queries/engineClocks.js'
import { loadHistories } from '../../store/queries/engineEvents.js'
import { ticketsById } from '../../store/queries/engineMigrations.js'
import { holdSources } from '../../store/queries/engineSources.js'
import type { TicketRow } from '../../store/records.js'
import type { Decision } from '../decideTicket.js'
import type { EngineParts } from '../engineParts.js'
import { groupBy } from '../groupBy.js'
import type { TicketCase } from '../ticketCase.js'
import { type MoveOrder, moveTicket } from './moveTicket.js'

/** A ticket and how it stands after its move. */
export interface Move {
  readonly given: TicketCase & { readonly ticket: TicketRow }
  readonly decision: Decision
}

/** Decides the move of some tickets; those already moved are left out. Histories are read only for those that need them. */
export async function decideMoves(
  { library }: Pick<EngineParts, 'library'>,
  client: Pool | PoolClient,
  order: MoveOrder,
  ids: readonly string[],
  now: Instant,
  lock: boolean,
): Promise<readonly Move[]> {
  const reader = client as PoolClient
  // Sources before tickets, as every writer takes them.
  const names = new Set((await ticketsById(client, ids, false)).map(({ source }) => source))
  const sources = await holdSources(reader, [...names])
  const tickets = await ticketsById(client, ids, lock)
  await library.ensure(tickets.flatMap((ticket) => ticket.bound))
  await library.ensure([{ agreementId: order.agreementId, version: order.toVersion }])
  const clocks = groupBy(await loadClocks(reader, ids), (record: ClockRecord) => record.ticket.id)
  const cases = tickets.map((ticket) => ({
    source: ticket.source,
    key: ticket.key,
    ticket,
    clocks: clocks.get(ticket.id) ?? [],
    fresh: [],
    recordedAt: ticket.recordedAt,
    live: sources.get(ticket.source)?.settledBy !== 'watermark',
    completeThrough: sources.get(ticket.source)?.completeThrough ?? null,
  }))
  const first = cases.map((given) => moveTicket(given, order, library, now))
  const late = cases.filter((_, index) => first[index] === 'needsHistory')
  const histories =
    late.length === 0
      ? new Map()
      : await loadHistories(
          reader,
          late.map(({ ticket }) => ticket),
        )
  return cases.flatMap((given, index): Move[] => {
    const known = first[index]!
    if (known === null) return []
    if (known !== 'needsHistory') return [{ given, decision: known }]
    const history = [...histories.get(given.ticket.id)!].sort(compareEvents)
    return [{ given, decision: moveTicket(given, order, library, now, history) as Decision }]
  })
}
