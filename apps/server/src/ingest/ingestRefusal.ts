/** What a whole request is turned away for, whatever it came by. */
export type IngestRefusalCode =
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'FORBIDDEN'
  | 'RATE_LIMITED'
  | 'SIGNATURE_MISSING'
  | 'SIGNATURE_WRONG'
  | 'SOURCE_DISABLED'
  | 'TIMESTAMP_STALE'
  | 'UNAUTHENTICATED'
  | 'UNKNOWN_SOURCE'

/** Nothing was recorded. Never holds a secret, nor anything of the body. */
export class IngestRefusal extends Error {
  constructor(
    readonly code: IngestRefusalCode,
    message: string,
    /** Where in the request; empty for the request as a whole. */
    readonly path = '',
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message)
    this.name = 'IngestRefusal'
  }
}
