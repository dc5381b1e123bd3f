import { type ClockView, explainMatch, type Instant, view } from '@tenggat/domain'
import { viewOf } from '../ingest/putAgreement.js'
import { type ClockFilter, FILTER_COLUMNS, FILTER_KEYS } from '../live/clockFilter.js'
import { formatCursor, readCursor as readFactCursor } from '../live/cursor.js'
import { listLatestAgreements } from '../store/queries/readAgreements.js'
import {
  type ClockChoice,
  countOpenClocks,
  countOpenTickets,
  listClocksOfTickets,
  listNextToBreach,
} from '../store/queries/readClocks.js'
import { findWatermarks } from '../store/queries/readSources.js'
import {
  findTicket,
  findTicketsById,
  listEventsOfTickets,
  listFactsOfTicket,
  listTickets,
} from '../store/queries/readTickets.js'
import type { ClockRow, RecordedFact, TicketRow } from '../store/records.js'
import { attainment } from './attainment.js'
import { createBatchLoader, groupRows } from './batchLoader.js'
import { type ClockNode, toClockNode } from './clockNode.js'
import { explainClock } from './explanations.js'
import { badCursor, pageOf, readCursor, writeCursor } from './page.js'
import type { ReadParts, Reads, TicketNode } from './reads.js'

export function createReads(parts: ReadParts): Reads {
  const { pool, library } = parts
  const clockRows = createBatchLoader<readonly ClockRow[]>(
    async (ids) => groupRows(await listClocksOfTickets(pool, ids), (row) => row.ticketId),
    [],
  )
  const events = createBatchLoader(
    async (ids) => groupRows(await listEventsOfTickets(pool, ids), (event) => event.ticketId),
    [],
  )
  const ticketRows = createBatchLoader<TicketRow | null>(
    async (ids) => new Map((await findTicketsById(pool, ids)).map((row) => [row.id, row])),
    null,
  )
  const toNodes = createNodeMaker(parts)

  return {
    async nextToBreach(filter, { first, after }, asOf) {
      const place = after === null ? null : clockPlace(after)
      const rows = await listNextToBreach(pool, choiceOf(filter), first + 1, place)
      const nodes = await toNodes(rows, asOf)
      return pageOf(
        nodes,
        first,
        (node) => node,
        (node) => writeCursor(node.deadlineAt, node.id),
      )
    },
    async counts(filter) {
      const choice = choiceOf(filter)
      const [counts, byPriority] = await Promise.all([
        countOpenClocks(pool, choice),
        countOpenTickets(pool, choice),
      ])
      return { ...counts, byPriority }
    },
    async ticket(source, key) {
      const row = await findTicket(pool, source, key)
      return row === null ? null : toTicketNode(row)
    },
    async tickets(source, { first, after }) {
      const before = after === null ? null : ticketPlace(after)
      const rows = await listTickets(pool, source, first + 1, before)
      return pageOf(rows, first, toTicketNode, (row) => writeCursor(row.id))
    },
    async eventsOf(ticketId, { first, after }) {
      const all = await events(ticketId)
      const start = after === null ? 0 : all.findIndex((event) => event.eventId === after) + 1
      if (after !== null && start === 0) throw badCursor()
      return all.slice(start, start + first)
    },
    clocksOf: async (ticketId, asOf) => toNodes(await clockRows(ticketId), asOf),
    async factsOf(ticket, { first, after }) {
      const reading = after === null ? null : readFactCursor(after, parts.epoch)
      if (reading?.ok === false) throw badCursor()
      const facts = await listFactsOfTicket(pool, ticket.id, first, reading?.position ?? 0)
      return facts.map((fact) => toFactNode(fact, ticket, parts.epoch))
    },
    view: createViewer(parts),
    async explanation(clock, asOf) {
      const [ticket, history] = await Promise.all([ticketRows(clock.ticketId), events(clock.ticketId)])
      return ticket === null ? null : explainClock(parts, clock, ticket, history, asOf ?? clock.asOf)
    },
    attainment: (agreementId, by) => attainment(pool, agreementId, by),
    agreements: async () => (await listLatestAgreements(pool)).map(viewOf),
    async explainMatch(source, key, metric) {
      const ticket = await findTicket(pool, source, key)
      if (ticket === null) return []
      await library.ensure(ticket.bound)
      return ticket.bound.flatMap((binding) =>
        explainMatch(library.agreement(binding), metric, ticket.state, source).map((candidate) => ({
          ...candidate,
          agreementId: binding.agreementId,
          agreementVersion: binding.version,
        })),
      )
    },
  }
}

/** Makes nodes of rows, with the calendars they count on at hand for `view`. */
function createNodeMaker({ pool, library, now }: ReadParts) {
  const watermark = createBatchLoader<Instant | null>((names) => findWatermarks(pool, names), null)
  return async (rows: readonly ClockRow[], asOf: Instant | null): Promise<ClockNode[]> => {
    await library.ensure(rows.map((row) => ({ agreementId: row.agreementId, version: row.agreementVersion })))
    const replayed = [...new Set(rows.filter((row) => !row.live).map((row) => row.source))]
    const marks = await Promise.all(
      replayed.map(async (name): Promise<[string, Instant]> => [name, (await watermark(name)) ?? now]),
    )
    const watermarks = new Map(marks)
    return rows.map((row) => toClockNode(row, asOf, now, watermarks))
  }
}

/** Works out a clock's derived fields once for all the fields that ask for the same instant. */
function createViewer({ library }: ReadParts): Reads['view'] {
  const known = new WeakMap<ClockNode, ClockView>()
  return (clock, asOf) => {
    const seen = asOf === null ? known.get(clock) : undefined
    if (seen !== undefined) return seen
    const { agreementId, agreementVersion: version } = clock
    const calendar = library.agreement({ agreementId, version }).calendars.get(clock.calendar)
    if (calendar === undefined) throw new Error(`${clock.calendarId} is not on record`)
    const seenAt = view(clock, calendar, Math.max(asOf ?? clock.asOf, clock.countedFrom))
    if (asOf === null) known.set(clock, seenAt)
    return seenAt
  }
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

function toTicketNode({ state, id, source, key, bound }: TicketRow): TicketNode {
  return { ...state, id, source, key, bound }
}

function toFactNode({ pos, ...fact }: RecordedFact, { source, key }: TicketNode, epoch: string) {
  return { ...fact, position: pos, cursor: formatCursor(epoch, pos), source, ticketKey: key }
}
