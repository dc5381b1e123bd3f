import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Clockwork } from '../../clockwork.js'
import { type Binaries, executable } from './binaries.js'
import { isPostgres, type Postmaster, readPostmaster } from './postmaster.js'
import type { RunAs } from './runAs.js'

/** One PostgreSQL data folder and how it is run. */
export interface Cluster {
  /** PGDATA */
  readonly pgData: string
  readonly logFile: string
  readonly binaries: Binaries
  readonly runAs: RunAs
  /** `-c name=value` pairs on top of our own. */
  readonly settings: Readonly<Record<string, string>>
}

export const SUPERUSER = 'tenggat'
const PASSWORD_FILE = 'tenggat.password'
const OUR_SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
}

/**
 * Makes the data folder: scram only, a random password kept inside (0600), locale C, UTF-8. Done beside it and moved into
 * place in one step, so a kill midway leaves nothing half-made and of two that try, one wins.
 */
export function initCluster(cluster: Cluster, clockwork: Clockwork): void {
  const { binaries, runAs } = cluster
  const fresh = mkdtempSync(`${cluster.pgData}.new-`)
  const passwordFile = `${fresh}.password`
  writeFileSync(passwordFile, `${clockwork.randomToken()}\n`, { mode: 0o600, flag: 'wx' })
  for (const path of runAs === null ? [] : [fresh, passwordFile]) chownSync(path, runAs!.uid, runAs!.gid)
  try {
    const flags = [
      '--auth=scram-sha-256',
      `--username=${SUPERUSER}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
    ]
    if (cluster.settings.fsync === 'off') flags.push('--no-sync')
    const made = spawnSync(
      join(binaries.folder, executable('initdb')),
      [`--pgdata=${fresh}`, `--pwfile=${passwordFile}`, ...flags],
      { ...runAs, cwd: '/', env: plainEnv(), encoding: 'utf8' },
    )
    if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr.trim()}`)
    renameSync(passwordFile, join(fresh, PASSWORD_FILE))
    renameSync(fresh, cluster.pgData)
  } catch (error) {
    if (!existsSync(join(cluster.pgData, 'PG_VERSION'))) throw error
  } finally {
    rmSync(fresh, { recursive: true, force: true })
    rmSync(passwordFile, { force: true })
  }
}

export function readPassword(pgData: string): string {
  return readFileSync(join(pgData, PASSWORD_FILE), 'utf8').trim()
}

/** The outcome of one try to start: running, or what the log says. */
type Launch = { readonly running: Postmaster } | { readonly failed: string }

/**
 * Starts PostgreSQL on a port (0: any free one) and waits until it takes connections. It gets a process group of its own,
 * so Ctrl-C in a terminal reaches us and not it, and it outlives a killed parent, to be adopted by the next.
 */
export async function launchCluster(cluster: Cluster, port: number, clockwork: Clockwork): Promise<Launch> {
  const chosen = port === 0 ? await freePort() : port
  const log = openSync(cluster.logFile, 'a', 0o600)
  const from = statSync(cluster.logFile).size
  const settings = { ...OUR_SETTINGS, ...cluster.settings, port: String(chosen) }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(
    join(cluster.binaries.folder, executable('postgres')),
    ['-D', cluster.pgData, ...args],
    {
      ...cluster.runAs,
      cwd: '/',
      env: plainEnv(),
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  closeSync(log)
  let ended: string | null = null
  child.on('error', (error) => {
    ended = error.message
  })
  child.on('exit', (code, signal) => {
    ended = `it ended with ${code ?? signal}`
  })
  child.unref()
  const giveUpAt = clockwork.monotonic() + 60_000
  while (ended === null && clockwork.monotonic() < giveUpAt) {
    const running = readPostmaster(cluster.pgData)
    if (running?.ready && running.pid === child.pid) return { running }
    await clockwork.pause(20)
  }
  const said = readFileSync(cluster.logFile).subarray(from).toString('utf8').trim()
  return { failed: said || (ended ?? 'it was not ready within 60 s') }
}

/** Stops it in its orderly way (open transactions are rolled back), the hard way after 10 s; waits until it is gone. */
export async function stopCluster(cluster: Cluster, pid: number, clockwork: Clockwork): Promise<void> {
  const stop = async (mode: 'fast' | 'immediate') => {
    const args = ['stop', '-D', cluster.pgData, '-m', mode, '-W', '-s']
    spawnSync(join(cluster.binaries.folder, executable('pg_ctl')), args, {
      ...cluster.runAs,
      cwd: '/',
      env: plainEnv(),
    })
    const giveUpAt = clockwork.monotonic() + 10_000
    while (isPostgres(pid) && clockwork.monotonic() < giveUpAt) await clockwork.pause(20)
    return !isPostgres(pid)
  }
  if (await stop('fast')) return
  await stop('immediate')
}

/** Without the PG* variables of the caller's shell, which would redirect the tools; messages in plain English. */
function plainEnv(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PG') && !name.startsWith('LC_'),
  )
  return { ...Object.fromEntries(kept), LC_ALL: 'C', LANG: 'C' }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
