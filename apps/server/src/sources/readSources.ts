import type { Instant } from '@tenggat/domain'
import type { Queryable } from '../store/queryable.js'
import type { SourceRow } from '../store/records.js'

export async function findSource(pool: Queryable, name: string): Promise<SourceRow | null> {
  const { rows } = await pool.query({
    name: 'read-source',
    text: 'SELECT name, complete_through, settled_by FROM source WHERE name = $1',
    values: [name],
  })
  const [row] = rows
  if (row === undefined) return null
  return {
    name: row.name,
    completeThrough: row.complete_through as Instant | null,
    settledBy: row.settled_by,
  }
}

/** How far sources settled by watermark are complete; sources settled by time are left out. */
export async function findWatermarks(
  pool: Queryable,
  names: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  const { rows } = await pool.query({
    name: 'read-watermarks',
    text: `SELECT name, complete_through FROM source
           WHERE name = ANY($1::text[]) AND settled_by = 'watermark' AND complete_through IS NOT NULL`,
    values: [names],
  })
  return new Map(rows.map((row) => [row.name as string, row.complete_through as Instant]))
}
