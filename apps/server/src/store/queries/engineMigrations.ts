import type { Instant } from '@tenggat/domain'
import type { Pool, PoolClient } from 'pg'
import { toTicketRow } from '../fromPg.js'
import { writeInstant } from '../pgTypes.js'
import type { Queryable } from '../queryable.js'
import type { ClockMigrationRow, PgRow, TicketRow } from '../records.js'
import { idArray } from './engineTickets.js'

const toRow = (row: PgRow): ClockMigrationRow => ({
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

/** Orders a move; the same id again answers the order that stands. */
export async function insertMigration(
  pool: Pool | PoolClient,
  order: Pick<ClockMigrationRow, 'id' | 'agreementId' | 'toVersion' | 'at' | 'cause' | 'actor' | 'reason'>,
): Promise<ClockMigrationRow> {
  await pool.query(
    `INSERT INTO clock_migration (id, agreement_id, to_version, at, cause, actor, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
    [
      ...[order.id, order.agreementId, order.toVersion, writeInstant(order.at)],
      ...[order.cause, order.actor, order.reason],
    ],
  )
  const { rows } = await pool.query('SELECT * FROM clock_migration WHERE id = $1', [order.id])
  return toRow(rows[0])
}

export async function isOrdered(client: PoolClient, id: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM clock_migration WHERE id = $1', [id])
  return rowCount === 1
}

/** Of one agreement, the newest first. */
export async function listMigrations(
  pool: Queryable,
  agreementId: string,
): Promise<readonly ClockMigrationRow[]> {
  const { rows } = await pool.query(
    'SELECT * FROM clock_migration WHERE agreement_id = $1 ORDER BY at DESC, id LIMIT 200',
    [agreementId],
  )
  return rows.map(toRow)
}

/** Those that an instance was stopped in the middle of, oldest first. */
export async function listUnfinishedMigrations(pool: Pool): Promise<readonly ClockMigrationRow[]> {
  const { rows } = await pool.query('SELECT * FROM clock_migration WHERE finished_at IS NULL ORDER BY at, id')
  return rows.map(toRow)
}

/** The order, held until the transaction ends; null when it is finished. */
export async function holdMigration(client: PoolClient, id: string): Promise<ClockMigrationRow | null> {
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
    name: 'engine-migration-progress',
    text: `UPDATE clock_migration SET moved_tickets = moved_tickets + $2, moved_clocks = moved_clocks + $3
           WHERE id = $1`,
    values: [id, moved.tickets, moved.clocks],
  })
}

export async function finishMigration(client: Pool | PoolClient, id: string, at: Instant): Promise<void> {
  await client.query('UPDATE clock_migration SET finished_at = $2 WHERE id = $1', [id, writeInstant(at)])
}

/** Tickets with a clock of the agreement that still runs or waits under another version, by id. */
export async function ticketsToMove(
  pool: Pool,
  agreementId: string,
  toVersion: number,
): Promise<readonly string[]> {
  const { rows } = await pool.query({
    name: 'engine-tickets-to-move',
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
