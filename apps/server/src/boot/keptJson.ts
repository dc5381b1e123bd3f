import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** What the file holds; null when there is none. Throws an Error that says what to do when it is damaged. */
export function readKept<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    if (code === 'EACCES') throw new Error(`${file} is for the user alone who runs the server.`)
    throw new Error(
      `${file} cannot be read (${(error as Error).message}). Mend it, or remove it to have it made anew.`,
    )
  }
}

/** Writes the file (0600, whole or not at all) unless there is one: of several that try at once one is first. */
export function keepFirst(file: string, value: object): 'kept' | 'another was first' {
  const draft = writeDraft(file, value)
  try {
    linkSync(draft, file)
    return 'kept'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'another was first'
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** The key kept in `file`, made by the first who asks for it. Instances on one database must share the file, or be given the key. */
export function keptKey(file: string, make: () => Buffer): Buffer {
  const made = make()
  if (readKept(file) === null) keepFirst(file, { key: made.toString('base64') })
  return Buffer.from(readKept<{ readonly key: string }>(file)!.key, 'base64')
}

/** Writes the file (0600) in place of the one there, in one step. */
export function replaceKept(file: string, value: object): void {
  renameSync(writeDraft(file, value), file)
}

function writeDraft(file: string, value: object): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${process.pid}.draft`
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  return draft
}
