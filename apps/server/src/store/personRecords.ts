import type { Instant } from '@tenggat/domain'
import type { PersonRole } from './records.js'

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
