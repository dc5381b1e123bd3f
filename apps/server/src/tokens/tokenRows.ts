import type { Instant } from '@tenggat/domain'
import { type DataSource, IsNull } from 'typeorm'
import type { TokenRow } from '../store/records.js'
import { tokenTable } from '../store/tables/token.table.js'

/** The rows about tokens. */
export interface TokenRows {
  findByPrefix(prefix: string): Promise<TokenRow | null>
  /** Inserts unless a token of that id is there; answers the one that stands, and whether it is new. */
  insert(token: TokenRow): Promise<{ readonly row: TokenRow; readonly isNew: boolean }>
  /** Marks a token as revoked; the first time counts. Null when there is none. */
  revoke(id: string, at: Instant): Promise<TokenRow | null>
  markSeen(id: string, at: Instant): Promise<void>
}

export function createTokenRows(dataSource: DataSource): TokenRows {
  const tokens = dataSource.getRepository(tokenTable)
  return {
    findByPrefix: (prefix) => tokens.findOneBy({ prefix }),
    async insert(token) {
      // The library's type of what may be inserted has no place for free JSON.
      const values = token as object
      const insert = tokens.createQueryBuilder().insert().values(values).orIgnore().returning('id')
      const isNew = (await insert.execute()).raw.length === 1
      return { row: isNew ? token : await tokens.findOneByOrFail({ id: token.id }), isNew }
    },
    async revoke(id, at) {
      await tokens.update({ id, revokedAt: IsNull() }, { revokedAt: at })
      return tokens.findOneBy({ id })
    },
    async markSeen(id, at) {
      await tokens.update(id, { lastSeenAt: at })
    },
  }
}
