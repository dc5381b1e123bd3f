import { explainMatch, type Metric } from '@tenggat/domain'
import { type ClockColumns, type NodeBy, nodeMakerOf } from '../clocks/clockColumns.js'
import type { NodeMaker } from '../clocks/clockNodes.js'
import type { BoundCandidate } from '../clocks/explanations.js'
import type { TicketHistory } from '../clocks/pastTickets.js'
import { listClocksOfTickets } from '../clocks/readClocks.js'
import type { RequestContext } from '../graphql/context.js'
import { readCursor as readFactCursor } from '../log/cursor.js'
import { type FactView, toFactView } from '../log/factView.js'
import { type History, NOTHING } from '../reads/histories.js'
import { badCursor, type Page, type PageRequest, pageOf, readCursor, writeCursor } from '../reads/page.js'
import { createBatchLoader, type ReadDeps } from '../reads/readDeps.js'
import { groupBy } from '../store/groupBy.js'
import type { RecordedEvent } from '../store/queries/recordedEvents.js'
import type { FactRow, TicketRow } from '../store/records.js'
import { redactEvents, redactFact, redactForMatch, redactHolder } from '../tenancy/redact.js'
import { agreementsIn, seesAgreement, type Visibility } from '../tenancy/visibility.js'
import {
  findTicket,
  findTicketsById,
  listFactsOfTickets,
  listTicketArrays,
  listTickets,
} from './readTickets.js'
import { type ListedTicket, type TicketColumns, toListedTicket } from './ticketColumns.js'

/** A ticket as queries hand it out: its state laid open. */
export type TicketNode = TicketRow['state'] & Pick<TicketRow, 'id' | 'source' | 'key' | 'bound'>

/** Tickets and what hangs on them; rows of one kind are read together for all tickets of the request. */
export interface TicketReads {
  ticket(source: string, key: string): Promise<TicketNode | null>
  tickets(source: string | null, page: PageRequest, columns: TicketColumns): Promise<Page<ListedTicket>>
  /** In their total order, after the event named by `after`. */
  eventsOf(ticketId: string, page: PageRequest): Promise<readonly RecordedEvent[]>
  clocksOf<C extends ClockColumns>(ticketId: string, columns: C): Promise<readonly NodeBy<C>[]>
  factsOf(ticket: ListedTicket, page: PageRequest): Promise<readonly FactView[]>
  /** Empty when there is no such ticket, or no agreement applies to it. */
  explainMatch(source: string, key: string, metric: Metric): Promise<readonly BoundCandidate[]>
}

export interface TicketContext extends RequestContext {
  readonly reads: TicketReads
}

export function createTicketReads(
  deps: ReadDeps,
  toNodes: NodeMaker,
): TicketReads & { historyOf(ticketId: string): Promise<TicketHistory | null> } {
  const { pool, epoch, visibility } = deps
  const loaders = createLoaders(deps, toNodes)
  const toNode = (row: TicketRow) => toTicketNode(row, visibility)
  return {
    async ticket(source, key) {
      const row = await findTicket(pool, source, key, agreementsIn(visibility))
      return row === null ? null : toNode(row)
    },
    async tickets(source, { first, after }, columns) {
      const beforeId = after === null ? null : ticketPlace(after)
      const page = { source, limit: first + 1, beforeId, seen: agreementsIn(visibility) }
      const nodes: readonly ListedTicket[] =
        columns === 'list'
          ? (await listTicketArrays(pool, page)).map((row) => toListedTicket(row, visibility))
          : (await listTickets(pool, page)).map(toNode)
      return pageOf(
        nodes,
        first,
        (node) => node,
        ({ id }) => writeCursor(id),
      )
    },
    async eventsOf(ticketId, { first, after }) {
      const { recorded } = await loaders.histories(ticketId)
      const own = recorded.filter(({ absorbedBy }) => absorbedBy === undefined)
      const all = redactEvents(own, visibility)
      const start = after === null ? 0 : all.findIndex((event) => event.eventId === after) + 1
      if (after !== null && start === 0) throw badCursor()
      return all.slice(start, start + first)
    },
    clocksOf: (ticketId, columns) => loaders.clocks(columns)(ticketId),
    async factsOf(ticket, { first, after }) {
      const reading = after === null ? null : readFactCursor(after, epoch)
      if (reading?.ok === false) throw badCursor()
      const facts = await loaders.factPage(first, reading?.position ?? 0)(ticket.id)
      return facts.flatMap((fact) => {
        const redacted = redactFact(fact, visibility)
        return redacted === null ? [] : [toFactView(redacted, ticket.source, ticket.key, epoch)]
      })
    },
    explainMatch: (source, key, metric) => explainMatchOf(deps, source, key, metric),
    async historyOf(ticketId) {
      const [ticket, history] = await Promise.all([loaders.ticketRows(ticketId), loaders.histories(ticketId)])
      return ticket === null ? null : { ticket, events: history.events }
    },
  }
}

function createLoaders({ pool, visibility, histories }: ReadDeps, toNodes: NodeMaker) {
  const factPages = new Map<string, (ticketId: string) => Promise<readonly FactRow[]>>()
  const clocksBy = <C extends ClockColumns>(columns: C) =>
    createBatchLoader<readonly NodeBy<C>[]>(async (ids) => {
      const rows = await listClocksOfTickets(pool, ids, columns)
      const seen = rows.filter((row) => seesAgreement(visibility, row.agreementId))
      return groupBy(await toNodes(seen, nodeMakerOf(columns)), (node) => node.ticketId)
    }, [])
  const clocks: { readonly [C in ClockColumns]: (ticketId: string) => Promise<readonly NodeBy<C>[]> } = {
    list: clocksBy('list'),
    desk: clocksBy('desk'),
    whole: clocksBy('whole'),
  }
  return {
    clocks: <C extends ClockColumns>(columns: C) => clocks[columns],
    histories: createBatchLoader<History>((ids) => histories.of(pool, ids), NOTHING),
    ticketRows: createBatchLoader<TicketRow | null>(
      async (ids) => new Map((await findTicketsById(pool, ids)).map((row) => [row.id, row])),
      null,
    ),
    factPage(limit: number, afterPos: number) {
      const name = `${limit} ${afterPos}`
      const known = factPages.get(name)
      if (known !== undefined) return known
      const page = createBatchLoader<readonly FactRow[]>(async (ids) => {
        const facts = await listFactsOfTickets(pool, ids, limit, afterPos, agreementsIn(visibility))
        return groupBy(facts, (fact) => fact.ticketId)
      }, [])
      factPages.set(name, page)
      return page
    },
  }
}

/** Under the versions the ticket is bound to. */
async function explainMatchOf(
  { pool, library, visibility }: ReadDeps,
  source: string,
  key: string,
  metric: Metric,
): Promise<readonly BoundCandidate[]> {
  const ticket = await findTicket(pool, source, key, agreementsIn(visibility))
  if (ticket === null) return []
  const bound = ticket.bound.filter((binding) => seesAgreement(visibility, binding.agreementId))
  await library.ensure(bound)
  const shown = redactForMatch(ticket.state, visibility)
  return bound.flatMap(({ agreementId, version }) =>
    explainMatch(library.agreement({ agreementId, version }), metric, ticket.state, source, shown).map(
      (candidate) => ({ ...candidate, agreementId, agreementVersion: version }),
    ),
  )
}

function ticketPlace(after: string): string {
  const [id] = readCursor(after, 1)
  if (typeof id !== 'string' || !/^\d{1,18}$/.test(id)) throw badCursor()
  return id
}

export function toTicketNode(
  { state, id, source, key, bound }: TicketRow,
  visibility: Visibility | null,
): TicketNode {
  const seen = bound.filter((binding) => seesAgreement(visibility, binding.agreementId))
  return { ...redactHolder(state, visibility, 'nobody'), id, source, key, bound: seen }
}
