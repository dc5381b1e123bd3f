import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { canEnter, chooseRunAs } from './runAs.js'

const SHARED_HOME = '/var/lib/tenggat'

/**
 * Where this installation keeps its data: as told, else `.tenggat` below the working directory. Root in a folder that
 * PostgreSQL's user may not enter (such as /root/project) gets a folder of that project's own under /var/lib/tenggat.
 */
export function chooseDataDir(configured: string | null, workingDir: string): string {
  if (configured !== null) return resolve(workingDir, configured)
  const usual = join(workingDir, '.tenggat')
  const runAs = chooseRunAs(join(usual, 'postgres'))
  if (runAs === null || existsSync(join(usual, 'postgres')) || canEnter(workingDir, runAs)) return usual
  const mark = createHash('sha256').update(workingDir).digest('hex').slice(0, 8)
  return join(SHARED_HOME, `${basename(workingDir)}-${mark}`)
}
