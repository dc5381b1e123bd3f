/**
 * Ingest: tickets with four events each (opened, assigned, answered and waiting, solved), handed to the engine by eight
 * callers in calls of 250, every event durable and its clocks decided when a call resolves. Counted are rows of events,
 * clocks and facts. The peer writes those same rows into the same tables with the same indexes by bare multi-row UNNEST,
 * as many per transaction and over as many connections, and decides nothing.
 * Run after `npm run build`: `node apps/server/bench/ingest.mjs [tickets]`.
 */
import { AGREEMENT, benchStore, clockwork, emptyTables, median, storeAgreement } from './engineStore.mjs'

const { createEngine } = await import('../dist/engine/createEngine.js')

const TICKETS = Number(process.argv[2] ?? 10_000)
const ROUNDS = 3
const CALLERS = 8
const EVENTS_PER_CALL = 250
const LANES = Number(process.env.LANES ?? 2)
const BUDGET = 0.35
const PEER_ROWS = 1_000

const store = await benchStore()
const { pool } = store
await storeAgreement(pool, AGREEMENT)

/** In order of time, as a desk sends them: all open, all are assigned, … */
function history() {
  const startAt = clockwork.now() - 86_400_000
  const life = (n) => [
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
  ]
  return [0, 1, 2, 3].flatMap((step) =>
    Array.from({ length: TICKETS }, (_, n) => ({
      source: 'bench',
      ticketKey: `T-${n}`,
      eventId: `e-${n}-${step}`,
      occurredAt: startAt + step * 600_000 + n,
      changes: life(n)[step],
    })),
  )
}

async function ours(events) {
  await emptyTables(pool)
  const engine = await createEngine({ store, clockwork, lanes: LANES })
  const calls = []
  for (let from = 0; from < events.length; from += EVENTS_PER_CALL)
    calls.push(events.slice(from, from + EVENTS_PER_CALL))
  const startedMs = clockwork.monotonic()
  let next = 0
  const caller = async () => {
    while (next < calls.length) await engine.applyTicketEvents(calls[next++])
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
  const tookMs = clockwork.monotonic() - startedMs
  await engine.close()
  return tookMs
}

/** The rows that the engine left, as columns of text ready to be sent. */
async function rowSets() {
  const sets = []
  for (const table of ['ticket_event', 'clock', 'fact']) {
    const columns = await pool.query(
      `SELECT column_name AS name, format_type(a.atttypid, a.atttypmod) AS type
       FROM information_schema.columns c JOIN pg_attribute a ON a.attrelid = c.table_name::regclass AND a.attname = c.column_name
       WHERE c.table_name = $1 ORDER BY ordinal_position`,
      [table],
    )
    const list = columns.rows.map(({ name }) => `${name}::text`).join(', ')
    const { rows } = await pool.query({ text: `SELECT ${list} FROM ${table} ORDER BY 1`, rowMode: 'array' })
    const types = columns.rows.map(({ type }) => type.replace('[]', '').replace(/\(3\)/, ''))
    const isArray = columns.rows.map(({ type }) => type.endsWith('[]'))
    const values = columns.rows
      .map(({ name }, i) => (isArray[i] ? `u.${name}::text[]` : `u.${name}`))
      .join(', ')
    const names = columns.rows.map(({ name }) => name).join(', ')
    const unnest = types.map((type, i) => `$${i + 1}::${isArray[i] ? 'text' : type}[]`).join(', ')
    sets.push({
      table,
      rows,
      text: `INSERT INTO ${table} (${names}) SELECT ${values} FROM unnest(${unnest}) AS u(${names})`,
    })
  }
  return sets
}

/** Transactions of PEER_ROWS events with the clocks and facts that belong to as many, over as many connections. */
async function bare(sets) {
  await emptyTables(pool)
  const transactions = Math.ceil(sets[0].rows.length / PEER_ROWS)
  const part = ({ rows }, n) =>
    rows.slice(
      Math.floor((rows.length * n) / transactions),
      Math.floor((rows.length * (n + 1)) / transactions),
    )
  const literal = (values) =>
    `{${values.map((value) => (value === null ? 'NULL' : `"${value.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`
  const startedMs = clockwork.monotonic()
  let next = 0
  const writer = async () => {
    const client = await pool.connect()
    for (let n = next++; n < transactions; n = next++) {
      await client.query('BEGIN')
      for (const set of sets) {
        const rows = part(set, n)
        const columns = rows[0].map((_, column) => literal(rows.map((row) => row[column])))
        await client.query({ name: `bare-${set.table}`, text: set.text, values: columns })
      }
      await client.query('COMMIT')
    }
    client.release()
  }
  await Promise.all(Array.from({ length: LANES }, writer))
  return clockwork.monotonic() - startedMs
}

const events = history()
const results = []
for (let round = 0; round < ROUNDS; round++) {
  const oursMs = await ours(events)
  const sets = await rowSets()
  const count = sets.reduce((sum, { rows }) => sum + rows.length, 0)
  const bareMs = await bare(sets)
  results.push({
    rows: count,
    ours: (count / oursMs) * 1_000,
    bare: (count / bareMs) * 1_000,
    events: (events.length / oursMs) * 1_000,
  })
}
await store.close()

const value = Math.round(median(results.map((result) => result.ours)))
const peerValue = Math.round(median(results.map((result) => result.bare)))
const ratio = Number(median(results.map((result) => result.ours / result.bare)).toFixed(2))
console.table(
  results.map((result) => ({
    rows: result.rows,
    'events/s': Math.round(result.events),
    'engine rows/s': Math.round(result.ours),
    'bare rows/s': Math.round(result.bare),
    ratio: Number((result.ours / result.bare).toFixed(2)),
  })),
)
console.log(
  JSON.stringify({
    name: 'ingest at the engine, durable and decided',
    value,
    unit: 'rows/s',
    peer: 'bare UNNEST of the same rows',
    peerValue,
    ratio,
    budget: `>= ${BUDGET}`,
    ok: ratio >= BUDGET,
  }),
)
