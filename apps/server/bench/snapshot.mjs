/**
 * Snapshot: a board of 10,000 clocks with every field the API has, from the database to the last byte handed to a connection, through
 * the hub. Beside it the same messages as release a582aa0 made them: every column of the rows, each row copied
 * as objects three times, the selection walked by graphql-js. Both in this process, their order alternating, one round each not
 * measured; the median ratio of CPU time counts, PostgreSQL's own not in it.
 * Run after `npm run build`: `node apps/server/bench/snapshot.mjs [clocks] [rounds]`.
 */
import { DEADLINE } from '@tenggat/domain'
import { execute, parse } from 'graphql'
import { AGREEMENT, benchStore, clockwork, emptyTables, median, storeAgreement } from './engineStore.mjs'

const { createSchema } = await import('../dist/api/schema.js')
const { createEngine } = await import('../dist/engine/createEngine.js')
const { Hub } = await import('../dist/live/hub.js')
const { messageSchema } = await import('../dist/live/messageSchema.js')
const { postgresReader } = await import('../dist/live/postgresReader.js')
const { toClockRow } = await import('../dist/store/fromPg.js')
const { calendarIdOf } = await import('../dist/store/records.js')

const CLOCKS = Number(process.argv[2] ?? 10_000)
const ROUNDS = Number(process.argv[3] ?? 7)
const BUDGET = 0.4
const PART = 500

const schema = createSchema()
const fields = (type) => Object.keys(schema.getType(type).getFields()).join(' ')
const text = `subscription Board($filter: ClockFilter) { board(filter: $filter) { __typename ... on BoardSnapshot {
  cursor part last serverTime buildId clocks { ${fields('BoardClock')} } calendars { ${fields('CalendarWindow')} } } } }`
const selection = { text, document: parse(text), operationName: 'Board', variables: { filter: {} } }

const store = await benchStore()
await emptyTables(store.pool)
await storeAgreement(store.pool, AGREEMENT)
const engine = createEngine({ store, clockwork })
await engine.start()
await engine.applyTicketEvents(
  Array.from({ length: CLOCKS / AGREEMENT.targets.length }, (_, n) => ({
    source: 'bench',
    ticketKey: `T-${n}`,
    eventId: `e-${n}`,
    occurredAt: clockwork.now(),
    changes: [
      { kind: 'opened', subject: `Printer ${n} is on fire` },
      { kind: 'classified', service: 'print', customer: `customer ${n % 40}` },
      { kind: 'prioritised', priority: `P${n % 4}` },
      { kind: 'assigned', team: `G${n % 97}`, line: '1st', agent: `agent ${n % 300}` },
    ],
  })),
)
await engine.close()
await store.pool.query('VACUUM ANALYZE')

const hub = new Hub({
  ...{ reader: postgresReader(store.pool), clockwork, epoch: store.epoch, buildId: 'bench', schema },
  log: console,
})

/** Through the hub: its subscriber is a connection that takes everything at once. */
function ours() {
  return new Promise((resolve, reject) => {
    const sent = []
    const connection = {
      ...{ bufferedAmount: 0, isOpen: true, close: reject },
      send: (frame) => {
        sent.push(frame)
        if (!frame.includes('"last":true', 0)) return
        hub.forget(connection)
        resolve(sent)
      },
    }
    const viewer = { principal: 'bench', scopes: ['read'], board: null }
    hub.join(hub.openBoard({}, null, viewer), selection, connection, 'bench')
  })
}

const bare = messageSchema(schema)
const calendar = { id: 'bench@1/always', timeZone: 'UTC', from: 0, to: 0, open: [] }

async function before() {
  const { rows } = await store.pool.query(
    `SELECT * FROM clock WHERE phase IN ('running', 'paused') AND live ORDER BY deadline_at NULLS LAST, id LIMIT 50001`,
  )
  const clocks = rows.map(toClockRow)
  const sent = []
  for (let at = 0; at < clocks.length; at += PART) {
    await new Promise((resolve) => setImmediate(resolve))
    const board = {
      __typename: 'BoardSnapshot',
      ...{ cursor: `${store.epoch}:0`, part: 1 + at / PART, last: at + PART >= clocks.length },
      ...{ serverTime: clockwork.now(), buildId: 'bench', calendars: [calendar] },
      clocks: clocks.slice(at, at + PART).map((row) => ({
        ...row,
        calendarId: calendarIdOf(row),
        atRisk: row.crossed.some((threshold) => threshold !== DEADLINE),
        lateAfterMs: row.booked?.lateAfterMs ?? row.targetMs,
        countedFrom: row.countedFrom,
        usedMs: row.usedMs,
      })),
    }
    const { document, variables } = selection
    const result = execute({ schema: bare, document, variableValues: variables, rootValue: { board } })
    sent.push(Buffer.from(JSON.stringify(result)))
  }
  return sent
}

async function measure(way) {
  globalThis.gc?.()
  const started = { cpu: process.cpuUsage(), ms: performance.now() }
  const sent = await way()
  const { user, system } = process.cpuUsage(started.cpu)
  return {
    cpuMs: (user + system) / 1_000,
    ms: performance.now() - started.ms,
    bytes: sent.reduce((sum, { length }) => sum + length, 0),
  }
}

const rounds = []
for (let round = 0; round <= ROUNDS; round++) {
  const taken = {}
  for (const way of round % 2 === 0 ? [ours, before] : [before, ours]) taken[way.name] = await measure(way)
  if (round > 0) rounds.push(taken)
}
const middle = (of) => median(rounds.map(of))
console.table(
  ['ours', 'before'].map((way) => ({
    way,
    'CPU ms': Math.round(middle((round) => round[way].cpuMs)),
    ms: Math.round(middle((round) => round[way].ms)),
    MB: (rounds[0][way].bytes / 1e6).toFixed(1),
  })),
)
const ratio = Number(middle((round) => round.ours.cpuMs / round.before.cpuMs).toFixed(2))
console.log(
  JSON.stringify({
    name: `board snapshot of ${CLOCKS} clocks`,
    value: Math.round(middle(({ ours }) => ours.cpuMs)),
    unit: 'ms CPU',
    peer: 'the same from whole rows by graphql-js',
    peerValue: Math.round(middle(({ before }) => before.cpuMs)),
    ratio,
    budget: `≤ ${BUDGET} ×`,
    ok: ratio <= BUDGET,
  }),
)
hub.close()
await store.close()
