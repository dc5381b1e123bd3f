import type { Instant } from '@tenggat/domain'
import type { Pool } from 'pg'
import { writeInstant } from '../pgTypes.js'
import type { AgreementVersionRow } from '../records.js'

const toAgreementVersionRow = (row: Record<string, unknown>): AgreementVersionRow => ({
  agreementId: row.agreement_id as string,
  version: row.version as number,
  terms: row.terms as AgreementVersionRow['terms'],
  document: row.document as string,
  contentHash: row.content_hash as string,
  recordedAt: row.recorded_at as Instant,
  recordedBy: row.recorded_by as string,
})

/** The latest version of every agreement, by id. */
export async function listLatestAgreements(pool: Pool): Promise<readonly AgreementVersionRow[]> {
  const { rows } = await pool.query(
    'SELECT DISTINCT ON (agreement_id) * FROM agreement_version ORDER BY agreement_id, version DESC',
  )
  return rows.map(toAgreementVersionRow)
}

export interface NewAgreementVersion extends Omit<AgreementVersionRow, 'version'> {
  /** Work out the row and write nothing. */
  readonly dryRun: boolean
}

/**
 * Records the next version of an agreement unless the latest has the same content; answers the row that stands then, and
 * whether it is new. Tells other instances by NOTIFY, in the same transaction.
 */
export async function insertAgreementVersion(
  pool: Pool,
  { dryRun, ...given }: NewAgreementVersion,
): Promise<{ readonly row: AgreementVersionRow; readonly isNew: boolean }> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('agreement ' || $1, 0))", [
      given.agreementId,
    ])
    const { rows } = await client.query(
      'SELECT * FROM agreement_version WHERE agreement_id = $1 ORDER BY version DESC LIMIT 1',
      [given.agreementId],
    )
    const latest = rows[0] === undefined ? null : toAgreementVersionRow(rows[0])
    const isNew = latest?.contentHash !== given.contentHash
    const row = isNew || latest === null ? { ...given, version: (latest?.version ?? 0) + 1 } : latest
    if (isNew && !dryRun) {
      await client.query(
        `INSERT INTO agreement_version
           (agreement_id, version, terms, document, content_hash, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          row.agreementId,
          row.version,
          JSON.stringify(row.terms),
          row.document,
          row.contentHash,
          writeInstant(row.recordedAt),
          row.recordedBy,
        ],
      )
      await client.query("SELECT pg_notify('tenggat_agreements', $1)", [row.agreementId])
    }
    await client.query('COMMIT')
    client.release()
    return { row, isNew }
  } catch (error) {
    // A connection whose transaction failed is given up: ROLLBACK on it might fail as well.
    client.release(true)
    throw error
  }
}
