import { canonicalJson, type Instant } from '@tenggat/domain'
import type { ClockFilter } from '../store/clockFilter.js'
import type { Scope, TokenRow } from '../store/records.js'
import { arePartyIds } from '../tenancy/visibility.js'
import { idOfInput } from '../viewer/credentials.js'
import type { Viewer } from '../viewer/viewer.js'
import type { Tokens } from './tokens.js'

export interface CreateToken {
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly board?: ClockFilter | null
  readonly parties?: readonly string[] | null
  readonly expiresAt?: Instant | null
  readonly idempotencyKey: string
}

export type TokenOutcome =
  | { readonly outcome: 'TokenCreated'; readonly token: TokenRow; readonly secret: string }
  | { readonly outcome: 'TokenAlreadyCreated'; readonly token: TokenRow }
  | {
      readonly outcome: 'IdempotencyKeyReused' | 'InvalidToken'
      readonly code: string
      readonly message: string
    }

/** Makes the token a viewer asks for; the same input under the same idempotency key makes one token. */
export async function createToken(
  tokens: Tokens,
  input: CreateToken,
  viewer: Viewer,
  now: Instant,
): Promise<TokenOutcome> {
  const objection = objectionTo(input, now)
  if (objection !== null) return { outcome: 'InvalidToken', ...objection }
  const asked = {
    name: input.name.trim(),
    scopes: [...new Set(input.scopes)],
    board: input.board == null ? null : { ...input.board },
    parties: input.parties == null ? null : [...new Set(input.parties)].sort(),
    expiresAt: input.expiresAt ?? null,
  }
  const { row, secret } = await tokens.mint(asked, viewer, idOfInput(viewer.principal, input.idempotencyKey))
  if (secret !== null) return { outcome: 'TokenCreated', token: row, secret }
  const standing = {
    name: row.name,
    scopes: row.scopes,
    board: row.board,
    parties: row.parties,
    expiresAt: row.expiresAt,
  }
  if (canonicalJson(standing) === canonicalJson(asked)) {
    return { outcome: 'TokenAlreadyCreated', token: row }
  }
  return {
    outcome: 'IdempotencyKeyReused',
    code: 'IDEMPOTENCY_KEY_REUSED',
    message: 'This idempotency key has made another token before',
  }
}

function objectionTo(input: CreateToken, now: Instant): { code: string; message: string } | null {
  const shows = ALONE.find((scope) => input.scopes.includes(scope))
  if (!/^\P{Cc}{1,100}$/u.test(input.name.trim())) {
    return { code: 'NAME', message: 'name must have 1 to 100 characters and no control characters' }
  }
  if (!/^[\x21-\x7e]{1,200}$/.test(input.idempotencyKey)) {
    return { code: 'IDEMPOTENCY_KEY', message: 'idempotencyKey must have 1 to 200 visible ASCII characters' }
  }
  if (input.scopes.length === 0) return { code: 'SCOPES', message: 'scopes must name at least one' }
  if (shows !== undefined && input.scopes.some((scope) => scope !== shows)) {
    return { code: 'SCOPES', message: `a ${shows} token can have no other scope` }
  }
  if ((shows !== undefined) !== (input.board != null)) {
    return { code: 'BOARD', message: 'board goes with the scopes display and customer, and only with them' }
  }
  if (shows === 'customer' && !isOfOneCustomer(input.board!)) {
    return { code: 'BOARD', message: 'board of a customer token must name one agreement and its customer' }
  }
  if (input.parties != null && !arePartyIds(input.parties)) {
    return { code: 'PARTIES', message: 'parties must name 1 to 50 parties by their ids, or be left out' }
  }
  if (input.parties != null && input.scopes.some((scope) => UNBOUNDED.includes(scope))) {
    return {
      code: 'PARTIES',
      message: `a token with ${UNBOUNDED.join(' or ')} cannot be confined to parties`,
    }
  }
  if (input.expiresAt != null && input.expiresAt <= now) {
    return { code: 'EXPIRES_AT', message: 'expiresAt must be in the future' }
  }
  return null
}

/** A link without them would show an agreement's every customer, or more. */
function isOfOneCustomer({ agreementId, customer }: ClockFilter): boolean {
  return agreementId?.length === 1 && customer != null && customer.length > 0
}

/** Scopes of tokens that hang in public places: each stands alone and shows one board. */
const ALONE = ['display', 'customer'] as const
/** Scopes that reach beyond any one agreement. */
const UNBOUNDED: readonly Scope[] = ['admin', 'ingest']
