import type pg from 'pg'
import { inTransaction } from '../store/inTransaction.js'
import {
  calendarsOfVersion,
  listBoardClocks,
  listPlacedTickets,
  type PlacedTicket,
  recordedAtOf,
} from '../store/queries/boards.js'
import { factsBetween, headPosition, rowsTouched } from '../store/queries/factLog.js'
import type { TicketPlace } from './changes.js'
import type { LiveReader } from './liveReader.js'

/** Reads by the store's raw pool, so instants and positions arrive as numbers. */
export function postgresReader(pool: pg.Pool): LiveReader {
  return {
    head: () => headPosition(pool),
    board: (filter, limit) =>
      inOneMoment(pool, async (client) => ({
        head: await headPosition(client),
        clocks: await listBoardClocks(client, filter, limit),
      })),
    log: (after, limit) =>
      inOneMoment(pool, async (client) => {
        const head = await headPosition(client)
        const afterAt = await recordedAtOf(client, after)
        const to = Math.max(after, Math.min(head, after + limit))
        if (to === after) return { head, afterAt, batch: { from: after, to, facts: [], rows: [] } }
        const facts = await factsBetween(client, after, to)
        return { head, afterAt, batch: { from: after, to, facts, rows: await rowsTouched(client, facts) } }
      }),
    places: async (ticketIds) => {
      const tickets = await listPlacedTickets(pool, ticketIds)
      return new Map(tickets.map((ticket) => [ticket.id, toPlace(ticket)]))
    },
    calendars: (agreementId, version) => calendarsOfVersion(pool, agreementId, version),
  }
}

/** Everything `read` sees is of one instant: head and rows belong together. */
const inOneMoment = <T>(pool: pg.Pool, read: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  inTransaction(pool, read, { begin: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' })

function toPlace({ source, key, state, live }: PlacedTicket): TicketPlace {
  const { priority, impact, service, customer, party, team, line } = state
  return { source, ticketKey: key, live, priority, impact, service, customer, party, team, line }
}
