import type { Pool } from 'pg'
import { type ClockRow, type RecordedFact, toClockRow, toRecordedFact } from '../records.js'
import { idArray } from './engineTickets.js'

/** The position of the last committed fact; 0 before the first. */
export async function headPosition(pool: Pool): Promise<number> {
  const { rows } = await pool.query({ name: 'outbox-head', text: 'SELECT pos FROM head' })
  return Number(rows[0].pos)
}

/** Up to `limit` facts behind `after`, in commit order. */
export async function factsAfter(pool: Pool, after: number, limit: number): Promise<RecordedFact[]> {
  const { rows } = await pool.query({
    name: 'outbox-facts',
    text: 'SELECT * FROM fact WHERE pos > $1 ORDER BY pos LIMIT $2',
    values: [after, limit],
  })
  return rows.map(toRecordedFact)
}

/** The present rows of what facts are about: their clocks, and all clocks of a ticket that itself changed. */
export async function rowsTouched(pool: Pool, facts: readonly RecordedFact[]): Promise<ClockRow[]> {
  const clockIds = new Set<string>()
  const ticketIds = new Set<string>()
  for (const { clockId, ticketId } of facts) {
    if (clockId === null) ticketIds.add(ticketId)
    else clockIds.add(clockId)
  }
  const { rows } = await pool.query({
    name: 'outbox-rows',
    text: `SELECT * FROM clock WHERE id = ANY($1::bigint[])
           UNION ALL
           SELECT * FROM clock WHERE ticket_id = ANY($2::bigint[]) AND id <> ALL($1::bigint[])`,
    values: [idArray([...clockIds]), idArray([...ticketIds])],
  })
  return rows.map(toClockRow)
}
