import { type ParseArgsConfig, parseArgs } from 'node:util'
import { CliError } from './cliError.js'

type Options = NonNullable<ParseArgsConfig['options']>
type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>
>

/** The options and positionals of a command. Throws CliError (exit code 2) for anything it does not know. */
export function parseOptions<T extends Options>(args: readonly string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw usage((error as Error).message)
  }
}

/** A command line that was not understood. */
export function usage(message: string): CliError {
  return new CliError(
    message,
    ['tenggat --help lists the commands; tenggat <command> --help explains one'],
    2,
  )
}
