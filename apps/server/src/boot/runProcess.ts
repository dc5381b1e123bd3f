import { existsSync } from 'node:fs'
import { systemClockwork } from '../clockwork.js'
import { ConfigError, isRunByNpm, readConfig } from '../config.js'
import { type RunningServer, startServer } from './startServer.js'

/** Exit codes: 0 stopped when told to, 1 failed, 2 settings that cannot be used. */
const FAILED = 1
const MISCONFIGURED = 2
/** The drain's own limit is ten seconds; whatever hangs beyond that is not waited for. */
const LONGEST_STOP_MS = 14_000
const PARENT_WATCH_MS = 500

/**
 * The server as a process. Starting: one message and an exit code if it cannot. Running: until SIGTERM or SIGINT, or, under
 * npm, until npm's shell is gone.
 * Stopping: drains and ends with 0; a second signal, or a drain that hangs, ends it at once. An error nobody caught ends
 * it with 1: everything acknowledged is in the database, and the next start goes on from there.
 */
export async function runProcess(): Promise<void> {
  // The reader of our output may go away (`| head`); that is no reason to stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  const die = (error: unknown) => {
    process.stderr.write(
      `Tenggat stopped on an error:\n${error instanceof Error ? error.stack : String(error)}\n`,
    )
    process.exit(FAILED)
  }
  process.on('uncaughtException', die)
  process.on('unhandledRejection', die)

  let server: RunningServer | null = null
  let isStopping = false
  const stop = async () => {
    if (isStopping) process.exit(FAILED)
    isStopping = true
    systemClockwork().after(LONGEST_STOP_MS, () => process.exit(FAILED))
    await server?.close()
    if (server !== null) process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
  if (isRunByNpm(process.env)) whenOrphaned(() => void stop())

  try {
    if (existsSync('.env')) process.loadEnvFile('.env')
    server = await startServer(readConfig(process.env))
  } catch (error) {
    process.stderr.write(`\n${(error as Error).message}\n\n`)
    process.exit(error instanceof ConfigError ? MISCONFIGURED : FAILED)
  }
  if (isStopping) {
    await server.close()
    process.exit(0)
  }
  process.stdout.write(server.welcome)
}

/** Runs `task` once when the process that started us is gone. */
function whenOrphaned(task: () => void): void {
  const parent = process.ppid
  const watch = systemClockwork().every(PARENT_WATCH_MS, () => {
    if (process.ppid === parent) return
    watch.cancel()
    task()
  })
}
