import { explainMatch, type Metric } from '@tenggat/domain'
import { createAgreementReads } from '../agreements/agreementReads.js'
import { createNodeMaker, createViewer, type NodeMaker } from '../clocks/clockNodes.js'
import { explainClock } from '../clocks/explanations.js'
import {
  type ClockChoice,
  countOpenClocks,
  countOpenTickets,
  listClocksOfTickets,
  listNextToBreach,
} from '../clocks/readClocks.js'
import { attainment } from '../figures/attainment.js'
import { createFigures } from '../figures/figures.js'
import { createLedger } from '../figures/ledger.js'
import { formatCursor, readCursor as readFactCursor } from '../log/cursor.js'
import { type ClockFilter, FILTER_COLUMNS, FILTER_KEYS } from '../store/clockFilter.js'
import { listMigrations } from '../store/queries/engineMigrations.js'
import type { ClockRow, RecordedFact, TicketRow } from '../store/records.js'
import { intersectVisible } from '../tenancy/intersect.js'
import { redactEvents, redactFact, redactForMatch, redactHolder } from '../tenancy/redact.js'
import { agreementsIn, seesAgreement, type Visibility } from '../tenancy/visibility.js'
import {
  findTicket,
  findTicketsById,
  listEventsOfTickets,
  listFactsOfTickets,
  listTickets,
} from '../tickets/readTickets.js'
import { createBatchLoader, groupRows } from './batchLoader.js'
import { badCursor, pageOf, readCursor, writeCursor } from './page.js'
import type { ReadParts, Reads, TicketNode } from './reads.js'

/** The read side over the store, for one request. */
export function createReads(parts: ReadParts): Reads {
  const toNodes = createNodeMaker(parts)
  const ticketReads = createTicketReads(parts, toNodes)
  const view = createViewer(parts)
  return {
    ...createListReads(parts, toNodes),
    ...ticketReads,
    view,
    attainment: (agreementId, by) => attainment(parts, agreementId, by),
    agreements: createAgreementReads(parts),
    explainMatch: (source, key, metric) => explainMatchOf(parts, source, key, metric),
    migrations: async (agreementId) =>
      seesAgreement(parts.visibility, agreementId) ? listMigrations(parts.pool, agreementId) : [],
    figures: createFigures(parts, toNodes),
    ledger: createLedger(parts, { toNodes, view, clocksOf: ticketReads.clocksOf }),
  }
}

function createListReads(
  { pool, visibility }: ReadParts,
  toNodes: NodeMaker,
): Pick<Reads, 'nextToBreach' | 'counts' | 'ticket' | 'tickets'> {
  return {
    async nextToBreach(filter, { first, after }, { asOf, includeBreached }) {
      const place = after === null ? null : clockPlace(after)
      const page = { limit: first + 1, after: place, includeBreached }
      const rows = await listNextToBreach(pool, choiceOf(intersectVisible(filter, visibility)), page)
      const nodes = await toNodes(rows, asOf)
      return pageOf(
        nodes,
        first,
        (node) => node,
        (node) => writeCursor(node.deadlineAt, node.id),
      )
    },
    async counts(filter) {
      const choice = choiceOf(intersectVisible(filter, visibility))
      const counted = [countOpenClocks(pool, choice), countOpenTickets(pool, choice)] as const
      const [counts, byPriority] = await Promise.all(counted)
      return { ...counts, byPriority }
    },
    async ticket(source, key) {
      const row = await findTicket(pool, source, key, agreementsIn(visibility))
      return row === null ? null : toTicketNode(row, visibility)
    },
    async tickets(source, { first, after }) {
      const before = after === null ? null : ticketPlace(after)
      const rows = await listTickets(pool, source, first + 1, before, agreementsIn(visibility))
      const toNode = (row: TicketRow) => toTicketNode(row, visibility)
      return pageOf(rows, first, toNode, (row) => writeCursor(row.id))
    },
  }
}

/** What hangs on tickets; rows of one kind are read together for all tickets of the request. */
function createTicketReads(
  parts: ReadParts,
  toNodes: NodeMaker,
): Pick<Reads, 'eventsOf' | 'clocksOf' | 'factsOf' | 'explanation'> {
  const { pool, epoch, visibility } = parts
  const clockRows = createBatchLoader<readonly ClockRow[]>(async (ids) => {
    const rows = await listClocksOfTickets(pool, ids)
    const seen = rows.filter((row) => seesAgreement(visibility, row.agreementId))
    return groupRows(seen, (row) => row.ticketId)
  }, [])
  const events = createBatchLoader(
    async (ids) => groupRows(await listEventsOfTickets(pool, ids), (event) => event.ticketId),
    [],
  )
  const factPages = new Map<string, (ticketId: string) => Promise<readonly RecordedFact[]>>()
  const factPage = (limit: number, afterPos: number) => {
    const name = `${limit} ${afterPos}`
    const known = factPages.get(name)
    if (known !== undefined) return known
    const page = createBatchLoader<readonly RecordedFact[]>(async (ids) => {
      const facts = await listFactsOfTickets(pool, ids, limit, afterPos, agreementsIn(visibility))
      return groupRows(facts, (fact) => fact.ticketId)
    }, [])
    factPages.set(name, page)
    return page
  }
  const ticketRows = createBatchLoader<TicketRow | null>(
    async (ids) => new Map((await findTicketsById(pool, ids)).map((row) => [row.id, row])),
    null,
  )
  return {
    async eventsOf(ticketId, { first, after }) {
      const all = redactEvents(await events(ticketId), visibility)
      const start = after === null ? 0 : all.findIndex((event) => event.eventId === after) + 1
      if (after !== null && start === 0) throw badCursor()
      return all.slice(start, start + first)
    },
    clocksOf: async (ticketId, asOf) => toNodes(await clockRows(ticketId), asOf),
    async factsOf(ticket, { first, after }) {
      const reading = after === null ? null : readFactCursor(after, epoch)
      if (reading?.ok === false) throw badCursor()
      const facts = await factPage(first, reading?.position ?? 0)(ticket.id)
      return facts.flatMap((fact) => {
        const told = redactFact(fact, visibility)
        return told === null ? [] : [toFactNode(told, ticket, epoch)]
      })
    },
    async explanation(clock, asOf) {
      const [ticket, history] = await Promise.all([ticketRows(clock.ticketId), events(clock.ticketId)])
      return ticket === null ? null : explainClock(parts, clock, ticket, history, asOf ?? clock.asOf)
    },
  }
}

/** Under the versions the ticket is bound to. */
async function explainMatchOf(
  { pool, library, visibility }: ReadParts,
  source: string,
  key: string,
  metric: Metric,
) {
  const ticket = await findTicket(pool, source, key, agreementsIn(visibility))
  if (ticket === null) return []
  const bound = ticket.bound.filter((binding) => seesAgreement(visibility, binding.agreementId))
  await library.ensure(bound)
  const told = redactForMatch(ticket.state, visibility)
  return bound.flatMap(({ agreementId, version }) =>
    explainMatch(library.agreement({ agreementId, version }), metric, ticket.state, source, told).map(
      (candidate) => ({ ...candidate, agreementId, agreementVersion: version }),
    ),
  )
}

function choiceOf(filter: ClockFilter): ClockChoice {
  const columns = FILTER_KEYS.flatMap((key) => {
    const values = filter[key]
    return values == null ? [] : [{ column: FILTER_COLUMNS[key], values }]
  })
  return { columns, includeReplayed: filter.includeReplayed === true }
}

function clockPlace(after: string) {
  const [deadlineAt, id] = readCursor(after, 2)
  if (typeof deadlineAt !== 'number' || !isRowId(id)) throw badCursor()
  return { deadlineAt, id }
}

function ticketPlace(after: string): string {
  const [id] = readCursor(after, 1)
  if (!isRowId(id)) throw badCursor()
  return id
}

const isRowId = (value: unknown): value is string => typeof value === 'string' && /^\d{1,18}$/.test(value)

function toTicketNode(
  { state, id, source, key, bound }: TicketRow,
  visibility: Visibility | null,
): TicketNode {
  const seen = bound.filter((binding) => seesAgreement(visibility, binding.agreementId))
  return { ...redactHolder(state, visibility, 'nobody'), id, source, key, bound: seen }
}

function toFactNode({ pos, ...fact }: RecordedFact, { source, key }: TicketNode, epoch: string) {
  return { ...fact, position: pos, cursor: formatCursor(epoch, pos), source, ticketKey: key }
}
