import type { Instant } from '@tenggat/domain'
import { toClockRow, toFactRow } from '../fromPg.js'
import type { Queryable } from '../queryable.js'
import type { ClockRow, FactRow } from '../records.js'
import { idArray } from './engineTickets.js'

/** The position of the last committed fact; 0 before the first. */
export async function headPosition(client: Queryable): Promise<number> {
  const { rows } = await client.query({ name: 'log-head', text: 'SELECT pos FROM head' })
  return Number(rows[0].pos)
}

/** Up to `limit` facts after `after`, in commit order. */
export async function factsAfter(client: Queryable, after: number, limit: number): Promise<FactRow[]> {
  const { rows } = await client.query({
    name: 'log-facts',
    text: 'SELECT * FROM fact WHERE pos > $1 ORDER BY pos LIMIT $2',
    values: [after, limit],
  })
  return rows.map(toFactRow)
}

/** The facts at positions (after, to], in commit order. */
export async function factsBetween(client: Queryable, after: number, to: number): Promise<FactRow[]> {
  const { rows } = await client.query({
    name: 'log-facts-between',
    text: 'SELECT * FROM fact WHERE pos > $1 AND pos <= $2 ORDER BY pos',
    values: [after, to],
  })
  return rows.map(toFactRow)
}

export interface FactSurvey {
  readonly to: number
  /** The earliest threshold of the live clocks that the facts are about. */
  readonly dueAt: Instant | null
  readonly hasBreaches: boolean
}

/** What up to `limit` facts after `after` come to; null when there are none. */
export async function surveyAfter(
  client: Queryable,
  after: number,
  limit: number,
): Promise<FactSurvey | null> {
  const { rows } = await client.query({
    name: 'log-survey',
    text: `WITH behind AS MATERIALIZED (SELECT pos, clock_id, kind FROM fact WHERE pos > $1 ORDER BY pos LIMIT $2)
           SELECT max(pos) AS "to", coalesce(bool_or(kind = 'breached'), false) AS has_breaches,
             (SELECT min(next_threshold_at) FROM clock
              WHERE live AND id = ANY(ARRAY(SELECT clock_id FROM behind WHERE clock_id IS NOT NULL))) AS due_at
           FROM behind`,
    values: [after, limit],
  })
  const { to, has_breaches: hasBreaches, due_at: dueAt } = rows[0]
  return to === null ? null : { to: Number(to), dueAt, hasBreaches }
}

/** The breaches at positions (after, to]. */
export async function breachesIn(client: Queryable, after: number, to: number): Promise<FactRow[]> {
  const { rows } = await client.query({
    name: 'log-breaches',
    text: `SELECT * FROM fact WHERE pos > $1 AND pos <= $2 AND kind = 'breached' ORDER BY pos`,
    values: [after, to],
  })
  return rows.map(toFactRow)
}

/** The present rows of what facts are about: their clocks, and all clocks of a ticket that itself changed. */
export async function rowsTouched(client: Queryable, facts: readonly FactRow[]): Promise<ClockRow[]> {
  const clockIds = new Set<string>()
  const ticketIds = new Set<string>()
  for (const { clockId, ticketId } of facts) {
    if (clockId === null) ticketIds.add(ticketId)
    else clockIds.add(clockId)
  }
  const { rows } = await client.query({
    name: 'log-rows',
    text: `SELECT * FROM clock WHERE id = ANY($1::bigint[])
           UNION ALL
           SELECT * FROM clock WHERE ticket_id = ANY($2::bigint[]) AND id <> ALL($1::bigint[])`,
    values: [idArray([...clockIds]), idArray([...ticketIds])],
  })
  return rows.map(toClockRow)
}
