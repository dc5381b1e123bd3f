import { existsSync } from 'node:fs'
import type { GraphqlClient } from '@tenggat/client'
import { FORCIBLE_PROBLEMS } from '@tenggat/domain'
import { systemClockwork } from '../clockwork.js'
import type { PrintedData } from '../reports/print/printPage.js'
import { applyFile } from './agreements/apply.js'
import { changeText, differenceOf, readLocal } from './agreements/diff.js'
import { fetchAgreements, fetchVersion } from './agreements/requests.js'
import {
  evidenceIn,
  fetchEvidence,
  readPrinted,
  shownBroken,
  type Verdict,
  verify,
} from './agreements/verify.js'
import { CliError } from './cliError.js'
import { AGREEMENTS_HELP } from './help.js'
import { parseOptions, usage } from './parseOptions.js'
import { readAgreements } from './readAgreements.js'
import { serverForReading } from './serverForReading.js'

const OPTIONS = {
  url: { type: 'string' },
  token: { type: 'string' },
  database: { type: 'string' },
  version: { type: 'string' },
  reason: { type: 'string' },
  despite: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

type Values = ReturnType<typeof parseOptions<typeof OPTIONS>>['values']
type Print = (line: string) => void

interface Task {
  readonly names: readonly string[]
  readonly values: Values
  readonly print: Print
}

const TASKS: Readonly<Record<string, (client: GraphqlClient, task: Task) => Promise<void>>> = {
  list,
  diff,
  apply,
  export: exportOne,
  verify: verifyStored,
}

/** `tenggat agreements`: agreements as files. Throws CliError when there are differences, or when something does not verify. */
export async function agreementsCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  print: Print,
): Promise<void> {
  const { values, positionals } = parseOptions(args, OPTIONS)
  if (values.help) return print(AGREEMENTS_HELP)
  const [name, ...names] = positionals
  const work = name === undefined ? undefined : TASKS[name]
  if (work === undefined) throw usage(`agreements knows ${Object.keys(TASKS).join(', ')}`)
  const needs = { list: [0, 0], diff: [1, 1], apply: [1, 1_000], export: [1, 1], verify: [1, 1] }[name!]!
  if (names.length < needs[0]! || names.length > needs[1]!) throw usage(`agreements ${name}: see --help`)
  const task: Task = { names, values, print }
  // A printed page is verified without any server: that is what it is for.
  if (name === 'verify' && existsSync(names[0]!)) return verifyPrinted(task)
  const { url, token, database } = values
  const server = await serverForReading({ url, token, database }, env, systemClockwork())
  try {
    await work(server.client, task)
  } finally {
    await server.close()
  }
}

async function list(client: GraphqlClient, { values, print }: Task): Promise<void> {
  const agreements = await fetchAgreements(client)
  const rows = agreements.map(({ id, version, kind, state, title }) => ({ id, version, kind, state, title }))
  if (values.json) return print(JSON.stringify(rows, null, 2))
  const wide = (key: 'id' | 'state' | 'kind') => Math.max(...rows.map((row) => row[key].length), 0)
  for (const { id, version, kind, state, title } of rows) {
    print(
      `${id.padEnd(wide('id'))}  v${version}  ${state.padEnd(wide('state'))}  ${kind.padEnd(wide('kind'))}  ${title}`,
    )
  }
}

async function diff(client: GraphqlClient, { names, values, print }: Task): Promise<void> {
  const difference = await differenceOf(client, await readLocal(names[0]!))
  if (values.json) print(JSON.stringify(difference, null, 2))
  else for (const change of difference.changes) print(changeText(change))
  const { length } = difference.changes
  if (length > 0) throw new CliError(`${difference.id}: ${length} change${length === 1 ? '' : 's'}`)
  if (!values.json) print(`${difference.id}: no changes`)
}

async function apply(client: GraphqlClient, { names, values, print }: Task): Promise<void> {
  const despite = values.despite ?? []
  const unknown = despite.find((code) => !FORCIBLE_PROBLEMS.some((one) => one === code))
  if (unknown !== undefined) throw usage(`--despite knows ${FORCIBLE_PROBLEMS.join(', ')}`)
  const applied = []
  for (const local of await readAgreements(names)) {
    const reason = values.reason ?? `applied from ${local.file}`
    const one = await applyFile(client, local, reason, despite)
    applied.push(one)
    if (!values.json) print(`${one.id} v${one.version}: ${one.what}`)
  }
  if (values.json) print(JSON.stringify(applied, null, 2))
}

async function exportOne(client: GraphqlClient, { names, values, print }: Task): Promise<void> {
  const stored = await fetchVersion(client, names[0]!, versionOf(values))
  if (stored === null) throw new CliError(`there is no agreement ${names[0]}`)
  print(values.json ? JSON.stringify(stored.terms, null, 2) : stored.yaml.trimEnd())
}

async function verifyStored(client: GraphqlClient, { names, values, print }: Task): Promise<void> {
  report(verify(await fetchEvidence(client, names[0]!, versionOf(values))), values, print)
}

async function verifyPrinted({ names, values, print }: Task): Promise<void> {
  const { data, page } = await readPrinted(names[0]!)
  report(judge(names[0]!, data, page), values, print)
}

/** Data that does not hold together cannot be printed again; data of another shape is no agreement at all. */
function judge(file: string, data: PrintedData, page: string): Verdict {
  try {
    const verdict = verify(evidenceIn(data))
    return verdict.broken.length > 0 ? verdict : { ...verdict, broken: shownBroken(data, page) }
  } catch (error) {
    throw new CliError(`${file} is no printed agreement`, [(error as Error).message])
  }
}

function report(verdict: Verdict, values: Values, print: Print): void {
  const { agreementId, version, broken } = verdict
  if (values.json) print(JSON.stringify(verdict, null, 2))
  if (broken.length > 0) throw new CliError(`${agreementId} v${version} does not verify`, broken)
  if (values.json) return
  print(`OK  ${agreementId} v${version}`)
  print(`content   ${verdict.contentHash}`)
  print(`log head  ${verdict.logHead ?? 'none'} after ${verdict.entries} entries`)
  for (const lost of verdict.unverifiable) print(`log says  ${lost}`)
  for (const { name, at } of verdict.signatures) print(`signed    ${name}, ${at}`)
}

function versionOf({ version }: Values): number | null {
  if (version === undefined) return null
  if (!/^[1-9]\d{0,8}$/.test(version)) throw usage(`--version ${version} is not a version`)
  return Number(version)
}
