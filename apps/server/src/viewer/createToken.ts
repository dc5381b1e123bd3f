import { createHash } from 'node:crypto'
import { canonicalJson, type Instant } from '@tenggat/domain'
import type { ClockFilter } from '../store/clockFilter.js'
import type { Scope, TokenRow } from '../store/records.js'
import type { Tokens } from './tokens.js'
import type { Viewer } from './viewer.js'

export interface CreateToken {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly board?: ClockFilter | null
  readonly expiresAt?: Instant | null
  readonly idempotencyKey: string
}

export type TokenOutcome =
  | { readonly __typename: 'TokenCreated'; readonly token: TokenRow; readonly secret: string }
  | { readonly __typename: 'TokenAlreadyCreated'; readonly token: TokenRow }
  | {
      readonly __typename: 'IdempotencyKeyReused' | 'InvalidToken'
      readonly code: string
      readonly message: string
    }

/** Makes the token a viewer wishes for; the same wish under the same idempotency key makes one token. */
export async function createToken(
  tokens: Tokens,
  wish: CreateToken,
  viewer: Viewer,
  now: Instant,
): Promise<TokenOutcome> {
  const objection = objectionTo(wish, now)
  if (objection !== null) return { __typename: 'InvalidToken', ...objection }
  const asked = {
    name: wish.name.trim(),
    scopes: [...new Set(wish.scopes)],
    board: wish.scopes.includes('display') ? { ...wish.board } : null,
    expiresAt: wish.expiresAt ?? null,
  }
  const { row, secret } = await tokens.mint(asked, idOf(viewer.principal, wish.idempotencyKey))
  if (secret !== null) return { __typename: 'TokenCreated', token: row, secret }
  const standing = { name: row.name, scopes: row.scopes, board: row.board, expiresAt: row.expiresAt }
  if (canonicalJson(standing) === canonicalJson(asked)) {
    return { __typename: 'TokenAlreadyCreated', token: row }
  }
  return {
    __typename: 'IdempotencyKeyReused',
    code: 'IDEMPOTENCY_KEY_REUSED',
    message: 'This idempotency key has made another token before',
  }
}

function objectionTo(wish: CreateToken, now: Instant): { code: string; message: string } | null {
  const display = wish.scopes.includes('display')
  if (!/^\P{Cc}{1,100}$/u.test(wish.name.trim())) {
    return { code: 'NAME', message: 'name must have 1 to 100 characters and no control characters' }
  }
  if (!/^[\x21-\x7e]{1,200}$/.test(wish.idempotencyKey)) {
    return { code: 'IDEMPOTENCY_KEY', message: 'idempotencyKey must have 1 to 200 visible ASCII characters' }
  }
  if (wish.scopes.length === 0) return { code: 'SCOPES', message: 'scopes must name at least one' }
  if (display && wish.scopes.some((scope) => scope !== 'display')) {
    return { code: 'SCOPES', message: 'a display token can have no other scope' }
  }
  if (display !== (wish.board != null)) {
    return { code: 'BOARD', message: 'board goes with the scope display, and only with it' }
  }
  if (wish.expiresAt != null && wish.expiresAt <= now) {
    return { code: 'EXPIRES_AT', message: 'expiresAt must be in the future' }
  }
  return null
}

/** The same principal and key give the same id, so the table's primary key is what makes the wish idempotent. */
function idOf(principal: string, idempotencyKey: string): string {
  const hex = createHash('sha256').update(`${principal}\n${idempotencyKey}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
