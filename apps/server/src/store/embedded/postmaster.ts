import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** A running PostgreSQL as its own `postmaster.pid` tells. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** It accepts connections. */
  readonly ready: boolean
}

/**
 * Who runs on the data folder, or null. A file left by a process that is gone, a zombie (a killed one that an init never
 * reaped still counts as alive to PostgreSQL), another program under the same number, or one that came along with a copy
 * of another data folder is removed.
 */
export function readPostmaster(pgData: string): Postmaster | null {
  const file = join(pgData, 'postmaster.pid')
  let lines: string[]
  try {
    lines = readFileSync(file, 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  if (!isPostgres(pid) || !isSameFolder(lines[1] ?? '', pgData)) {
    rmSync(file, { force: true })
    return null
  }
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' }
}

function isSameFolder(a: string, b: string): boolean {
  return existsSync(a) && realpathSync(a) === realpathSync(b)
}

/** Alive, not a zombie, and (where /proc can tell) a PostgreSQL. */
export function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  if (!existsSync('/proc/self/status')) return true
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return /^Name:\s+(postgres|postmaster)/m.test(status) && !/^State:\s+[ZX]/m.test(status)
  } catch {
    return false
  }
}
