import { tmpdir } from 'node:os'
import { onTestFinished } from 'vitest'
import { startChild } from '../support/child.js'

/** More than any script needs in its smallest form, on a machine that is busy with something else. */
export const LONG_MS = 600_000

/** Runs a script of this workspace to its end. @returns what it said, and its exit code */
export async function run(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ said: string; code: number | null }> {
  const { TENGGAT_BROWSER_FOLDER = tmpdir() } = process.env
  const child = startChild(script, { args, env: { TENGGAT_BROWSER_FOLDER, ...env } })
  onTestFinished(() => void child.process.kill('SIGTERM'))
  await child.line(() => null).catch(() => undefined)
  return { said: child.output(), code: child.process.exitCode }
}
