import type { AgreementTerms, Instant, RunningTerms } from '@tenggat/domain'
import type { Pool, PoolClient } from 'pg'
import { writeInstant } from '../pgTypes.js'
import type { Queryable } from '../queryable.js'
import type { AgreementVersionRow } from '../records.js'

export const toAgreementVersionRow = (row: Record<string, unknown>): AgreementVersionRow => ({
  agreementId: row.agreement_id as string,
  version: row.version as number,
  kind: row.kind as AgreementVersionRow['kind'],
  state: row.state as AgreementVersionRow['state'],
  revision: row.revision as number,
  terms: row.terms as AgreementVersionRow['terms'],
  running: row.running as AgreementVersionRow['running'],
  document: row.document as string,
  contentHash: row.content_hash as string,
  runningHash: row.running_hash as string | null,
  inForce: row.in_force as AgreementVersionRow['inForce'],
  recordedAt: row.recorded_at as Instant,
  recordedBy: row.recorded_by as string,
  activatedAt: row.activated_at as Instant | null,
  cause: row.cause as AgreementVersionRow['cause'],
})

/** The latest version of every agreement, by id. */
export async function listLatestAgreements(pool: Queryable): Promise<readonly AgreementVersionRow[]> {
  const { rows } = await pool.query(
    'SELECT DISTINCT ON (agreement_id) * FROM agreement_version ORDER BY agreement_id, version DESC',
  )
  return rows.map(toAgreementVersionRow)
}

export interface NewAgreementVersion
  extends Pick<
    AgreementVersionRow,
    'agreementId' | 'document' | 'contentHash' | 'recordedAt' | 'recordedBy'
  > {
  readonly terms: AgreementTerms
  readonly running: RunningTerms
  readonly runningHash: string
  /** Work out the row and write nothing. */
  readonly dryRun: boolean
}

/**
 * Records a version that nobody has to sign: it is in force at once and for all time, and the ones before it for none. Nothing is
 * written when the latest runs the same. Answers the row that stands then, and whether it is new. Tells other instances by NOTIFY,
 * in the same transaction.
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
    const isNew = latest?.runningHash !== given.runningHash
    const row = isNew || latest === null ? newRow(given, (latest?.version ?? 0) + 1) : latest
    if (isNew && !dryRun) await write(client, row)
    await client.query('COMMIT')
    client.release()
    return { row, isNew }
  } catch (error) {
    // A connection whose transaction failed is given up: ROLLBACK on it might fail as well.
    client.release(true)
    throw error
  }
}

function newRow(given: Omit<NewAgreementVersion, 'dryRun'>, version: number): AgreementVersionRow {
  return {
    ...given,
    version,
    kind: given.terms.kind,
    state: 'active',
    revision: 1,
    inForce: [[null, null]],
    activatedAt: given.recordedAt,
    cause: null,
  }
}

async function write(client: PoolClient, row: AgreementVersionRow): Promise<void> {
  await client.query(
    `UPDATE agreement_version SET state = 'superseded', in_force = '[]'
     WHERE agreement_id = $1 AND running IS NOT NULL`,
    [row.agreementId],
  )
  await client.query(
    `INSERT INTO agreement_version (agreement_id, version, kind, state, revision, terms, running, document,
       content_hash, running_hash, in_force, recorded_at, recorded_by, activated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12)`,
    [
      ...[row.agreementId, row.version, row.kind, row.state, row.revision],
      ...[JSON.stringify(row.terms), JSON.stringify(row.running), row.document, row.contentHash],
      ...[row.runningHash, JSON.stringify(row.inForce), writeInstant(row.recordedAt), row.recordedBy],
    ],
  )
  await client.query(
    'INSERT INTO agreement_party (agreement_id, party_id) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING',
    [row.agreementId, row.terms.parties.map((party) => party.id)],
  )
  await client.query("SELECT pg_notify('tenggat_agreements', $1)", [row.agreementId])
}
