import type { Instant, Result, RunningTerms } from '@tenggat/domain'
import { readRunningText } from '../agreementDocuments.js'
import type { Queryable } from '../queryable.js'
import type { AgreementVersionRow } from '../records.js'

/** A version that has been activated, as far as clocks need it. */
export interface ActivatedVersion extends Pick<AgreementVersionRow, 'agreementId' | 'version' | 'inForce'> {
  /** Null where the reader knows it: it never changes. Problems where this release cannot read it. */
  readonly running: Result<RunningTerms> | null
  readonly activatedAt: Instant
}

/** Every version that has been activated. @param known `<agreement>@<version>` of those whose terms need not be read again */
export async function listActivated(
  client: Queryable,
  known: readonly string[],
): Promise<readonly ActivatedVersion[]> {
  const { rows } = await client.query({
    name: 'engine-agreements',
    text: `SELECT agreement_id, version, in_force, activated_at,
             CASE WHEN (agreement_id || '@' || version) = ANY($1::text[]) THEN NULL ELSE running END AS running
           FROM agreement_version WHERE running IS NOT NULL`,
    values: [known],
  })
  return rows.map((row) => ({
    agreementId: row.agreement_id as string,
    version: row.version as number,
    inForce: row.in_force as AgreementVersionRow['inForce'],
    running: row.running === null ? null : readRunningText(row.running as string),
    activatedAt: row.activated_at as Instant,
  }))
}
