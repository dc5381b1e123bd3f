import { type GraphqlClient, putAgreement } from '@tenggat/client'
import type { AgreementTerms } from '@tenggat/domain'
import { systemClockwork } from '../clockwork.js'
import { placesOf } from '../ingest/mapping/mapping.js'
import { readMapping } from '../ingest/mapping/readMapping.js'
import { CliError } from './cliError.js'
import { checkFile } from './csv/readRows.js'
import { IMPORT_HELP } from './help.js'
import { attainmentTable, fetchAttainment } from './importing/attainmentTable.js'
import { describeRowError, ErrorReport } from './importing/errorReport.js'
import { type ImportSummary, importFile } from './importing/importFile.js'
import { proposeFormats } from './importing/proposeFormats.js'
import { parseOptions, usage } from './parseOptions.js'
import { readAgreements } from './readAgreements.js'
import { readInput } from './readInput.js'
import { serverForImport } from './serverForImport.js'

const OPTIONS = {
  mapping: { type: 'string' },
  propose: { type: 'boolean' },
  delimiter: { type: 'string' },
  agreement: { type: 'string', multiple: true },
  url: { type: 'string' },
  token: { type: 'string' },
  database: { type: 'string' },
  'dry-run': { type: 'boolean' },
  errors: { type: 'string' },
  help: { type: 'boolean' },
} as const

type Print = (line: string) => void

/** `tenggat import`: a file's rows into a server, with a summary on `print` and rejected rows on `warn`. */
export async function importCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  print: Print,
  warn: Print,
): Promise<void> {
  const { values, positionals } = parseOptions(args, OPTIONS)
  if (values.help) return print(IMPORT_HELP)
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw usage('import needs one file')
  if (values.propose) return propose(file, values, print)
  if (values.delimiter !== undefined) throw usage('--delimiter belongs to --propose; a mapping says its own')
  if (values.mapping === undefined) throw usage('import needs --mapping')
  const mapping = await readInput(values.mapping, readMapping)
  const { source } = mapping
  if (source === null) throw new CliError(`${values.mapping} does not name the source of the log`)
  const agreements = await readAgreements(values.agreement ?? [])
  await checkFile(file, mapping.delimiter, placesOf(mapping))
  const clockwork = systemClockwork()
  const report = await ErrorReport.open(values.errors ?? null)
  const { url, token, database } = values
  const server = values['dry-run'] ? null : await serverForImport({ url, token, database }, env, clockwork)
  try {
    if (server !== null) for (const { document } of agreements) await putAgreement(server.client, document)
    const summary = await importFile(file, { ...mapping, source }, server?.client ?? null, report, clockwork)
    printSummary(summary, server === null, print)
    printLocalTimes(summary, mapping.occurredAt.zone, print)
    printUncovered(summary, print)
    printNotes(summary, print)
    warnOfRejected(report, values.errors, warn)
    const [only, ...others] = agreements
    if (server === null || only === undefined) return
    if (others.length === 0) await printAttainment(server.client, only.terms, print)
    else print(`\n${agreements.length} agreements recorded`)
  } finally {
    await report.close()
    await server?.close()
  }
}

async function propose(
  file: string,
  { mapping, delimiter }: { readonly mapping?: string; readonly delimiter?: string },
  print: Print,
): Promise<void> {
  if (delimiter !== undefined && delimiter.length !== 1) throw usage('--delimiter is one character')
  const stated = mapping === undefined ? delimiter : (await readInput(mapping, readMapping)).delimiter
  for (const line of await proposeFormats(file, stated ?? null)) print(line)
}

function printSummary(summary: ImportSummary, dry: boolean, print: Print): void {
  const { rows, passedOver, recorded, duplicates, rejected, seconds } = summary
  const sent = rows - rejected - passedOver
  const count = (value: number) => value.toLocaleString('en')
  print(
    `${count(rows)} rows: ${dry ? `${count(sent)} would be sent` : `${count(recorded)} recorded`}, ` +
      `${count(duplicates)} duplicates, ${count(rejected)} rejected` +
      (passedOver === 0 ? '' : `, ${count(passedOver)} passed over`),
  )
  print(`${seconds.toFixed(1)} s, ${count(Math.round(sent / Math.max(seconds, 0.001)))} events/s`)
}

function printLocalTimes({ repeated, skipped }: ImportSummary, zone: string | null, print: Print): void {
  const rows = (count: number) => (count === 1 ? '1 row fell' : `${count.toLocaleString('en')} rows fell`)
  if (repeated > 0) {
    print(
      `${rows(repeated)} into an hour that ${zone} has twice: read so that no ticket goes back, else as the first`,
    )
  }
  if (skipped > 0) print(`${rows(skipped)} into an hour that ${zone} skips: moved forward past it`)
}

/** What was taken, and not quite as it was sent. */
function printNotes({ cut, unknownSurvivors }: ImportSummary, print: Print): void {
  if (cut.rows > 0) {
    const rows = cut.rows === 1 ? '1 row' : `${cut.rows.toLocaleString('en')} rows`
    print(`texts too long to keep whole were cut in ${rows}`)
    for (const line of cut.shown) print(`  ${line}`)
  }
  if (unknownSurvivors.length > 0)
    print(`merged into what neither the file nor the server knows: ${keysInBrief(unknownSurvivors)}`)
}

/** Nothing is promised about these: said plainly, because no page would ever show it. */
function printUncovered(
  { uncovered: { noTarget, excluded, noAgreement } }: ImportSummary,
  print: Print,
): void {
  if (noAgreement.length > 0) print(`no agreement applies to ${keysInBrief(noAgreement)}`)
  if (noTarget.length > 0)
    print(`no target of their agreement is about ${keysInBrief(noTarget)}: see their priority`)
  if (excluded.length > 0) print(`an agreement leaves the service out of ${keysInBrief(excluded)}`)
}

function keysInBrief(keys: readonly string[]): string {
  const count = keys.length === 1 ? '1 ticket' : `${keys.length.toLocaleString('en')} tickets`
  return `${count} (${keys.slice(0, 3).join(', ')}${keys.length > 3 ? ', …' : ''})`
}

function warnOfRejected(report: ErrorReport, file: string | undefined, warn: Print): void {
  for (const error of report.shown) warn(`rejected ${describeRowError(error)}`)
  if (report.rejectedRows > report.shown.length) warn(`… ${report.rejectedRows} rejected rows in all`)
  if (report.rejectedRows > 0 && file !== undefined) warn(`every one is in ${file}`)
}

async function printAttainment(
  client: GraphqlClient,
  { id, goals }: AgreementTerms,
  print: Print,
): Promise<void> {
  print('')
  print(attainmentTable(await fetchAttainment(client, id), goals))
}
