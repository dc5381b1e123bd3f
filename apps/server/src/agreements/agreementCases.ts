import type { Instant } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import { outlineOf } from '../store/agreementDocuments.js'
import type { AgreementDueRow } from '../store/agreementRecords.js'
import { writeInstant, writeInstantOrNull } from '../store/pgTypes.js'
import { dropJob, enqueueJob, JOBS_SCHEMA, type JobOrder } from '../store/queries/jobs.js'
import type { Queryable } from '../store/queryable.js'
import type { AgreementVersionRow } from '../store/records.js'
import { toAgreementVersionRow } from './readAgreements.js'

/** One writer of agreements at a time, until its transaction ends: what takes effect in one reaches into those that follow it. */
export async function lockAgreements(client: PoolClient): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended('agreements', 0))")
}

/** Every version of an agreement, oldest first. */
export async function listVersions(
  client: PoolClient,
  agreementId: string,
): Promise<readonly AgreementVersionRow[]> {
  const { rows } = await client.query(
    'SELECT * FROM agreement_version WHERE agreement_id = $1 ORDER BY version',
    [agreementId],
  )
  return rows.map(toAgreementVersionRow)
}

/** The parties an agreement is about, over all its versions. */
export async function listPartyIds(client: PoolClient, agreementId: string): Promise<readonly string[]> {
  const { rows } = await client.query('SELECT party_id FROM agreement_party WHERE agreement_id = $1', [
    agreementId,
  ])
  return rows.map((row) => row.party_id as string)
}

/** Writes versions, new or changed, and the parties they name. */
export async function writeVersions(client: PoolClient, rows: readonly AgreementVersionRow[]): Promise<void> {
  for (const row of rows) await writeVersion(client, row)
}

async function writeVersion(client: PoolClient, row: AgreementVersionRow): Promise<void> {
  await client.query(
    `INSERT INTO agreement_version (agreement_id, version, kind, state, revision, content, running, outline, document,
       content_hash, running_hash, in_force, recorded_at, recorded_by, activated_at, cause)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     ON CONFLICT (agreement_id, version) DO UPDATE SET (kind, state, revision, content, running, outline, document,
       content_hash, running_hash, in_force, activated_at, cause) = (excluded.kind, excluded.state, excluded.revision,
       excluded.content, excluded.running, excluded.outline, excluded.document, excluded.content_hash,
       excluded.running_hash, excluded.in_force, excluded.activated_at, excluded.cause)`,
    [
      ...[row.agreementId, row.version, row.kind, row.state, row.revision, row.content, row.runningContent],
      ...[JSON.stringify(outlineOf(row.terms)), row.document, row.contentHash],
      ...[row.runningHash, JSON.stringify(row.inForce), writeInstant(row.recordedAt), row.recordedBy],
      ...[writeInstantOrNull(row.activatedAt), row.cause === null ? null : JSON.stringify(row.cause)],
    ],
  )
  await client.query(
    'INSERT INTO agreement_party (agreement_id, party_id) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING',
    [row.agreementId, row.terms.parties.map((party) => party.id)],
  )
}

/** The jobs that do what falls due, one after the other. */
export const SETTLE_TASK = 'settle-agreement'
const jobKeyOf = (agreementId: string) => `${SETTLE_TASK}:${agreementId}`
const jobOf = (agreementId: string, dueAt: Instant): JobOrder => ({
  ...{ task: SETTLE_TASK, key: jobKeyOf(agreementId), payload: { agreementId, dueAt } },
  ...{ runAt: dueAt, queue: SETTLE_TASK },
})

/**
 * What falls due by itself from now on, in place of what was planned, and the job that does the first of it; what lies before `now` is
 * done.
 */
export async function replaceDue(
  client: PoolClient,
  agreementId: string,
  due: readonly Omit<AgreementDueRow, 'agreementId' | 'doneAt'>[],
  now: Instant,
): Promise<void> {
  const done = await client.query(
    'UPDATE agreement_due SET done_at = $2 WHERE agreement_id = $1 AND done_at IS NULL AND due_at <= $2',
    [agreementId, writeInstant(now)],
  )
  const { rows: planned } = await client.query(
    'DELETE FROM agreement_due WHERE agreement_id = $1 AND done_at IS NULL RETURNING due_at',
    [agreementId],
  )
  await client.query(
    `INSERT INTO agreement_due (agreement_id, version, kind, due_at)
     SELECT $1, * FROM unnest($2::int[], $3::text[], $4::timestamptz[])
     ON CONFLICT (agreement_id, version, kind) DO UPDATE SET due_at = excluded.due_at, done_at = NULL`,
    [
      ...[agreementId, due.map((row) => row.version), due.map((row) => row.kind)],
      due.map((row) => writeInstant(row.dueAt)),
    ],
  )
  const first = Math.min(...due.map((row) => row.dueAt))
  const isPlanned = done.rowCount === 0 && first === Math.min(...planned.map((row) => row.due_at as Instant))
  if (isPlanned) return
  if (due.length === 0) await dropJob(client, jobKeyOf(agreementId))
  else await enqueueJob(client, jobOf(agreementId, first))
}

/** Enqueues the job of every agreement that something falls due for and that has none. */
export async function enqueueDue(client: Queryable): Promise<void> {
  const { rows } = await client.query(
    `SELECT d.agreement_id, min(d.due_at) AS first FROM agreement_due d
     WHERE d.done_at IS NULL
       AND NOT EXISTS (SELECT FROM ${JOBS_SCHEMA}.jobs j WHERE j.key = $1 || ':' || d.agreement_id)
     GROUP BY d.agreement_id ORDER BY first`,
    [SETTLE_TASK],
  )
  for (const row of rows)
    await enqueueJob(client, { ...jobOf(row.agreement_id, row.first), isOnlyIfMissing: true })
}

/** Notified with the id of every agreement whose versions have changed. */
export const AGREEMENTS_CHANNEL = 'tenggat_agreements'

/** Tells every instance, when the transaction commits, that versions of an agreement have changed. */
export async function notifyAgreement(client: PoolClient, agreementId: string): Promise<void> {
  await client.query('SELECT pg_notify($1, $2)', [AGREEMENTS_CHANNEL, agreementId])
}
