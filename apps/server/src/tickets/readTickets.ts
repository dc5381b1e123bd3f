import { toFactRow, toTicketRow } from '../store/fromPg.js'
import type { Queryable } from '../store/queryable.js'
import type { FactRow, TicketRow } from '../store/records.js'
import { LIST_COLUMNS } from './ticketColumns.js'

/** Keeps tickets that have a clock under one of the agreements of a parameter; all when that is null. */
const withClockUnder = (parameter: string) => `(${parameter}::text[] IS NULL OR EXISTS (
  SELECT FROM clock WHERE clock.ticket_id = ticket.id AND clock.agreement_id = ANY(${parameter})))`

/** @param seen the agreements that may be looked at; null for all */
export async function findTicket(
  pool: Queryable,
  source: string,
  key: string,
  seen: readonly string[] | null = null,
): Promise<TicketRow | null> {
  const { rows } = await pool.query({
    name: 'read-ticket',
    text: `SELECT * FROM ticket WHERE source = $1 AND key = $2 AND ${withClockUnder('$3')}`,
    values: [source, key, seen],
  })
  return rows[0] === undefined ? null : toTicketRow(rows[0])
}

export async function findTicketsById(
  pool: Queryable,
  ids: readonly string[],
): Promise<readonly TicketRow[]> {
  const { rows } = await pool.query({
    name: 'read-tickets-by-id',
    text: 'SELECT * FROM ticket WHERE id = ANY($1::bigint[])',
    values: [ids],
  })
  return rows.map(toTicketRow)
}

const ticketsWhere = (select: string, condition: string) => `
  SELECT ${select} FROM ticket
  WHERE ($1::text IS NULL OR source = $1) AND ($2::bigint IS NULL OR id < $2) AND ${condition}
  ORDER BY id DESC LIMIT $3`
/** Said as a join, so that a few tickets among many are found from their clocks. */
const SEEN = 'id IN (SELECT ticket_id FROM clock WHERE agreement_id = ANY($4::text[]))'

/** Which tickets, the last recorded first. */
export interface TicketPage {
  readonly source: string | null
  readonly limit: number
  readonly beforeId: string | null
  /** The agreements that may be looked at; null for all. */
  readonly seen: readonly string[] | null
}

function pageQuery(columns: string, select: string, { source, limit, beforeId, seen }: TicketPage) {
  const values = [source, beforeId, limit]
  return seen === null
    ? { name: `read-tickets-${columns}`, text: ticketsWhere(select, 'true'), values }
    : { name: `read-seen-tickets-${columns}`, text: ticketsWhere(select, SEEN), values: [...values, seen] }
}

export async function listTickets(pool: Queryable, page: TicketPage): Promise<readonly TicketRow[]> {
  const { rows } = await pool.query(pageQuery('whole', '*', page))
  return rows.map(toTicketRow)
}

/** Rows of `LIST_COLUMNS`. */
export async function listTicketArrays(
  pool: Queryable,
  page: TicketPage,
): Promise<readonly (readonly unknown[])[]> {
  const { rows } = await pool.query<unknown[]>({ ...pageQuery('list', LIST_COLUMNS, page), rowMode: 'array' })
  return rows
}

/**
 * Facts of each ticket after a position, up to `limit` of each, in the order of commit.
 * @param seen the agreements that may be looked at; null for all
 */
export async function listFactsOfTickets(
  pool: Queryable,
  ticketIds: readonly string[],
  limit: number,
  afterPos: number,
  seen: readonly string[] | null = null,
): Promise<readonly FactRow[]> {
  const { rows } = await pool.query({
    name: 'read-facts-of-tickets',
    text: `SELECT page.* FROM unnest($1::bigint[]) AS asked(id)
           CROSS JOIN LATERAL (
             SELECT * FROM fact WHERE ticket_id = asked.id AND pos > $2
               AND ($4::text[] IS NULL OR agreement_id = ANY($4)) ORDER BY pos LIMIT $3
           ) AS page ORDER BY page.ticket_id, page.pos`,
    values: [ticketIds, afterPos, limit, seen],
  })
  return rows.map(toFactRow)
}
