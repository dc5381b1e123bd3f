import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Clockwork } from '../../clockwork.js'
import { findBinaries } from './binaries.js'
import type { Cluster } from './cluster.js'
import { canEnter, chooseRunAs, type RunAs } from './runAs.js'

const LONGEST_LOG_BYTES = 10_000_000
const LEFTOVER_AFTER_MS = 3_600_000

/** Makes the folder usable by whoever PostgreSQL runs as and finds binaries that fit what lies in it. */
export function prepareCluster(
  dataDir: string,
  settings: Cluster['settings'],
  clockwork: Clockwork,
): Cluster {
  const home = resolve(dataDir)
  const pgData = join(home, 'postgres')
  try {
    mkdirSync(dirname(home), { recursive: true })
    if (!existsSync(home)) mkdirSync(home, { mode: 0o700, recursive: true })
    const runAs = chooseRunAs(pgData)
    shareFolder(home, runAs)
    removeLeftovers(home, pgData, clockwork)
    const binaries = findBinaries(runAs, join(home, 'postgresql-binaries'), dataMajor(pgData))
    const logFile = join(home, 'postgres.log')
    if (existsSync(logFile) && statSync(logFile).size > LONGEST_LOG_BYTES) truncateSync(logFile)
    return { pgData, logFile, binaries, runAs, settings }
  } catch (error) {
    throw explainFolder(error as NodeJS.ErrnoException, home)
  }
}

/** A run user other than us must be able to pass through our folder, though not to list it. */
function shareFolder(home: string, runAs: RunAs): void {
  if (runAs === null) return
  chmodSync(home, statSync(home).mode | 0o011)
  if (!canEnter(home, runAs))
    throw new Error(
      `PostgreSQL does not run as root, and user ${runAs.uid} may not enter ${home}. Set TENGGAT_DATA_DIR to a folder ` +
        'that every user may pass through (such as /var/lib/tenggat), or start as another user.',
    )
}

/** What a start that was killed while making the data folder left beside it. */
function removeLeftovers(home: string, pgData: string, clockwork: Clockwork): void {
  const isLeftover = (name: string) =>
    name.startsWith(`${basename(pgData)}.new-`) &&
    statSync(join(home, name)).mtimeMs < clockwork.now() - LEFTOVER_AFTER_MS
  for (const name of readdirSync(home).filter(isLeftover))
    rmSync(join(home, name), { recursive: true, force: true })
}

/** The major version that made the data folder, or null when there is none yet. */
function dataMajor(pgData: string): number | null {
  const file = join(pgData, 'PG_VERSION')
  if (!existsSync(file)) return null
  return Number(readFileSync(file, 'utf8').trim())
}

function explainFolder(error: NodeJS.ErrnoException, home: string): Error {
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(error.code ?? '')) return error
  return new Error(
    `The data folder ${home} cannot be used (${error.message}). It may belong to another user: start as that user, ` +
      'or set TENGGAT_DATA_DIR to a folder of your own.',
    { cause: error },
  )
}
