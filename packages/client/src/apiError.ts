/** The public API refused a request, or could not be reached. `details` are further lines, `codes` the API's words. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly details: readonly string[] = [],
    readonly codes: readonly string[] = [],
  ) {
    super(message)
    this.name = 'ApiError'
  }
}
