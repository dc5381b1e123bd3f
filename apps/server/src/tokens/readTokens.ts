import type { Pool } from 'pg'
import { writeInstant, writeInstantOrNull } from '../store/pgTypes.js'
import { type TokenRow, toTokenRow } from '../store/records.js'

export async function findTokenByPrefix(pool: Pool, prefix: string): Promise<TokenRow | null> {
  const { rows } = await pool.query({
    name: 'read-token-by-prefix',
    text: 'SELECT * FROM token WHERE prefix = $1',
    values: [prefix],
  })
  return rows[0] === undefined ? null : toTokenRow(rows[0])
}

/** Inserts unless a token of that id is there; answers the one that stands, and whether it is new. */
export async function insertToken(
  pool: Pool,
  token: TokenRow,
): Promise<{ readonly row: TokenRow; readonly isNew: boolean }> {
  const { rows } = await pool.query({
    text: `INSERT INTO token (id, prefix, digest, name, scopes, board, created_at, expires_at, parties)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING RETURNING *`,
    values: [
      token.id,
      token.prefix,
      token.digest,
      token.name,
      token.scopes,
      token.board === null ? null : JSON.stringify(token.board),
      writeInstant(token.createdAt),
      writeInstantOrNull(token.expiresAt),
      token.parties,
    ],
  })
  if (rows[0] !== undefined) return { row: toTokenRow(rows[0]), isNew: true }
  const standing = await pool.query('SELECT * FROM token WHERE id = $1', [token.id])
  return { row: toTokenRow(standing.rows[0]), isNew: false }
}

/** Marks a token as revoked; the first time counts. Null when there is none. */
export async function revokeToken(pool: Pool, id: string, at: number): Promise<TokenRow | null> {
  const { rows } = await pool.query(
    'UPDATE token SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1 RETURNING *',
    [id, writeInstant(at)],
  )
  return rows[0] === undefined ? null : toTokenRow(rows[0])
}

export async function markTokenSeen(pool: Pool, id: string, at: number): Promise<void> {
  await pool.query({
    name: 'mark-token-seen',
    text: 'UPDATE token SET last_seen_at = $2 WHERE id = $1',
    values: [id, writeInstant(at)],
  })
}
