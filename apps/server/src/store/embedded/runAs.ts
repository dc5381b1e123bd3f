import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

/** The operating-system user that PostgreSQL runs as; null = the one we are. */
export type RunAs = { readonly uid: number; readonly gid: number } | null

/**
 * PostgreSQL refuses to run as root, so root hands it to the owner of the data folder when there is one already, else to
 * an unprivileged user that exists on every common system. initdb needs a name for its uid, so a made-up number won't do.
 */
export function chooseRunAs(pgData: string): RunAs {
  if (process.getuid?.() !== 0) return null
  if (existsSync(pgData)) {
    const { uid, gid } = statSync(pgData)
    if (uid !== 0) return { uid, gid }
  }
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name)
    const gid = idOf('-g', name)
    if (uid !== null && gid !== null && uid !== 0) return { uid, gid }
  }
  throw new Error(
    'PostgreSQL does not run as root and there is no user `postgres` or `nobody` to run it as. ' +
      'Start as another user, create one, or set DATABASE_URL.',
  )
}

function idOf(flag: '-u' | '-g', name: string): number | null {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return null
  }
}

/** Whether that user gets into the folder: every folder above it must let them through. */
export function canEnter(folder: string, runAs: RunAs): boolean {
  if (runAs === null) return true
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...runAs, cwd: '/', stdio: 'ignore' }).status ===
    0
  )
}
