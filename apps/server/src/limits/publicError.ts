import { describeProblem, InvalidInput } from '@tenggat/domain'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Log } from '../logger.js'
import { Refused } from '../viewer/refused.js'
import { withoutSuggestion } from './refusal.js'

export interface PublicErrorDeps {
  readonly log: Pick<Log, 'error'>
  readonly correlationId: () => string
}

export type PublicError = (error: unknown) => GraphQLFormattedError

/** PostgreSQL and socket codes that mean: the database cannot be reached, try again. */
const UNREACHABLE = /^(08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|UNAVAILABLE)$/
/** A text that PostgreSQL cannot hold, such as one with a null byte. */
const UNSTORABLE = /^(22021|22P05)$/

/**
 * What a client is told of an error, on either transport. Refusals we worded ourselves go out as they are; anything else
 * becomes `Internal server error` with an id under which the log has the detail.
 */
export function createPublicError({ log, correlationId }: PublicErrorDeps): PublicError {
  return (error) => {
    const place = error instanceof GraphQLError ? { path: error.path, locations: error.locations } : {}
    const cause = causeOf(error)
    if (error instanceof GraphQLError && cause instanceof GraphQLError && isForClients(error)) {
      const { http: _, stacktrace: __, ...extensions } = error.extensions
      return {
        ...shorten(place),
        message: withoutSuggestion(error.message),
        extensions: { code: 'BAD_USER_INPUT', ...extensions },
      }
    }
    if (cause instanceof Refused) {
      return { ...shorten(place), message: cause.message, extensions: { code: cause.code } }
    }
    if (cause instanceof InvalidInput) {
      const message = cause.problems.map(describeProblem).join('; ')
      return { ...shorten(place), message, extensions: { code: 'BAD_USER_INPUT' } }
    }
    const code = String((cause as { code?: unknown } | null)?.code ?? '')
    if (UNSTORABLE.test(code)) {
      const extensions = { code: 'BAD_USER_INPUT' }
      return { ...shorten(place), message: 'A value holds characters that cannot be stored', extensions }
    }
    const id = correlationId()
    log.error({ correlationId: id, err: cause, path: place.path?.join('.') }, 'a request failed')
    const [message, publicCode] = isUnreachable(cause, code)
      ? ['The database cannot be reached; the same request may be repeated', 'UNAVAILABLE']
      : ['Internal server error', 'INTERNAL_SERVER_ERROR']
    return { ...shorten(place), message, extensions: { code: publicCode, correlationId: id } }
  }
}

/** The library wraps what a resolver throws; what we worded ourselves is a GraphQLError all the way down. */
function causeOf(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError
  return cause
}

/**
 * The library's own errors carry no code. Before execution they are about variables, and the client's to mend; one with a path
 * says that a resolver answered what the schema forbids, which is ours.
 */
function isForClients(error: GraphQLError): boolean {
  return error.extensions.code !== undefined || error.path === undefined
}

function isUnreachable(cause: unknown, code: string): boolean {
  return (
    UNREACHABLE.test(code) ||
    /timeout exceeded when trying to connect|Connection terminated/.test(String(cause))
  )
}

function shorten(place: Pick<GraphQLFormattedError, 'path' | 'locations'>) {
  return {
    ...(place.path === undefined ? {} : { path: place.path }),
    ...(place.locations === undefined ? {} : { locations: place.locations }),
  }
}
