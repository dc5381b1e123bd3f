import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { stringify } from 'csv-stringify/sync'
import { CliError } from '../cliError.js'

/** One reason why a row of the file is not in the server. */
export interface RowError {
  readonly row: number
  /** Line of the file; null where the server refused, which knows rows only. */
  readonly line: number | null
  readonly column: string
  readonly why: string
  readonly expected: string
}

const COLUMNS = ['row', 'line', 'column', 'why', 'expected'] as const
const SHOWN = 10
const LONGEST_SHOWN = 80

/** Collects the rows that were rejected: the first few to show, all of them in a CSV file if one is named. */
export class ErrorReport {
  readonly shown: RowError[] = []
  readonly #rows = new Set<number>()
  readonly #file: WriteStream | null

  private constructor(file: WriteStream | null) {
    this.#file = file
  }

  /** Creates the file at once, so that a path that cannot be written stops the work before it begins. */
  static async open(path: string | null): Promise<ErrorReport> {
    if (path === null) return new ErrorReport(null)
    const file = createWriteStream(path)
    await once(file, 'open').catch((error: Error) => {
      throw new CliError(`the error report ${path} cannot be written: ${error.message}`)
    })
    file.write(stringify([COLUMNS]))
    return new ErrorReport(file)
  }

  get rejectedRows(): number {
    return this.#rows.size
  }

  add(error: RowError): void {
    this.#rows.add(error.row)
    if (this.shown.length < SHOWN) this.shown.push(error)
    // Texts of the log end up in a spreadsheet: none of them may act as a formula there.
    this.#file?.write(stringify([COLUMNS.map((name) => error[name])], { escape_formulas: true }))
  }

  async close(): Promise<void> {
    if (this.#file === null) return
    this.#file.end()
    await once(this.#file, 'close')
  }
}

/** `row 17, status: "Odd" has no meaning (expected …)`, one line. */
export function describeRowError({ row, line, column, why, expected }: RowError): string {
  const where = line === null ? `row ${row}` : `row ${row} (line ${line})`
  const brief = expected.length <= LONGEST_SHOWN ? expected : `${expected.slice(0, LONGEST_SHOWN)}…`
  const wanted = brief === '' ? '' : ` (expected ${brief})`
  return `${where}${column === '' ? '' : `, ${column}`}: ${why}${wanted}`
}
