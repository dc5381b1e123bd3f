import type { PoolClient } from 'pg'
import type { AgreementEntryRow } from '../store/agreementRecords.js'
import { writeInstant } from '../store/pgTypes.js'
import type { Queryable } from '../store/queryable.js'
import type { PgRow } from '../store/records.js'

/** Expects every column of `agreement_entry`. What is on record was checked before it was written. */
export const toEntryRow = (row: PgRow): AgreementEntryRow =>
  ({
    agreementId: row.agreement_id,
    seq: row.seq,
    version: row.version,
    at: row.at,
    actor: row.actor,
    action: row.action,
    reason: row.reason,
    detail: row.detail,
    prevHash: row.prev_hash,
    hash: row.hash,
  }) as AgreementEntryRow

/** The logs of these agreements, each oldest first. */
export async function listEntries(
  pool: Queryable,
  agreementIds: readonly string[],
): Promise<readonly AgreementEntryRow[]> {
  const { rows } = await pool.query(
    'SELECT * FROM agreement_entry WHERE agreement_id = ANY($1::text[]) ORDER BY agreement_id, seq',
    [agreementIds],
  )
  return rows.map(toEntryRow)
}

/** Appends entries whose hashes have been worked out. The primary key refuses a number that was given before. */
export async function insertEntries(
  client: PoolClient,
  entries: readonly AgreementEntryRow[],
): Promise<void> {
  const of = <K extends keyof AgreementEntryRow>(key: K) => entries.map((entry) => entry[key])
  await client.query(
    `INSERT INTO agreement_entry (agreement_id, seq, version, at, actor, action, reason, detail, prev_hash, hash)
     SELECT * FROM unnest($1::text[], $2::int[], $3::int[], $4::timestamptz[], $5::jsonb[], $6::text[], $7::text[],
       $8::jsonb[], $9::text[], $10::text[])`,
    [
      ...[of('agreementId'), of('seq'), of('version'), of('at').map(writeInstant)],
      ...[of('actor').map((actor) => JSON.stringify(actor)), of('action'), of('reason')],
      ...[of('detail').map((detail) => JSON.stringify(detail)), of('prevHash'), of('hash')],
    ],
  )
}
