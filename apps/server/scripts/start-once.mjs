// `node apps/server/scripts/start-once.mjs`, on a built tree: starts the product as `npm start` does, on a new embedded database
// in a temporary folder, waits until it is ready, asks it over HTTP, imports three rows by the command line, stops it, and fails
// where any of that does. It is run with every version of Node that the README names.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../dist/store/embedded/cluster.js'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const TOKEN = 'tgt_startonce0_0123456789abcdefghijklmnopqrstuv'
const LIMIT_MS = 240_000

const MAPPING = `
source: start-once
ticketKey: '{key}'
eventId: '{key}#{row}'
occurredAt: { from: '{at}', zone: Asia/Jakarta }
changes:
  - kind: prioritised
    priority: '{priority}'
  - kind: statusChanged
    to: { from: '{status}', values: { New: new, Done: solved } }
`
const AGREEMENT = `
id: start-once
title: Four hours
appliesTo: { source: start-once }
calendars:
  office:
    timeZone: Asia/Jakarta
    weekly: { mon: [['08:00', '17:00']] }
targets:
  - { id: resolution, metric: resolution, within: 4h }
`
/** Opened on a Monday at nine; the one that is done took two hours. */
const ROWS = `key,at,priority,status
S-1,2026-03-02 09:00:00,P1,New
S-2,2026-03-02 09:00:00,P2,New
S-1,2026-03-02 11:00:00,P1,Done
`

const begun = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'tenggat-once-'))
// One of its own, because the database may have to run as another user.
const dataDir = mkdtempSync(join(tmpdir(), 'tenggat-once-data-'))
const port = await freePort()
const url = `http://127.0.0.1:${port}`
const server = start(['--enable-source-maps', here('../dist/main.js')], {
  PORT: String(port),
  TENGGAT_DATA_DIR: dataDir,
  TENGGAT_ADMIN_TOKEN: TOKEN,
  TENGGAT_LOG_LEVEL: 'warn',
})
try {
  await until('ready', async () => (await fetch(`${url}/readyz`).catch(() => null))?.ok)
  expect('the page of the wall', await (await fetch(`${url}/wall/floor`)).text(), /<html/)
  const armed = async () => (await ask('{ clocks(first: 1) { nodes { id } } }')).clocks.nodes.length === 1
  await until('a clock of the simulated desk', armed)
  expect('the import', await importRows(), /3/)
  const { ticket } = await ask(
    '{ ticket(source: "start-once", key: "S-1") { clocks { verdict elapsedMs } } }',
  )
  expect('its verdict', JSON.stringify(ticket.clocks), /^\[\{"verdict":"met","elapsedMs":7200000\}\]$/)
} finally {
  server.child.kill('SIGTERM')
  await server.ended
  for (const made of [folder, dataDir])
    rmSync(made, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}
expect('the exit code', `${await server.ended} ${server.said()}`, /^0 /)
const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
console.log(`Node ${process.versions.node}: started, asked, imported and stopped in ${seconds} s`)

function start(args, env) {
  const child = spawn(process.execPath, args, { cwd: folder, env: { PATH: process.env.PATH, ...env } })
  const lines = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => lines.push(String(data)))
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)))
  return { child, ended, said: () => lines.join('') }
}

async function until(what, holds) {
  while (!(await holds())) {
    const isLate = performance.now() - begun > LIMIT_MS
    if (isLate || server.child.exitCode !== null) throw new Error(`not ${what}:\n${server.said()}`)
    await pause(100)
  }
}

async function ask(query) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = await response.json()
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data
}

async function importRows() {
  const files = { 'rows.csv': ROWS, 'mapping.yaml': MAPPING, 'agreement.yaml': AGREEMENT }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const args = ['import', 'rows.csv', '--mapping', 'mapping.yaml', '--agreement', 'agreement.yaml']
  const { ended, said } = start([here('../dist/cli/main.js'), ...args, '--url', url, '--token', TOKEN], {})
  const code = await ended
  if (code !== 0) throw new Error(`the import ended with ${code}:\n${said()}`)
  return said()
}

function expect(what, found, pattern) {
  if (!pattern.test(found)) throw new Error(`${what}: ${found.slice(0, 2_000)}`)
}
