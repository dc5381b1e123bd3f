import type { Instant } from '@tenggat/domain'
import type { PersonRole, PgRow } from './records.js'

/** One row of `person`. Of the password only a slow hash is kept. */
export interface PersonRow {
  readonly id: string
  /** As written; no two differ only in case. */
  readonly email: string
  readonly name: string
  readonly role: PersonRole
  /** Only what agreements of these parties cover may be seen; null for everything. */
  readonly parties: readonly string[] | null
  /** argon2id in PHC form. */
  readonly password: string
  readonly language: string | null
  readonly createdAt: Instant
  readonly disabledAt: Instant | null
  readonly lastSeenAt: Instant | null
}

/** One row of `session`. Of the cookie only the digest is kept. */
export interface SessionRow {
  readonly id: string
  readonly personId: string
  readonly digest: Buffer
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly endedAt: Instant | null
}

/** Expects every column of `person`. */
export function toPersonRow(row: PgRow): PersonRow {
  return {
    id: row.id as string,
    email: row.email as string,
    name: row.name as string,
    role: row.role as PersonRole,
    parties: row.parties as string[] | null,
    password: row.password as string,
    language: row.language as string | null,
    createdAt: row.created_at as Instant,
    disabledAt: row.disabled_at as Instant | null,
    lastSeenAt: row.last_seen_at as Instant | null,
  }
}

/** Expects every column of `session`. */
export function toSessionRow(row: PgRow): SessionRow {
  return {
    id: row.id as string,
    personId: row.person_id as string,
    digest: row.digest as Buffer,
    createdAt: row.created_at as Instant,
    expiresAt: row.expires_at as Instant,
    endedAt: row.ended_at as Instant | null,
  }
}
