import {
  type CompiledAgreement,
  countsFromStart,
  historyOf,
  type Instant,
  type TicketEvent,
} from '@tenggat/domain'
import type { Pool, PoolClient } from 'pg'
import { groupBy } from '../../store/groupBy.js'
import { type ClockRecord, loadClocks } from '../../store/queries/engineClocks.js'
import { loadHistories } from '../../store/queries/engineEvents.js'
import { sourcesOf, ticketsById } from '../../store/queries/engineRebindings.js'
import { holdSources } from '../../store/queries/engineSources.js'
import type { TicketRow } from '../../store/records.js'
import type { Decision } from '../decideTicket.js'
import type { EngineDeps } from '../engineDeps.js'
import { type TicketCase, ticketCaseOf } from '../ticketCase.js'
import { type RebindingOrder, rebindTicket } from './rebindTicket.js'

/** A ticket and how it stands after its move. */
export interface Move {
  readonly given: TicketCase & { readonly ticket: TicketRow }
  readonly decision: Decision
}

/** Decides the move of some tickets; those already moved are left out. Histories are read only where the version asks for them. */
export async function decideRebinds(
  { library }: Pick<EngineDeps, 'library'>,
  client: Pool | PoolClient,
  order: RebindingOrder,
  ids: readonly string[],
  now: Instant,
  lock: boolean,
): Promise<readonly Move[]> {
  const reader = client as PoolClient
  // Sources before tickets, as every writer takes them.
  const sources = await holdSources(reader, await sourcesOf(client, ids))
  const tickets = await ticketsById(client, ids, lock)
  await library.ensure(tickets.flatMap((ticket) => ticket.bound))
  await library.ensure([{ agreementId: order.agreementId, version: order.toVersion }])
  const clocks = groupBy(await loadClocks(reader, ids), (record: ClockRecord) => record.ticket.id)
  const cases = tickets.map((ticket) =>
    ticketCaseOf(ticket, ticket, {
      clocks: clocks.get(ticket.id) ?? [],
      fresh: [],
      // Nothing new: what is known only from a log stays so.
      fromLog: true,
      ...{ sources, now },
    }),
  )
  const target = library.agreement({ agreementId: order.agreementId, version: order.toVersion })
  const histories = measuresAnew(target)
    ? await loadHistories(reader, tickets)
    : new Map<string, readonly TicketEvent[]>()
  return cases.flatMap((given): Move[] => {
    const history = historyOf(histories.get(given.ticket.id) ?? [])
    const decision = rebindTicket(given, order, library, now, history)
    return decision === null ? [] : [{ given, decision }]
  })
}

/** Whether moving to the version takes a ticket's past: some target of it counts from the start, or begins with a message. */
const measuresAnew = ({ terms }: CompiledAgreement): boolean =>
  terms.targets.some(({ retarget, from }) => countsFromStart(retarget) || from !== undefined)
