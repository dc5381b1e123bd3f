import type { Instant } from '@tenggat/domain'
import type { FilterColumn } from '../store/clockFilter.js'
import { writeInstant } from '../store/pgTypes.js'
import type { Queryable } from '../store/queryable.js'
import { type ClockColumns, type RowBy, selectClocks } from './clockColumns.js'

export interface ClockChoice {
  readonly columns: readonly FilterColumn[]
  /** Also clocks of sources settled by watermark. */
  readonly includeReplayed: boolean
}

export interface NextToBreachPage {
  readonly limit: number
  readonly after: ClockPlace | null
  readonly includeBreached: boolean
}

/** The last clock of the page before. */
export interface ClockPlace {
  readonly deadlineAt: Instant
  readonly id: string
}

/**
 * Running clocks by deadline, then id; those whose calendar never opens again have no deadline and are left out, and so
 * are those already breached unless asked for.
 */
export async function listNextToBreach<C extends ClockColumns>(
  pool: Queryable,
  choice: ClockChoice,
  { limit, after, includeBreached }: NextToBreachPage,
  columns: C,
): Promise<readonly RowBy<C>[]> {
  const values: unknown[] = [limit]
  const place = after === null ? [] : [writeInstant(after.deadlineAt), after.id]
  values.push(...place)
  const pending = includeBreached ? '' : "AND verdict = 'pending'"
  const behind = after === null ? '' : 'AND (deadline_at, id) > ($2::timestamptz, $3::bigint)'
  const from = `FROM clock WHERE phase = 'running' ${pending} AND deadline_at IS NOT NULL ${behind}
    ${conditions(choice, values)} ORDER BY deadline_at, id LIMIT $1`
  return selectClocks(pool, columns, { from, values })
}

/** Every clock and cycle of the tickets. */
export async function listClocksOfTickets<C extends ClockColumns>(
  pool: Queryable,
  ticketIds: readonly string[],
  columns: C,
): Promise<readonly RowBy<C>[]> {
  return selectClocks(pool, columns, {
    name: 'read-clocks-of-tickets',
    from: 'FROM clock WHERE ticket_id = ANY($1::bigint[]) ORDER BY ticket_id, agreement_id, metric, cycle',
    values: [ticketIds],
  })
}

export interface OpenCounts {
  readonly running: number
  readonly paused: number
  readonly atRisk: number
  readonly breached: number
}

export async function countOpenClocks(pool: Queryable, choice: ClockChoice): Promise<OpenCounts> {
  const values: unknown[] = []
  const { rows } = await pool.query(
    `SELECT count(*) FILTER (WHERE phase = 'running') AS running,
            count(*) FILTER (WHERE phase = 'paused') AS paused,
            count(*) FILTER (WHERE verdict = 'pending' AND cardinality(crossed) > 0) AS at_risk,
            count(*) FILTER (WHERE verdict = 'breached') AS breached
     FROM clock WHERE phase IN ('running', 'paused') ${conditions(choice, values)}`,
    values,
  )
  const { running, paused, at_risk: atRisk, breached } = rows[0]
  return { running, paused, atRisk, breached }
}

export interface PriorityCount {
  readonly priority: string | null
  readonly open: number
  readonly oldestOpenedAt: Instant | null
}

/** Tickets with an open clock, by priority. */
export async function countOpenTickets(
  pool: Queryable,
  choice: ClockChoice,
): Promise<readonly PriorityCount[]> {
  const values: unknown[] = []
  const { rows } = await pool.query(
    `SELECT held.priority, count(*) AS open, min(ticket.opened_at) AS oldest_opened_at
     FROM (SELECT DISTINCT ticket_id, priority FROM clock
           WHERE phase IN ('running', 'paused') ${conditions(choice, values)}) AS held
     JOIN ticket ON ticket.id = held.ticket_id
     GROUP BY held.priority ORDER BY held.priority NULLS LAST`,
    values,
  )
  return rows.map((row) => ({
    priority: row.priority,
    open: row.open,
    oldestOpenedAt: row.oldest_opened_at,
  }))
}

/** `AND …` for a choice; pushes what it compares with on `values`. */
function conditions({ columns, includeReplayed }: ClockChoice, values: unknown[]): string {
  const lists = columns.map(({ column, values: allowed }) => {
    values.push(allowed)
    return `AND ${column} = ANY($${values.length}::text[])`
  })
  return [includeReplayed ? '' : 'AND live', ...lists].join(' ')
}
