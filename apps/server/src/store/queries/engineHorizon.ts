import type { Instant } from '@tenggat/domain'
import type { Pool } from 'pg'

export interface DueEntry {
  readonly id: string
  readonly at: Instant
}

/** The next deadlines before `until`, soonest first: an index-only scan. */
export async function readHorizon(pool: Pool, until: Instant, limit: number): Promise<DueEntry[]> {
  const { rows } = await pool.query({
    name: 'schedule-horizon',
    text: `SELECT id, next_threshold_at AS at FROM clock
           WHERE live AND next_threshold_at < to_timestamp($1::float8 / 1000)
           ORDER BY next_threshold_at, id LIMIT $2`,
    values: [until, limit],
  })
  return rows.map((row) => ({ id: String(row.id), at: row.at as Instant }))
}
