import type { Instant } from '@tenggat/domain'
import type { Pool, PoolClient } from 'pg'
import { type PersonRow, type SessionRow, toPersonRow, toSessionRow } from '../store/personRecords.js'
import { writeInstant, writeInstantOrNull } from '../store/pgTypes.js'

export interface SessionOfPerson {
  readonly session: SessionRow
  readonly person: PersonRow
}

export async function findSession(pool: Pool, digest: Buffer): Promise<SessionOfPerson | null> {
  const { rows } = await pool.query({
    name: 'read-session',
    text: `SELECT session.id AS session_id, session.person_id, session.digest, session.created_at AS begun_at,
             session.expires_at, session.ended_at, person.*
           FROM session JOIN person ON person.id = session.person_id WHERE session.digest = $1`,
    values: [digest],
  })
  const [row] = rows
  if (row === undefined) return null
  const session = toSessionRow({ ...row, id: row.session_id, created_at: row.begun_at })
  return { session, person: toPersonRow(row) }
}

export async function findPersonByEmail(pool: Pool, email: string): Promise<PersonRow | null> {
  const { rows } = await pool.query({
    name: 'read-person-by-email',
    text: 'SELECT * FROM person WHERE lower(email) = lower($1)',
    values: [email],
  })
  return rows[0] === undefined ? null : toPersonRow(rows[0])
}

export async function findPerson(pool: Pool, id: string): Promise<PersonRow | null> {
  const { rows } = await pool.query('SELECT * FROM person WHERE id = $1', [id])
  return rows[0] === undefined ? null : toPersonRow(rows[0])
}

/** By name, then e-mail. */
export async function listPeople(pool: Pool): Promise<readonly PersonRow[]> {
  const { rows } = await pool.query('SELECT * FROM person ORDER BY lower(name), lower(email)')
  return rows.map(toPersonRow)
}

export async function isAnybodyThere(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query('SELECT EXISTS (SELECT FROM person) AS there')
  return rows[0].there as boolean
}

/** Inserts unless the id or the e-mail is taken; null then. */
export async function insertPerson(pool: Pool, person: PersonRow): Promise<PersonRow | null> {
  const { rows } = await pool.query(
    `INSERT INTO person (id, email, name, role, parties, password, language, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING *`,
    [
      ...[person.id, person.email, person.name, person.role, person.parties, person.password],
      ...[person.language, writeInstant(person.createdAt)],
    ],
  )
  return rows[0] === undefined ? null : toPersonRow(rows[0])
}

/** A person held until the transaction ends: nobody else changes the account, or signs in, in between. */
export async function holdPerson(client: PoolClient, id: string): Promise<PersonRow | null> {
  const { rows } = await client.query('SELECT * FROM person WHERE id = $1 FOR UPDATE', [id])
  return rows[0] === undefined ? null : toPersonRow(rows[0])
}

/** Writes what of a person can change. */
export async function writePerson(client: PoolClient, person: PersonRow): Promise<void> {
  await client.query(
    'UPDATE person SET name = $2, role = $3, parties = $4, password = $5, disabled_at = $6 WHERE id = $1',
    [
      ...[person.id, person.name, person.role, person.parties, person.password],
      writeInstantOrNull(person.disabledAt),
    ],
  )
}

export async function markPersonSeen(pool: Pool, id: string, at: Instant): Promise<void> {
  await pool.query('UPDATE person SET last_seen_at = $2 WHERE id = $1', [id, writeInstant(at)])
}

/**
 * Inserts, and clears away the person's sessions that have run out. Answers false, and inserts nothing, when the account was shut or
 * has another password since `person` was read.
 */
export async function insertSession(
  pool: Pool,
  session: SessionRow,
  person: Pick<PersonRow, 'password'>,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `WITH gone AS (DELETE FROM session WHERE person_id = $2 AND expires_at < $4),
     entitled AS (SELECT id FROM person WHERE id = $2 AND password = $6 AND disabled_at IS NULL FOR SHARE)
     INSERT INTO session (id, person_id, digest, created_at, expires_at)
     SELECT $1::uuid, id, $3::bytea, $4::timestamptz, $5::timestamptz FROM entitled`,
    [
      ...[session.id, session.personId, session.digest],
      ...[writeInstant(session.createdAt), writeInstant(session.expiresAt), person.password],
    ],
  )
  return rowCount === 1
}

export async function endSession(pool: Pool, digest: Buffer, at: Instant): Promise<void> {
  await pool.query('UPDATE session SET ended_at = coalesce(ended_at, $2) WHERE digest = $1', [
    ...[digest, writeInstant(at)],
  ])
}

/** Ends every session of a person but the one with the digest `except`. */
export async function endSessionsOf(
  client: PoolClient,
  personId: string,
  except: Buffer | null,
  at: Instant,
): Promise<void> {
  await client.query(
    `UPDATE session SET ended_at = $3
     WHERE person_id = $1 AND ended_at IS NULL AND expires_at >= $3 AND ($2::bytea IS NULL OR digest <> $2)`,
    [personId, except, writeInstant(at)],
  )
}
