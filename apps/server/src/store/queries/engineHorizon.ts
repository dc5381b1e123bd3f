import type { Instant } from '@tenggat/domain'
import type { Pool } from 'pg'

export interface DueEntry {
  readonly id: string
  readonly at: Instant
}

/** Names a version. */
export interface VersionName {
  readonly agreementId: string
  readonly version: number
}

/** True for clocks of other versions than those named, as `namesOf` does, in the parameter. */
export const notOf = (parameter: string): string =>
  `agreement_id || '@' || agreement_version <> ALL(${parameter}::text[])`
export const namesOf = (versions: readonly VersionName[]): readonly string[] =>
  versions.map(({ agreementId, version }) => `${agreementId}@${version}`)

/**
 * The next deadlines before `until`, soonest first: an index-only scan.
 * @param left versions whose clocks are left as they are
 */
export async function readHorizon(
  pool: Pool,
  until: Instant,
  limit: number,
  left: readonly VersionName[] = [],
): Promise<DueEntry[]> {
  const text = (others: string) => `SELECT id, next_threshold_at AS at FROM clock
    WHERE live AND next_threshold_at < to_timestamp($1::float8 / 1000)${others}
    ORDER BY next_threshold_at, id LIMIT $2`
  const { rows } =
    left.length === 0
      ? await pool.query({ name: 'schedule-horizon', text: text(''), values: [until, limit] })
      : await pool.query(text(` AND ${notOf('$3')}`), [until, limit, namesOf(left)])
  return rows.map((row) => ({ id: String(row.id), at: row.at as Instant }))
}
