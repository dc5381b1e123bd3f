import { GraphQLError, type GraphQLErrorOptions } from 'graphql'

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
  | 'UNAUTHENTICATED'
  | 'UNSUPPORTED_MEDIA_TYPE'

/** A request that is turned away before anything is executed. */
export function refusal(code: RefusalCode, message: string, options: GraphQLErrorOptions = {}): GraphQLError {
  return new GraphQLError(withoutSuggestion(message), { ...options, extensions: { code } })
}

/** The library likes to name what the schema has instead; strangers are not to learn the schema by guessing. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ ?Did you mean .*$/s, '')
}
