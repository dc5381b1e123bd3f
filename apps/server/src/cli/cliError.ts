/** A refusal the command line shows as it is, without a stack: `details` are further lines. */
export class CliError extends Error {
  readonly details: readonly string[]
  /** 1: the work failed; 2: the command was not understood. */
  readonly exitCode: 1 | 2

  constructor(message: string, details: readonly string[] = [], exitCode: 1 | 2 = 1) {
    super(message)
    this.name = 'CliError'
    this.details = details
    this.exitCode = exitCode
  }
}
