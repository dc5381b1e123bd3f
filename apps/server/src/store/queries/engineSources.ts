import type { Instant } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import type { SourceRow } from '../records.js'
import { textArray } from './engineArrays.js'

const toSourceRow = (row: Record<string, unknown>): SourceRow => ({
  name: row.name as string,
  completeThrough: row.complete_through as Instant | null,
  settledBy: row.settled_by as SourceRow['settledBy'],
})

/**
 * How the sources are settled, held until the transaction ends: a source cannot turn from time to watermark while
 * clocks are being written under the other.
 */
export async function holdSources(
  client: PoolClient,
  names: readonly string[],
): Promise<ReadonlyMap<string, SourceRow>> {
  const { rows } = await client.query({
    name: 'engine-hold-sources',
    text: 'SELECT * FROM source WHERE name = ANY($1::text[]) ORDER BY name FOR SHARE',
    values: [textArray(names, (name) => name)],
  })
  return new Map(rows.map((row) => [row.name, toSourceRow(row)]))
}

/** Adds sources, settled by time. Fewer than given means another writer was first: the caller starts over. */
export async function insertSources(client: PoolClient, names: readonly string[]): Promise<number> {
  const { rowCount } = await client.query({
    name: 'engine-insert-sources',
    text: `INSERT INTO source (name) SELECT name FROM unnest($1::text[]) AS given(name) ORDER BY name
           ON CONFLICT DO NOTHING`,
    values: [textArray(names, (name) => name)],
  })
  return rowCount ?? 0
}

/** Marks a source as settled by its watermark and moves that forward, never back. */
export async function moveWatermark(client: PoolClient, name: string, through: Instant): Promise<SourceRow> {
  const { rows } = await client.query({
    name: 'engine-move-watermark',
    text: `INSERT INTO source AS s (name, complete_through, settled_by)
           VALUES ($1, to_timestamp($2::float8 / 1000), 'watermark')
           ON CONFLICT (name) DO UPDATE SET settled_by = 'watermark',
             complete_through = greatest(s.complete_through, excluded.complete_through)
           RETURNING *`,
    values: [name, through],
  })
  return toSourceRow(rows[0])
}

/** Marks a source as settled by time; how far it is complete stays on record. */
export async function settleSourceByTime(client: PoolClient, name: string): Promise<void> {
  await client.query(`UPDATE source SET settled_by = 'time' WHERE name = $1`, [name])
}

/** Gives up to `limit` clocks of the source back to time; answers how many, and the earliest threshold among them. */
export async function handToTime(
  client: PoolClient,
  name: string,
  limit: number,
): Promise<{ readonly handed: number; readonly earliestAt: Instant | null }> {
  const { rows } = await client.query({
    name: 'engine-hand-to-time',
    text: `WITH handed AS (
             UPDATE clock c SET live = true, version = c.version + 1
             FROM (SELECT id FROM clock WHERE source = $1 AND NOT live ORDER BY id LIMIT $2 FOR UPDATE) AS taken
             WHERE c.id = taken.id RETURNING c.next_threshold_at)
           SELECT count(*) AS handed, min(next_threshold_at) AS earliest FROM handed`,
    values: [name, limit],
  })
  return { handed: rows[0].handed, earliestAt: rows[0].earliest }
}

/** Takes up to `limit` clocks of the source from time's hands; answers how many. */
export async function handToWatermark(client: PoolClient, name: string, limit: number): Promise<number> {
  const { rowCount } = await client.query({
    name: 'engine-hand-to-watermark',
    text: `UPDATE clock c SET live = false, version = c.version + 1
           FROM (SELECT id FROM clock WHERE source = $1 AND live ORDER BY id LIMIT $2 FOR UPDATE) AS taken
           WHERE c.id = taken.id`,
    values: [name, limit],
  })
  return rowCount ?? 0
}

/** Moves up to `limit` tickets of the source that are known only from its log forward to `through`; answers how many. */
export async function moveKnown(
  client: PoolClient,
  name: string,
  through: Instant,
  limit: number,
): Promise<number> {
  const { rowCount } = await client.query({
    name: 'engine-move-known',
    text: `UPDATE ticket t SET known_through = to_timestamp($2::float8 / 1000), version = t.version + 1
           FROM (SELECT id FROM ticket WHERE source = $1 AND known_through < to_timestamp($2::float8 / 1000)
                 ORDER BY id LIMIT $3 FOR UPDATE) AS taken
           WHERE t.id = taken.id`,
    values: [name, through, limit],
  })
  return rowCount ?? 0
}

/** Whether a threshold of the source lies before `before`: clocks that another transaction held a moment ago. */
export async function hasDueByWatermark(client: PoolClient, name: string, before: Instant): Promise<boolean> {
  const { rows } = await client.query({
    name: 'engine-due-left',
    text: `SELECT EXISTS (SELECT FROM clock WHERE source = $1 AND NOT live
             AND next_threshold_at < to_timestamp($2::float8 / 1000)) AS due`,
    values: [name, before],
  })
  return rows[0].due
}
