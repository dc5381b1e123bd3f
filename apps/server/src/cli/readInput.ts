import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { describeProblem, type Result } from '@tenggat/domain'
import type { PlacedProblem } from '../agreements/readYaml.js'
import { CliError } from './cliError.js'

/** The text of a file. Throws CliError when it cannot be read or is not UTF-8. */
export async function readTextFile(path: string): Promise<string> {
  const bytes = await bytesOf(path)
  // Decoded all the same, an unknown byte would become part of a name that nobody wrote.
  if (!isUtf8(bytes))
    throw new CliError(`${path} is not UTF-8`, ['save it as UTF-8, or convert it with iconv'])
  return bytes.toString()
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new CliError(code === 'ENOENT' ? `there is no file ${path}` : `${path} cannot be read (${code})`)
  }
}

/** What a reader makes of a file's text. Throws CliError with every problem as `file:line:column: what`. */
export async function readInput<T>(
  path: string,
  read: (text: string) => Result<T, PlacedProblem>,
): Promise<T> {
  return accepted(path, read(await readTextFile(path)))
}

/** The value, or CliError with every problem and its place in the file. */
export function accepted<T>(path: string, result: Result<T, PlacedProblem>): T {
  if (result.ok) return result.value
  const lines = result.problems.map(
    (problem) => `${path}:${problem.line}:${problem.column}: ${describeProblem(problem)}`,
  )
  throw new CliError(`${path} is not in order`, lines)
}
