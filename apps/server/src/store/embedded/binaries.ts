import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { copyForOthers, packagedBinaries } from './packaged.js'
import type { RunAs } from './runAs.js'

/** A folder with `postgres`, `initdb` and `pg_ctl` of one version that run on this machine. */
export interface Binaries {
  readonly folder: string
  /** e.g. 18 */
  readonly major: number
  /** e.g. `18.4` */
  readonly version: string
  readonly origin: 'package' | 'system'
}

/**
 * The npm package's binaries, else an installed PostgreSQL; one whose major version is `wantedMajor` where a data folder
 * exists already. `copyTo` is where the package's may be copied when the run user cannot read the project's folder.
 * Throws with every place tried and why it would not do.
 */
export function findBinaries(runAs: RunAs, copyTo: string, wantedMajor: number | null): Binaries {
  const tried: string[] = []
  const accept = (folder: string, origin: Binaries['origin']): Binaries | null => {
    const found = versionOf(folder, runAs)
    if (typeof found === 'string') {
      tried.push(`${folder}: ${found}`)
      return null
    }
    if (wantedMajor !== null && found.major !== wantedMajor) {
      tried.push(`${folder}: is PostgreSQL ${found.version}, the data folder needs ${wantedMajor}`)
      return null
    }
    return { folder, origin, ...found }
  }
  const packaged = packagedBinaries()
  if (typeof packaged === 'string') tried.push(packaged)
  else {
    const found = accept(packaged.folder, 'package')
    if (found !== null) return found
    if (runAs !== null) {
      const copied = accept(copyForOthers(packaged.native, copyTo), 'package')
      if (copied !== null) return copied
    }
  }
  for (const folder of systemFolders()) {
    const found = accept(folder, 'system')
    if (found !== null) return found
  }
  throw new Error(noBinaries(tried, wantedMajor))
}

function noBinaries(tried: readonly string[], wantedMajor: number | null): string {
  const advice =
    wantedMajor === null
      ? 'Run npm ci again, install PostgreSQL, or set DATABASE_URL to a running one.'
      : `The data folder was made by PostgreSQL ${wantedMajor}. Install that version, or dump it with its own pg_dump and ` +
        'restore into a new folder (TENGGAT_DATA_DIR), or set DATABASE_URL.'
  return `No usable PostgreSQL binaries.\n${tried.map((line) => `  - ${line}`).join('\n')}\n${advice}`
}

function versionOf(folder: string, runAs: RunAs): { major: number; version: string } | string {
  const program = join(folder, executable('postgres'))
  if (!existsSync(program) || !existsSync(join(folder, executable('initdb'))))
    return 'postgres or initdb is missing'
  const ran = spawnSync(program, ['--version'], { ...runAs, cwd: '/', encoding: 'utf8', timeout: 20_000 })
  if (ran.error !== undefined) return ran.error.message
  const version = /\(PostgreSQL\) (\d+)(\.\d+)?/.exec(ran.stdout)
  if (version === null) return (ran.stderr || `ended with ${ran.status ?? ran.signal}`).trim()
  return { major: Number(version[1]), version: `${version[1]}${version[2] ?? ''}` }
}

export function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name
}

/** Where distributions put it, newest first, after what is on PATH. */
function systemFolders(): string[] {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const debian = numbered('/usr/lib/postgresql', (version) => `/usr/lib/postgresql/${version}/bin`)
  const redHat = numbered('/usr', (name) => `/usr/${name}/bin`, /^pgsql-(\d+)$/)
  const homebrew = ['/opt/homebrew/opt', '/usr/local/opt'].flatMap((root) =>
    numbered(root, (name) => `${root}/${name}/bin`, /^postgresql@(\d+)$/),
  )
  const folders = [...onPath, ...debian, ...redHat, ...homebrew]
  return [...new Set(folders)].filter((folder) => existsSync(join(folder, executable('initdb'))))
}

function numbered(root: string, folder: (name: string) => string, pattern = /^(\d+)$/): string[] {
  if (!existsSync(root)) return []
  const version = (name: string) => Number(pattern.exec(name)?.[1] ?? Number.NaN)
  const names = readdirSync(root).filter((name) => !Number.isNaN(version(name)))
  return names.sort((a, b) => version(b) - version(a)).map(folder)
}
