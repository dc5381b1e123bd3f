import type { Instant } from '@tenggat/domain'
import type { Pool, PoolClient } from 'pg'
import { toTicketRow } from '../fromPg.js'
import { writeInstant } from '../pgTypes.js'
import type { Queryable } from '../queryable.js'
import type { PgRow, RebindingRow, TicketRow } from '../records.js'
import { idArray } from './engineTickets.js'
import { enqueueJob, type JobOrder } from './jobs.js'

const toRow = (row: PgRow): RebindingRow => ({
  id: row.id as string,
  agreementId: row.agreement_id as string,
  toVersion: row.to_version as number,
  at: row.at as Instant,
  cause: row.cause as string,
  actor: row.actor as string,
  reason: row.reason as string | null,
  movedTickets: row.moved_tickets as number,
  movedClocks: row.moved_clocks as number,
  finishedAt: row.finished_at as Instant | null,
})

/** The jobs that carry moves out, one after the other. */
export const REBIND_TASK = 'rebind-clocks'
const jobOf = (id: string): JobOrder => ({
  ...{ task: REBIND_TASK, key: `${REBIND_TASK}:${id}`, payload: { id }, queue: REBIND_TASK },
})

/** Orders a move and enqueues the job that carries it out, both with the transaction of the client; the same id again changes nothing. */
export async function orderRebinding(
  client: Queryable,
  order: Pick<RebindingRow, 'id' | 'agreementId' | 'toVersion' | 'at' | 'cause' | 'actor' | 'reason'>,
): Promise<void> {
  const { rowCount } = await client.query(
    `INSERT INTO clock_migration (id, agreement_id, to_version, at, cause, actor, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
    [
      ...[order.id, order.agreementId, order.toVersion, writeInstant(order.at)],
      ...[order.cause, order.actor, order.reason],
    ],
  )
  if (rowCount === 1) await enqueueJob(client, jobOf(order.id))
}

/** The order of this id; null when there is none. */
export async function findRebinding(client: Queryable, id: string): Promise<RebindingRow | null> {
  const { rows } = await client.query('SELECT * FROM clock_migration WHERE id = $1', [id])
  return rows[0] === undefined ? null : toRow(rows[0])
}

/** Of one agreement, the newest first. */
export async function listRebindings(pool: Queryable, agreementId: string): Promise<readonly RebindingRow[]> {
  const { rows } = await pool.query(
    'SELECT * FROM clock_migration WHERE agreement_id = $1 ORDER BY at DESC, id LIMIT 200',
    [agreementId],
  )
  return rows.map(toRow)
}

/** Enqueues the job of every order that is not carried out and has none. */
export async function enqueueRebindings(client: Queryable): Promise<void> {
  const { rows } = await client.query(
    'SELECT id FROM clock_migration WHERE finished_at IS NULL ORDER BY at, id',
  )
  for (const { id } of rows) await enqueueJob(client, { ...jobOf(id), isOnlyIfMissing: true })
}

/** The order, held until the transaction ends; null when it is finished. */
export async function holdRebinding(client: PoolClient, id: string): Promise<RebindingRow | null> {
  const { rows } = await client.query(
    'SELECT * FROM clock_migration WHERE id = $1 AND finished_at IS NULL FOR UPDATE',
    [id],
  )
  return rows[0] === undefined ? null : toRow(rows[0])
}

export async function noteProgress(
  client: PoolClient,
  id: string,
  moved: { readonly tickets: number; readonly clocks: number },
): Promise<void> {
  await client.query({
    name: 'engine-rebinding-progress',
    text: `UPDATE clock_migration SET moved_tickets = moved_tickets + $2, moved_clocks = moved_clocks + $3
           WHERE id = $1`,
    values: [id, moved.tickets, moved.clocks],
  })
}

export async function finishRebinding(client: Pool | PoolClient, id: string, at: Instant): Promise<void> {
  await client.query('UPDATE clock_migration SET finished_at = $2 WHERE id = $1', [id, writeInstant(at)])
}

/** Tickets with a clock of the agreement that still runs or waits under another version, by id. */
export async function ticketsToRebind(
  pool: Pool,
  agreementId: string,
  toVersion: number,
): Promise<readonly string[]> {
  const { rows } = await pool.query({
    name: 'engine-tickets-to-rebind',
    text: `SELECT DISTINCT ticket_id FROM clock
           WHERE agreement_id = $1 AND phase IN ('running', 'paused') AND agreement_version <> $2 ORDER BY ticket_id`,
    values: [agreementId, toVersion],
  })
  return rows.map((row) => String(row.ticket_id))
}

/** The sources of the tickets. */
export async function sourcesOf(
  client: Pool | PoolClient,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await client.query({
    name: 'engine-sources-of-tickets',
    text: 'SELECT DISTINCT source FROM ticket WHERE id = ANY($1::bigint[])',
    values: [idArray(ids)],
  })
  return rows.map((row) => row.source as string)
}

/** The tickets by id, locked in that order when `lock` is given. */
export async function ticketsById(
  client: Pool | PoolClient,
  ids: readonly string[],
  lock: boolean,
): Promise<readonly TicketRow[]> {
  const { rows } = await client.query({
    name: lock ? 'engine-lock-tickets-by-id' : 'engine-tickets-by-id',
    text: `SELECT * FROM ticket WHERE id = ANY($1::bigint[]) ORDER BY id ${lock ? 'FOR UPDATE' : ''}`,
    values: [idArray(ids)],
  })
  return rows.map(toTicketRow)
}
