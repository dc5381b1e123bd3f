import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Row } from '../../ingest/mapping/item.js'
import { CliError } from '../cliError.js'
import { requireUtf8 } from './requireUtf8.js'
import { type RawRecord, RecordSplitter } from './splitRecords.js'

/** A row as read, or what made it unreadable. `line` counts the lines of the file from 1. */
export type ReadRow =
  | { readonly ok: true; readonly line: number; readonly row: Row }
  | { readonly ok: false; readonly line: number; readonly number: number; readonly message: string }

const BYTE_ORDER_MARK = '\ufeff'

/**
 * Streams the data rows of a CSV file (gzipped when its name ends in `.gz`), numbered from 1 in file order; unreadable ones
 * keep their number. `onRead` is told the bytes of the file read so far. Throws CliError for a file that is missing, empty, not UTF-8, or without a column of `needed`.
 */
export async function* readRows(
  path: string,
  delimiter: string,
  needed: readonly string[],
  onRead: (bytesRead: number) => void = () => undefined,
): AsyncGenerator<ReadRow> {
  let header: readonly string[] | null = null
  let number = 0
  for await (const read of records(path, delimiter, onRead)) {
    if (header === null) {
      if (typeof read.record === 'string')
        throw new CliError(`the header of ${path} cannot be read: ${read.record}`)
      header = checkHeader(read.record, needed, path)
      continue
    }
    number++
    if (typeof read.record === 'string') yield { ok: false, line: read.line, number, message: read.record }
    else if (read.record.length !== header.length) {
      const message = `the row has ${read.record.length} fields, and the header has ${header.length}`
      yield { ok: false, line: read.line, number, message }
    } else yield { ok: true, line: read.line, row: { number, fields: toFields(header, read.record) } }
  }
  if (header === null) throw new CliError(`${path} is empty: it needs a header row`)
}

/**
 * Throws the CliError that `readRows` would come upon sooner or later, so that nothing is written of a file that cannot be
 * imported whole. What can be read only once, such as a pipe, is left alone.
 */
export async function checkFile(path: string, delimiter: string, needed: readonly string[]): Promise<void> {
  const isRegular = await stat(path).then(
    (found) => found.isFile(),
    () => true,
  )
  if (!isRegular) return
  const rows = readRows(path, delimiter, needed)
  await rows.next()
  await rows.return(undefined)
  const input = unpacked(createReadStream(path), path)
  try {
    for await (const _ of requireUtf8(input));
  } catch (error) {
    throw asCliError(error, path)
  } finally {
    input.destroy()
  }
}

async function* records(
  path: string,
  delimiter: string,
  onRead: (bytesRead: number) => void,
): AsyncGenerator<RawRecord> {
  const splitter = new RecordSplitter(delimiter)
  const file = createReadStream(path)
  const input = unpacked(file, path)
  let first = true
  try {
    for await (const bytes of requireUtf8(input)) {
      const text = bytes.toString()
      onRead(file.bytesRead)
      yield* splitter.push(first && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text)
      first = false
    }
    yield* splitter.end()
  } catch (error) {
    throw asCliError(error, path)
  } finally {
    input.destroy()
  }
}

function unpacked(file: ReadStream, path: string): Readable {
  if (!path.endsWith('.gz')) return file
  const unzipped = createGunzip()
  file.on('error', (error) => unzipped.destroy(error))
  unzipped.on('close', () => file.destroy())
  return file.pipe(unzipped)
}

function asCliError(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return new CliError(`there is no file ${path}`)
  if (code === 'EISDIR' || code === 'EACCES') return new CliError(`${path} cannot be read (${code})`)
  if (code?.startsWith('Z_'))
    return new CliError(`${path} is not a whole gzip file: ${(error as Error).message}`)
  return error
}

function checkHeader(header: readonly string[], needed: readonly string[], path: string): readonly string[] {
  const missing = needed.filter((column) => !header.includes(column))
  if (missing.length > 0) {
    const found = header.map((column) => `"${column}"`).join(', ')
    throw new CliError(`the mapping names columns that ${path} does not have: ${missing.join(', ')}`, [
      `its header is ${found}`,
    ])
  }
  const twice = header.filter((column, index) => header.indexOf(column) !== index)
  const used = twice.filter((column) => needed.includes(column))
  if (used.length > 0) throw new CliError(`${path} has the column ${used[0]} twice`)
  return header
}

function toFields(header: readonly string[], record: readonly string[]): Readonly<Record<string, string>> {
  const fields: Record<string, string> = Object.create(null)
  header.forEach((column, index) => {
    fields[column] = record[index]!
  })
  return fields
}
