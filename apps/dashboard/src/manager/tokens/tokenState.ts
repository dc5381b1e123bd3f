import type { Instant } from '@tenggat/domain'
import type { TokensQuery } from '../../gql/manager.js'

export type Token = TokensQuery['tokens']['nodes'][number]
export type TokenState = 'revoked' | 'expired' | 'neverUsed' | 'works'

/** Whether a token lets anybody in. @param now null until the server has said what time it is: nothing is called expired before. */
export function stateOf(
  token: Pick<Token, 'revokedAt' | 'expiresAt' | 'lastSeenAt'>,
  now: Instant | null,
): TokenState {
  if (token.revokedAt !== null) return 'revoked'
  if (token.expiresAt !== null && now !== null && now >= Date.parse(token.expiresAt)) return 'expired'
  return token.lastSeenAt === null ? 'neverUsed' : 'works'
}

/** The filter of the one board a token shows, in a line; null where it has none. */
export function boardInLine(board: unknown): string | null {
  if (typeof board !== 'object' || board === null) return null
  return Object.entries(board)
    .filter(([, value]) => value != null)
    .map(([name, value]) => `${name}: ${[value].flat().join(', ')}`)
    .join('; ')
}
