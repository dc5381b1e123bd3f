/**
 * Ingest, every event durable and its clocks decided when a call resolves; eight callers, 250 events a call. Through the
 * public API: GraphQL over HTTP to a server in a process of its own. Through the JSON route: `POST /v1/sources/bench/events` of the
 * same server. At the engine: the same calls without the API. Two loads: new tickets (their first event only), and whole lives
 * (opened, assigned, answered and waiting, solved: each later event rewrites the ticket and its clocks). Counted are the rows of events, clocks and facts written.
 * The peer writes those same rows, step by step, into the same tables with the same indexes by bare multi-row UNNEST
 * (INSERT, and UPDATE where a clock was rewritten), as many per transaction over as many connections. It reads and
 * decides nothing, and writes no tickets. Each way in is kept for all its rounds, and its first round is not measured: a server that
 * has just started runs code that nothing has compiled yet, beside an engine that is hot from the rounds before.
 * Run after `npm run build`: `node apps/server/bench/ingest.mjs [tickets] [rounds]`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { graphqlClient, recordEvents } from '@tenggat/client'
import { AGREEMENT, benchStore, clockwork, emptyTables, median, storeAgreement } from './engineStore.mjs'
import { serverOn } from './serverOn.mjs'

const { createEngine } = await import('../dist/engine/createEngine.js')

const TICKETS = Number(process.argv[2] ?? 10_000)
const ROUNDS = Number(process.argv[3] ?? 3)
const CALLERS = 8
const EVENTS_PER_CALL = 250
const LANES = Number(process.env.LANES ?? 2)
const BUDGET = 0.75
/** About what the engine's lanes gather of eight callers. */
const PEER_EVENTS = (CALLERS * EVENTS_PER_CALL) / LANES

const store = await benchStore()
const { pool } = store
await storeAgreement(pool, AGREEMENT)

/** The events of one step of every ticket's life. */
function eventsOf(step, startAt) {
  const changes = (n) =>
    [
      [
        { kind: 'opened', subject: `Printer ${n} is on fire` },
        { kind: 'prioritised', priority: `P${n % 4}` },
      ],
      [{ kind: 'assigned', team: `G${n % 97}`, line: '1st', agent: `agent ${n % 300}` }],
      [
        { kind: 'replied', actor: 'human', public: true },
        { kind: 'statusChanged', to: 'waitingOnCustomer', reason: 'Wait - User' },
      ],
      [{ kind: 'statusChanged', to: 'solved' }],
    ][step]
  return Array.from({ length: TICKETS }, (_, n) => ({
    source: 'bench',
    ticketKey: `T-${n}`,
    eventId: `e-${n}-${step}`,
    occurredAt: startAt + step * 600_000 + n,
    changes: changes(n),
  }))
}

/** The ways in: `apply` resolves when the events of a call are durable. */
const PATHS = {
  'through the public API': () =>
    throughServer((server) => {
      const client = graphqlClient(server.url, server.token, clockwork)
      const refuse = (event, refusal) => {
        throw new Error(`${event.eventId} was refused: ${refusal.message}`)
      }
      return (call) => recordEvents(client, 'bench', call, refuse)
    }),
  'through the JSON route': () => throughServer((server) => (call) => postEvents(server, call)),
  'at the engine': async () => {
    const engine = createEngine({ store, clockwork, lanes: LANES })
    await engine.start()
    return { apply: (call) => engine.applyTicketEvents(call), close: () => engine.close() }
  },
}

async function throughServer(applyTo) {
  const dataDir = mkdtempSync(join(tmpdir(), 'tenggat-bench-api-'))
  const server = await serverOn(store.url, dataDir)
  return {
    apply: applyTo(server),
    close: () => server.close().then(() => rmSync(dataDir, { recursive: true, force: true })),
  }
}

async function postEvents({ url, token }, call) {
  const events = call.map(({ source: _, occurredAt, ...event }) => ({
    ...event,
    occurredAt: new Date(occurredAt).toISOString(),
  }))
  const response = await fetch(`${url}/v1/sources/bench/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ events }),
  })
  const answer = await response.json()
  if (response.status !== 200 || answer.recorded !== call.length)
    throw new Error(`${response.status}: ${JSON.stringify(answer).slice(0, 500)}`)
}

/** How long it took, and per step the rows that were written. */
async function ours(apply, steps) {
  await emptyTables(pool, 'kept')
  // Recent enough that no deadline passes while it runs: settling is measured by the storm.
  const startAt = clockwork.now() - 2_700_000
  const written = []
  let tookMs = 0
  let before = { ticket_event: new Map(), clock: new Map(), fact: new Map() }
  for (const step of steps) {
    const events = eventsOf(step, startAt)
    const calls = []
    while (events.length > 0) calls.push(events.splice(0, EVENTS_PER_CALL))
    const startedMs = clockwork.monotonic()
    const caller = async () => {
      for (let call = calls.shift(); call !== undefined; call = calls.shift()) await apply(call)
    }
    await Promise.all(Array.from({ length: CALLERS }, caller))
    tookMs += clockwork.monotonic() - startedMs
    const after = await contents()
    written.push(difference(before, after))
    before = after
  }
  return { tookMs, written }
}

const TABLES = ['ticket_event', 'clock', 'fact']
const columns = {}
for (const table of TABLES) {
  const { rows } = await pool.query(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum`,
    [table],
  )
  columns[table] = rows
}

/** Per table, every row as texts by its first column, which is its key. */
async function contents() {
  const found = {}
  for (const table of TABLES) {
    const list = columns[table].map(({ name }) => `${name}::text`).join(', ')
    const { rows } = await pool.query({ text: `SELECT ${list} FROM ${table}`, rowMode: 'array' })
    found[table] = new Map(rows.map((row) => [row[0], row]))
  }
  return found
}

function difference(before, after) {
  return TABLES.map((table) => {
    const insert = []
    const update = []
    for (const [key, row] of after[table]) {
      const known = before[table].get(key)
      if (known === undefined) insert.push(row)
      else if (known.join() !== row.join()) update.push(row)
    }
    return { table, insert, update }
  })
}

function statements(table) {
  const names = columns[table].map(({ name }) => name)
  const isArray = ({ type }) => type.endsWith('[]')
  const sets = columns[table].map((column, i) => `$${i + 1}::${isArray(column) ? 'text' : column.type}[]`)
  const values = columns[table].map((column) =>
    isArray(column) ? `u.${column.name}::text[]` : `u.${column.name}`,
  )
  const from = `unnest(${sets.join(', ')}) AS u(${names.join(', ')})`
  return {
    insert: `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${from}`,
    update: `UPDATE ${table} t SET ${names.map((name, i) => `${name} = ${values[i]}`).join(', ')} FROM ${from}
             WHERE t.${names[0]} = u.${names[0]}`,
  }
}

const literal = (values) =>
  `{${values.map((value) => (value === null ? 'NULL' : `"${value.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`

async function bare(written) {
  await emptyTables(pool, 'kept')
  const texts = Object.fromEntries(TABLES.map((table) => [table, statements(table)]))
  const startedMs = clockwork.monotonic()
  for (const sets of written) {
    const transactions = Math.ceil(sets[0].insert.length / PEER_EVENTS)
    const part = (rows, n) =>
      rows.slice(
        Math.floor((rows.length * n) / transactions),
        Math.floor((rows.length * (n + 1)) / transactions),
      )
    let next = 0
    const writer = async () => {
      const client = await pool.connect()
      for (let n = next++; n < transactions; n = next++) {
        await client.query('BEGIN')
        for (const set of sets) {
          for (const verb of ['insert', 'update']) {
            const rows = part(set[verb], n)
            if (rows.length === 0) continue
            const values = columns[set.table].map((_, column) => literal(rows.map((row) => row[column])))
            await client.query({ name: `bare-${verb}-${set.table}`, text: texts[set.table][verb], values })
          }
        }
        await client.query('COMMIT')
      }
      client.release()
    }
    await Promise.all(Array.from({ length: LANES }, writer))
  }
  return clockwork.monotonic() - startedMs
}

async function measure(path, apply, name, steps) {
  const results = []
  for (let round = 0; round <= ROUNDS; round++) {
    const { tookMs, written } = await ours(apply, steps)
    if (round === 0) continue
    const rows = written.flat().reduce((sum, { insert, update }) => sum + insert.length + update.length, 0)
    const bareMs = await bare(written)
    const perSecond = (count, ms) => Math.round((count / ms) * 1_000)
    results.push({
      rows,
      'events/s': perSecond(TICKETS * steps.length, tookMs),
      'our rows/s': perSecond(rows, tookMs),
      'bare rows/s': perSecond(rows, bareMs),
      ratio: Number((bareMs / tookMs).toFixed(2)),
    })
  }
  console.log(`${path}, ${name}`)
  console.table(results)
  const ratio = median(results.map((result) => result.ratio))
  const figure = {
    name: `ingest ${path}, ${name}`,
    value: median(results.map((result) => result['our rows/s'])),
    unit: 'rows/s',
    peer: 'bare UNNEST of the same rows',
    peerValue: median(results.map((result) => result['bare rows/s'])),
    ratio,
    budget: `>= ${BUDGET}`,
    ok: ratio >= BUDGET,
  }
  console.log(JSON.stringify(figure))
}

for (const path of Object.keys(PATHS)) {
  const { apply, close } = await PATHS[path]()
  await measure(path, apply, 'new tickets', [0])
  await measure(path, apply, 'whole lives', [0, 1, 2, 3])
  await close()
}
await store.close()
