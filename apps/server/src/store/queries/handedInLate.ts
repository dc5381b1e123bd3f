import type { Pool } from 'pg'
import type { FactRow } from '../records.js'
import { idArray } from './engineTickets.js'

/**
 * Which of these deadlines no timer could have kept: those that are settled by a log, and those that an event brought about which
 * was handed in when they had passed. Answers positions.
 */
export async function handedInLate(
  pool: Pool,
  facts: readonly Pick<FactRow, 'pos'>[],
): Promise<ReadonlySet<number>> {
  const { rows } = await pool.query<{ pos: number }>({
    name: 'handed-in-late',
    text: `SELECT f.pos FROM fact f JOIN ticket t ON t.id = f.ticket_id LEFT JOIN source s ON s.name = t.source
      WHERE f.pos = ANY($1::bigint[]) AND (s.settled_by = 'watermark' OR t.known_through IS NOT NULL OR EXISTS (
        SELECT FROM ticket_event e
        WHERE e.ticket_id = f.ticket_id AND e.occurred_at <= f.at AND e.recorded_at > f.at
          AND e.recorded_at <= f.recorded_at))`,
    values: [idArray(facts.map(({ pos }) => String(pos)))],
  })
  return new Set(rows.map(({ pos }) => Number(pos)))
}
