import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface BuildInfo {
  /** Changes with every build of the dashboard; a page of another build reloads itself. */
  readonly id: string
  /** Of the product. */
  readonly version: string
  /** Folder of the built dashboard, which may not be there. */
  readonly dashboardDir: string
}

const require = createRequire(import.meta.url)

export function buildInfo(): BuildInfo {
  const { version } = require(fileURLToPath(new URL('../../package.json', import.meta.url))) as {
    version: string
  }
  const dashboardDir = join(dirname(require.resolve('@tenggat/dashboard/package.json')), 'dist')
  const stated = join(dashboardDir, 'build.json')
  if (!existsSync(stated))
    return { id: createHash('sha256').update(version).digest('hex').slice(0, 16), version, dashboardDir }
  return {
    id: (JSON.parse(readFileSync(stated, 'utf8')) as { buildId: string }).buildId,
    version,
    dashboardDir,
  }
}
