import type { Instant } from '@tenggat/domain'
import type { PageRequest } from '../reads/page.js'
import { readVersion } from '../store/agreementDocuments.js'
import { toStoredVersionRow } from '../store/fromPg.js'
import type { Queryable } from '../store/queryable.js'
import type { AgreementVersionRow, PgRow } from '../store/records.js'

/** Expects every column of `agreement_version`. */
export const toAgreementVersionRow = (row: PgRow): AgreementVersionRow => readVersion(toStoredVersionRow(row))

/** Whether the version of a row binds new tickets at the instant of a parameter. */
export const bindsAt = (parameter: string) => `EXISTS (
  SELECT FROM jsonb_array_elements(in_force) AS stretch
  WHERE (stretch ->> 0 IS NULL OR (stretch ->> 0)::bigint <= ${parameter})
    AND (stretch ->> 1 IS NULL OR ${parameter} < (stretch ->> 1)::bigint))`

/**
 * Of every agreement the version in force at an instant, else its newest; by id.
 * @param ids only these; null for all
 * @param page `after` is the id before the first; null for all
 */
export async function listPresentAgreements(
  pool: Queryable,
  at: Instant,
  ids: readonly string[] | null = null,
  page: PageRequest | null = null,
): Promise<readonly AgreementVersionRow[]> {
  const { rows } = await pool.query(
    `SELECT DISTINCT ON (agreement_id) * FROM agreement_version
     WHERE ($2::text[] IS NULL OR agreement_id = ANY($2::text[])) AND ($3::text IS NULL OR agreement_id > $3)
     ORDER BY agreement_id, ${bindsAt('$1::bigint')} DESC, version DESC LIMIT $4`,
    [at, ids, page?.after ?? null, page?.first ?? null],
  )
  return rows.map(toAgreementVersionRow)
}

/** The versions that come after one, by agreement and version; null: from the first. */
export async function listVersionsAfter(
  pool: Queryable,
  after: Pick<AgreementVersionRow, 'agreementId' | 'version'> | null,
  limit: number,
): Promise<readonly AgreementVersionRow[]> {
  const { rows } = await pool.query(
    `SELECT * FROM agreement_version WHERE (agreement_id, version) > ($1, $2) ORDER BY agreement_id, version LIMIT $3`,
    [after?.agreementId ?? '', after?.version ?? 0, limit],
  )
  return rows.map(toAgreementVersionRow)
}

/** Every version of these agreements, each agreement's newest first. */
export async function listAgreementVersions(
  pool: Queryable,
  ids: readonly string[],
): Promise<readonly AgreementVersionRow[]> {
  const { rows } = await pool.query(
    'SELECT * FROM agreement_version WHERE agreement_id = ANY($1::text[]) ORDER BY agreement_id, version DESC',
    [ids],
  )
  return rows.map(toAgreementVersionRow)
}

/** Every version of these agreements that was ever put in force, each agreement's oldest first. */
export async function listActivatedVersions(
  pool: Queryable,
  ids: readonly string[],
): Promise<readonly AgreementVersionRow[]> {
  const { rows } = await pool.query(
    `SELECT * FROM agreement_version WHERE agreement_id = ANY($1::text[]) AND running IS NOT NULL
     ORDER BY agreement_id, version`,
    [ids],
  )
  return rows.map(toAgreementVersionRow)
}

/** The versions that bind new tickets at an instant, by agreement. */
export async function listInForce(pool: Queryable, at: Instant): Promise<readonly AgreementVersionRow[]> {
  const { rows } = await pool.query(
    `SELECT * FROM agreement_version WHERE running IS NOT NULL AND ${bindsAt('$1::bigint')}
     ORDER BY agreement_id, version`,
    [at],
  )
  return rows.map(toAgreementVersionRow)
}

/** Agreements of which a version in force, now or later, takes what it refers to as it stands. */
export async function listFollowers(
  client: Queryable,
  kind: 'level' | 'calendar',
  id: string,
): Promise<readonly string[]> {
  const refers =
    kind === 'level'
      ? `outline -> 'parent' ->> 'agreement' = $1 AND outline -> 'parent' ->> 'version' IS NULL`
      : `EXISTS (SELECT FROM jsonb_each(outline -> 'calendars') AS calendar
           WHERE calendar.value ->> 'use' = $1 AND calendar.value ->> 'revision' IS NULL)`
  const { rows } = await client.query(
    `SELECT DISTINCT agreement_id FROM agreement_version
     WHERE running IS NOT NULL AND in_force <> '[]' AND ${refers} ORDER BY agreement_id`,
    [id],
  )
  return rows.map((row) => row.agreement_id as string)
}

/** The version that an idempotency key has created before, whatever became of it; null when it is new. */
export async function findCreatedBy(
  client: Queryable,
  principal: string,
  idempotencyKey: string,
): Promise<{ readonly agreementId: string; readonly contentHash: string } | null> {
  const { rows } = await client.query(
    `SELECT agreement_id, detail ->> 'contentHash' AS content_hash FROM agreement_entry
     WHERE action = 'drafted' AND actor ->> 'principal' = $1 AND detail ->> 'idempotencyKey' = $2 LIMIT 1`,
    [principal, idempotencyKey],
  )
  const [row] = rows
  return row === undefined ? null : { agreementId: row.agreement_id, contentHash: row.content_hash }
}

/** Of these addresses those that somebody signs in with, in lower case. */
export async function listAccountEmails(
  pool: Queryable,
  emails: readonly string[],
): Promise<ReadonlySet<string>> {
  if (emails.length === 0) return new Set()
  const { rows } = await pool.query<{ email: string }>({
    name: 'list-account-emails',
    text: 'SELECT lower(email) AS email FROM person WHERE disabled_at IS NULL AND lower(email) = ANY($1::text[])',
    values: [emails.map((email) => email.toLowerCase())],
  })
  return new Set(rows.map(({ email }) => email))
}

/**
 * Versions on their way into force, or in force, whose text names an address, the latest recorded first: whether the person has
 * anything to do there, their logs say.
 */
export async function listVersionsNaming(
  pool: Queryable,
  email: string,
  limit: number,
): Promise<readonly AgreementVersionRow[]> {
  const { rows } = await pool.query({
    name: 'list-versions-naming',
    text: `SELECT * FROM agreement_version
           WHERE state IN ('inReview', 'approved', 'active') AND strpos(lower(content), $1) > 0
           ORDER BY recorded_at DESC, agreement_id, version LIMIT $2`,
    values: [email.toLowerCase(), limit],
  })
  return rows.map(toAgreementVersionRow)
}
