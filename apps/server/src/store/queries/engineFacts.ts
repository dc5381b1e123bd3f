import type { Instant } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import { toFactRow } from '../fromPg.js'
import type { FactRow } from '../records.js'
import { type Column, columnNames, parameters, unnested, values } from './engineColumns.js'
import { idArray } from './engineTickets.js'

/** A fact before it has a position. In parts, because what the domain told is not worth copying. */
export interface NewFact {
  readonly ticket: { readonly id: string }
  readonly clock: { readonly id: string } | null
  readonly content: FactDraft
  readonly generation: number
  readonly retracts: number | null
}

export type FactDraft = Pick<
  FactRow,
  | 'agreementId'
  | 'metric'
  | 'cycle'
  | 'kind'
  | 'threshold'
  | 'round'
  | 'at'
  | 'eventId'
  | 'targetId'
  | 'deadlineAt'
  | 'detail'
>

const COLUMNS: readonly Column<NewFact>[] = [
  ['ticket_id', 'bigint', (row) => row.ticket.id],
  ['clock_id', 'bigint', (row) => row.clock?.id],
  ['agreement_id', 'text', ({ content }) => content.agreementId],
  ['metric', 'text', ({ content }) => content.metric],
  ['cycle', 'int', ({ content }) => content.cycle],
  ['kind', 'text', ({ content }) => content.kind],
  ['threshold', 'text', ({ content }) => content.threshold],
  ['round', 'int', ({ content }) => content.round],
  ['generation', 'int', (row) => row.generation],
  ['at', 'instant', ({ content }) => content.at],
  ['event_id', 'text', ({ content }) => content.eventId],
  ['target_id', 'text', ({ content }) => content.targetId],
  ['deadline_at', 'instant', ({ content }) => content.deadlineAt],
  ['detail', 'jsonb', ({ content }) => content.detail],
  ['retracts', 'bigint', (row) => row.retracts],
]

const RECORDED_AT = COLUMNS.length + 1
const COUNT = COLUMNS.length + 2

/** Notified with the new head position by every transaction that appended facts. */
export const HEAD_CHANNEL = 'tenggat_head'

/**
 * Counter, facts and the wake-up in one statement, so the counter's row is held as short as can be. The unique index of
 * thresholds is the last net under the locks: what it catches is left out, never recorded twice.
 */
const APPEND = `WITH counter AS (UPDATE head SET pos = pos + $${COUNT}::bigint RETURNING pos),
  appended AS (
    INSERT INTO fact (pos, ${columnNames(COLUMNS)}, recorded_at)
    SELECT counter.pos - $${COUNT}::bigint + w.ord, ${values(COLUMNS, 'w')},
           to_timestamp($${RECORDED_AT}::float8 / 1000)
    FROM counter, ${unnested(COLUMNS, 'w', true)}
    ON CONFLICT (clock_id, kind, threshold, round, generation) WHERE kind IN ('atRisk', 'breached') DO NOTHING
  )
  SELECT pos, pg_notify('${HEAD_CHANNEL}', pos::text) FROM counter`

/**
 * Appends facts and answers the new head position. The counter's row stays locked until COMMIT, which makes position
 * order commit order: it must be the transaction's last statement.
 */
export async function appendFacts(
  client: PoolClient,
  rows: readonly NewFact[],
  recordedAt: Instant,
): Promise<number> {
  const appended = await client.query({
    name: 'engine-append-facts',
    text: APPEND,
    values: [...parameters(COLUMNS, rows), recordedAt, rows.length],
  })
  return Number(appended.rows[0].pos)
}

/** Facts of clocks that are neither retractions nor retracted, by ticket, in order of position. */
export async function loadStandingFacts(
  client: PoolClient,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, FactRow[]>> {
  const { rows } = await client.query({
    name: 'engine-standing-facts',
    text: `SELECT f.* FROM fact f
           WHERE f.ticket_id = ANY($1::bigint[]) AND f.clock_id IS NOT NULL AND f.kind <> 'retracted'
             AND NOT EXISTS (SELECT FROM fact r WHERE r.retracts = f.pos)
           ORDER BY f.pos`,
    values: [idArray(ticketIds)],
  })
  const standing = new Map<string, FactRow[]>(ticketIds.map((id) => [id, []]))
  for (const fact of rows.map(toFactRow)) standing.get(fact.ticketId)!.push(fact)
  return standing
}
