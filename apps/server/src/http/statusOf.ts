import type { GraphQLFormattedError } from 'graphql'
import type { RefusalCode } from '../limits/refusal.js'

const STATUS: Readonly<Record<RefusalCode, number>> = {
  BAD_REQUEST: 400,
  BAD_USER_INPUT: 400,
  FORBIDDEN: 403,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  LIMIT_EXCEEDED: 400,
  METHOD_NOT_ALLOWED: 405,
  OPERATION_RESOLUTION_FAILURE: 400,
  PAYLOAD_TOO_LARGE: 413,
  RATE_LIMITED: 429,
  UNAUTHENTICATED: 401,
  UNSUPPORTED_MEDIA_TYPE: 415,
}

/** What GraphQL over HTTP wants answered with 200 by the older media type, because clients of that time expect it. */
const WELL_FORMED: ReadonlySet<string> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
])

/** The HTTP status of a request that was refused as a whole. */
export function statusOf(errors: readonly GraphQLFormattedError[], accept: string | undefined): number {
  const code = String(errors[0]?.extensions?.code ?? '')
  if (WELL_FORMED.has(code) && isLegacy(accept)) return 200
  if (code === 'UNAVAILABLE') return 503
  return STATUS[code as RefusalCode] ?? 500
}

/** True when a client asks for `application/json` and does not know the newer type. */
export function isLegacy(accept: string | undefined): boolean {
  return accept?.includes('application/json') === true && !accept.includes(GRAPHQL_RESPONSE)
}

export const GRAPHQL_RESPONSE = 'application/graphql-response+json'
