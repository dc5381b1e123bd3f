/** The database could not be reached, or not in time. Nothing was acknowledged; the same call may be repeated. */
export class Unavailable extends Error {
  readonly code = 'UNAVAILABLE'

  constructor(message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'Unavailable'
  }
}
