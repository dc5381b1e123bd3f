import { timingSafeEqual } from 'node:crypto'
import type { Instant } from '@tenggat/domain'
import { type DataSource, IsNull } from 'typeorm'
import { type Actor, type AuditNote, writeAudit } from '../store/queries/audit.js'
import type { TokenRow } from '../store/records.js'
import { tokenTable } from '../store/tables/people.tables.js'
import { digestOf } from '../viewer/credentials.js'

/** The rows about tokens. */
export interface TokenRows {
  findByPrefix(prefix: string): Promise<TokenRow | null>
  /** Inserts unless a token of that id is there; answers the one that stands, and whether it is new. */
  insert(token: TokenRow, by: Actor): Promise<{ readonly row: TokenRow; readonly isNew: boolean }>
  /** Marks a token as revoked; the first time counts. Null when there is none. */
  revoke(id: string, at: Instant, by: Actor): Promise<TokenRow | null>
  markSeen(id: string, at: Instant): Promise<void>
  /** The newest first. */
  list(limit: number, after: TokenPlace | null): Promise<readonly TokenRow[]>
}

/** Where a token stands in the list. */
export type TokenPlace = Pick<TokenRow, 'createdAt' | 'id'>

export function createTokenRows(dataSource: DataSource): TokenRows {
  const tokens = dataSource.getRepository(tokenTable)
  return {
    findByPrefix: (prefix) => tokens.findOneBy({ prefix }),
    async insert(token, by) {
      // The library's type of what may be inserted has no place for free JSON.
      const values = token as object
      const isNew = await dataSource.transaction(async (manager) => {
        const insert = manager.createQueryBuilder().insert().into(tokenTable).values(values)
        const { raw } = await insert.orIgnore().returning('id').execute()
        if (raw.length === 1) await writeAudit(manager, token.createdAt, by, made(token))
        return raw.length === 1
      })
      return { row: isNew ? token : await tokens.findOneByOrFail({ id: token.id }), isNew }
    },
    async revoke(id, at, by) {
      await dataSource.transaction(async (manager) => {
        const { affected } = await manager.update(tokenTable, { id, revokedAt: IsNull() }, { revokedAt: at })
        if (affected !== 1) return
        const { prefix, name } = await manager.findOneByOrFail(tokenTable, { id })
        const subject = `token:${prefix}`
        await writeAudit(manager, at, by, { action: 'tokenRevoked', subject, detail: { name } })
      })
      return tokens.findOneBy({ id })
    },
    async markSeen(id, at) {
      await tokens.update(id, { lastSeenAt: at })
    },
    list(limit, after) {
      const all = tokens
        .createQueryBuilder('t')
        .orderBy('t.createdAt', 'DESC')
        .addOrderBy('t.id', 'DESC')
        .limit(limit)
      if (after === null) return all.getMany()
      const { createdAt, id } = after
      return all.where('(t.createdAt, t.id) < (:at, :id)', { at: new Date(createdAt), id }).getMany()
    },
  }
}

function made({ prefix, name, scopes, board, parties, expiresAt }: TokenRow): AuditNote {
  const expires = expiresAt === null ? null : new Date(expiresAt).toISOString()
  const detail = { name, scopes, board, parties, expiresAt: expires }
  return { action: 'tokenMade', subject: `token:${prefix}`, detail }
}

/** `tgt_<prefix>_<secret>`: the prefix finds the row, the secret is known only to its holder. */
const TOKEN = /^tgt_([A-Za-z0-9]{8,32})_([A-Za-z0-9_-]{24,128})$/

/** The parts of a token, or null when the text is none. */
export function readToken(text: string): { readonly prefix: string; readonly digest: Buffer } | null {
  const parts = TOKEN.exec(text)
  return parts === null ? null : { prefix: parts[1]!, digest: digestOf(parts[2]!) }
}

export function writeToken(prefix: string, secret: string): string {
  return `tgt_${prefix}_${secret}`
}

/** Takes the same time wherever the two differ. */
export function isSameDigest(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
