import type { Instant } from '@tenggat/domain'
import type { DataSource } from 'typeorm'
import type { Clockwork } from '../clockwork.js'
import type { RequestContext } from '../graphql/context.js'
import type { ClockFilter } from '../store/clockFilter.js'
import type { Scope, TokenRow } from '../store/records.js'
import { createCredentialCache } from '../viewer/credentialCache.js'
import { type Credentials, digestOf } from '../viewer/credentials.js'
import type { Viewer } from '../viewer/viewer.js'
import { createTokenRows, isSameDigest, readToken, type TokenPlace, writeToken } from './tokenRows.js'

export interface TokenInput {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly board: ClockFilter | null
  /** Confines it to the agreements of these parties; left out or null for no such bounds. */
  readonly parties?: readonly string[] | null
  readonly expiresAt: Instant | null
}

type TokenMaker = Pick<Viewer, 'principal' | 'address'>

/** The keys to the API. */
export interface Tokens extends Credentials {
  /** The newest first, revoked and expired ones among them. */
  list(limit: number, after: TokenPlace | null): Promise<readonly TokenRow[]>
  /** Makes a token. With the `id` of one that stands, that one is answered, without a secret. */
  mint(
    input: TokenInput,
    by: TokenMaker,
    id?: string,
  ): Promise<{ readonly row: TokenRow; readonly secret: string | null }>
  /** Makes sure that a token chosen by the operator works. Throws when the text is no token. */
  adopt(text: string, input: TokenInput, by: TokenMaker): Promise<TokenRow>
  /** Null when there is no such token. */
  revoke(id: string, by: TokenMaker): Promise<TokenRow | null>
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>
}

export interface TokenContext extends RequestContext {
  readonly tokens: Tokens
}

export interface TokenDeps {
  readonly dataSource: DataSource
  readonly clockwork: Pick<Clockwork, 'now' | 'monotonic' | 'randomToken' | 'uuid'>
  /** Called when noting that a token was seen fails; the request goes on. */
  readonly report: (error: unknown) => void
}

const SECRET_BYTES = 32

export function createTokens({ dataSource, clockwork, report }: TokenDeps): Tokens {
  const rows = createTokenRows(dataSource)
  const cache = createCredentialCache<TokenRow>({
    clockwork,
    report,
    find: (prefix) => rows.findByPrefix(prefix),
    idOf: (row) => row.id,
    markSeen: (id, at) => rows.markSeen(id, at),
  })
  const stands = (row: TokenRow | null): row is TokenRow =>
    row !== null && row.revokedAt === null && (row.expiresAt === null || clockwork.now() < row.expiresAt)
  const put = async (
    { id, prefix, digest }: Pick<TokenRow, 'id' | 'prefix' | 'digest'>,
    input: TokenInput,
    by: TokenMaker,
  ) => {
    const token = {
      ...{ id, prefix, digest, ...input },
      parties: input.parties ?? null,
      createdAt: clockwork.now(),
      createdBy: by.principal,
      revokedAt: null,
      lastSeenAt: null,
    }
    const answer = await rows.insert(token, by)
    cache.forget(prefix)
    return answer
  }

  return {
    async authenticate(text) {
      const token = readToken(text)
      if (token === null) return null
      const row = await cache.find(token.prefix)
      if (!stands(row) || !isSameDigest(row.digest, token.digest)) return null
      cache.seen(row)
      return viewerOf(row)
    },
    async isValid(viewer) {
      return viewer.tokenPrefix !== null && stands(await cache.find(viewer.tokenPrefix))
    },
    list: (limit, after) => rows.list(limit, after),
    async mint(input, by, id = clockwork.uuid()) {
      const prefix = clockwork.uuid().replaceAll('-', '').slice(0, 12)
      const secret = clockwork.randomToken(SECRET_BYTES)
      const { row, isNew } = await put({ id, prefix, digest: digestOf(secret) }, input, by)
      return { row, secret: isNew ? writeToken(prefix, secret) : null }
    },
    async adopt(text, input, by) {
      const token = readToken(text)
      if (token === null) throw new Error('a token looks like tgt_<prefix>_<secret>')
      const standing = await cache.find(token.prefix)
      if (standing !== null && isSameDigest(standing.digest, token.digest)) return standing
      return (await put({ id: clockwork.uuid(), ...token }, input, by)).row
    },
    async revoke(id, by) {
      const row = await rows.revoke(id, clockwork.now(), by)
      if (row !== null) cache.forget(row.prefix)
      return row
    },
    settled: () => cache.settled(),
  }
}

function viewerOf(row: TokenRow): Viewer {
  return {
    principal: `token:${row.prefix}`,
    kind: 'token',
    scopes: new Set(row.scopes),
    board: row.board,
    parties: row.parties === null ? null : new Set(row.parties),
    person: null,
    expiresAt: row.expiresAt,
    tokenPrefix: row.prefix,
    sessionId: null,
  }
}
