import type { PoolClient } from 'pg'
import { writeInstant } from '../store/pgTypes.js'
import type { Queryable } from '../store/queryable.js'
import type { PgRow } from '../store/records.js'
import type { CorrectedClock, Correction } from './correction.js'

function toCorrection(row: PgRow): Correction {
  return {
    id: row.id as string,
    agreementId: row.agreement_id as string,
    version: row.version as number,
    period: { from: row.period_from as number, to: row.period_to as number },
    reason: row.reason as string,
    actor: row.actor as string,
    at: row.at as number,
    judged: row.judged as number,
    rawMet: row.raw_met as number,
    rawBreached: row.raw_breached as number,
    met: row.met as number,
    breached: row.breached as number,
    elsewhere: row.elsewhere as number,
  }
}

export async function findCorrection(pool: Queryable, id: string): Promise<Correction | null> {
  const { rows } = await pool.query('SELECT * FROM correction WHERE id = $1', [id])
  return rows[0] === undefined ? null : toCorrection(rows[0])
}

/** Newest first. */
export async function listCorrections(
  pool: Queryable,
  agreementId: string,
  limit: number,
): Promise<readonly Correction[]> {
  const { rows } = await pool.query(
    'SELECT * FROM correction WHERE agreement_id = $1 ORDER BY at DESC, id LIMIT $2',
    [agreementId, limit],
  )
  return rows.map(toCorrection)
}

/** The clocks judged otherwise, by ticket, after a place among them. */
export async function listCorrectedClocks(
  pool: Queryable,
  correctionId: string,
  limit: number,
  after: number,
): Promise<readonly (CorrectedClock & { readonly place: number })[]> {
  const { rows } = await pool.query(
    'SELECT * FROM corrected_clock WHERE correction_id = $1 AND place > $3 ORDER BY place LIMIT $2',
    [correctionId, limit, after],
  )
  return rows.map((row) => ({
    place: row.place,
    ticketId: String(row.ticket_id),
    source: row.source,
    ticketKey: row.ticket_key,
    metric: row.metric,
    cycle: row.cycle,
    raw: row.raw,
    corrected: row.corrected,
  }))
}

/** Records a correction with all that it changes; false when one of that id is on record. */
export async function insertCorrection(
  client: PoolClient,
  correction: Correction,
  changes: readonly CorrectedClock[],
): Promise<boolean> {
  const { id, agreementId, version, period, reason, actor, at, ...figures } = correction
  const { judged, rawMet, rawBreached, met, breached, elsewhere } = figures
  const inserted = await client.query(
    `INSERT INTO correction VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ON CONFLICT (id) DO NOTHING`,
    [
      ...[id, agreementId, version, writeInstant(period.from), writeInstant(period.to)],
      ...[reason, actor, writeInstant(at), judged, rawMet, rawBreached, met, breached, elsewhere],
    ],
  )
  if (inserted.rowCount === 0) return false
  await client.query(
    `INSERT INTO corrected_clock
     SELECT $1, (place - 1)::int, $2, (it ->> 'ticketId')::bigint, it ->> 'source', it ->> 'ticketKey',
            it ->> 'metric', (it ->> 'cycle')::int, nullif(it -> 'raw', 'null'), nullif(it -> 'corrected', 'null')
     FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS change(it, place)`,
    [id, agreementId, JSON.stringify(changes)],
  )
  return true
}
