import { GraphQLError, type GraphQLErrorOptions } from 'graphql'
import type { Rate } from './rateBucket.js'

export type RefusalCode =
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'FORBIDDEN'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'LIMIT_EXCEEDED'
  | 'METHOD_NOT_ALLOWED'
  | 'OPERATION_RESOLUTION_FAILURE'
  | 'PAYLOAD_TOO_LARGE'
  | 'RATE_LIMITED'
  | 'UNAUTHENTICATED'
  | 'UNSUPPORTED_MEDIA_TYPE'

/** A request that is turned away before anything is executed. */
export function refusal(code: RefusalCode, message: string, options: GraphQLErrorOptions = {}): GraphQLError {
  return new GraphQLError(withoutSuggestion(message), { ...options, extensions: { code } })
}

/** RATE_LIMITED: says whose limit it is, how much it lets through, and when the next one would pass. */
export function tooFast(
  whose: string,
  what: 'requests' | 'operations',
  { burst, perSecond }: Rate,
  waitMs: number,
): GraphQLError {
  const message = `${whose} may send ${burst} ${what} at once and ${perSecond} a second after that; come back in ${waitMs} ms`
  const limit = { name: `${what}PerSecond`, value: perSecond, burst }
  return new GraphQLError(message, { extensions: { code: 'RATE_LIMITED', limit, retryAfterMs: waitMs } })
}

/** The library likes to name what the schema has instead; strangers are not to learn the schema by guessing. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ ?Did you mean .*$/s, '')
}
