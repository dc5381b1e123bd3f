/**
 * The storm: 10,000 clocks due in one and the same instant, fired by the schedule over the engine and read back by the
 * log, as in a running server. Printed: how long after the instant the last breach was committed and handed on, and
 * whether the order of deadlines was kept. Other clocks lie before and behind, so that order means something. The peer
 * is the same storm as bare statements (see stormFloor.mjs), run after each of ours over the same rows.
 * Run after `npm run build`: `node apps/server/bench/storm.mjs [clocks] [rounds] [lead in ms]`.
 */
import { AGREEMENT, benchStore, clockwork, emptyTables, median, storeAgreement } from './engineStore.mjs'
import { stormFloor } from './stormFloor.mjs'

const { createEngine } = await import('../dist/engine/createEngine.js')
const { createSchedule } = await import('../dist/schedule/schedule.js')
const { createFactLog } = await import('../dist/log/factLog.js')

const CLOCKS = Number(process.argv[2] ?? 10_000)
const ROUNDS = Number(process.argv[3] ?? 3)
const BUDGET_MS = 1_000
/** Long enough to write all the tickets on a slow machine before the first is due. */
const LEAD_MS = Number(process.argv[4] ?? 20_000)

const store = await benchStore()
const { pool } = store
const [target] = AGREEMENT.targets
const isStored = await storeAgreement(pool, {
  ...AGREEMENT,
  targets: [{ ...target, within: { value: LEAD_MS, unit: 'milliseconds' } }],
})
if (!isStored)
  throw new Error('the database knows an agreement "bench" of other terms: give the storm an empty one')

/** Longer than a lead given up by the round before takes to be free. */
const LEAD_WON_MS = 5_000

async function leading(schedule) {
  const until = clockwork.now() + LEAD_WON_MS
  while (!schedule.figures().isLeader) {
    if (clockwork.now() > until)
      throw new Error('another server on this database keeps the timer: stop it first')
    await clockwork.pause(50)
  }
}

const floor = stormFloor(pool, clockwork)

async function storm() {
  await emptyTables(pool)
  const engine = createEngine({ store, clockwork })
  const schedule = createSchedule({ store, clockwork, engine })
  const breaches = []
  let all = null
  const delivered = new Promise((resolve) => {
    all = resolve
  })
  const take = ({ facts }) => {
    const at = clockwork.now()
    for (const fact of facts) if (fact.kind === 'breached') breaches.push({ ...fact, deliveredAt: at })
    if (breaches.length === CLOCKS + 20) all()
  }
  const consumers = [{ name: 'bench', from: 'now', isHeard: () => true, take, pass: () => undefined }]
  const log = createFactLog({ store, clockwork, consumers, report: console.error })
  engine.onCommit(({ head, earliestAt }) => {
    if (head !== null) log.committed(head)
    if (earliestAt !== null) schedule.earliest(earliestAt)
  })
  await engine.start()
  await log.start()
  const openedAt = clockwork.now()
  const dueAt = openedAt + LEAD_MS
  const events = Array.from({ length: CLOCKS + 20 }, (_, n) => ({
    source: 'bench',
    ticketKey: `T-${n}`,
    eventId: `e-${n}`,
    // Ten a little earlier, ten a little later than the ten thousand.
    occurredAt: n < 10 ? openedAt - 50 + n : n < 20 ? openedAt + n : openedAt,
    changes: [{ kind: 'opened' }],
  }))
  await engine.applyTicketEvents(events)
  await schedule.start()
  await leading(schedule)
  const armedMs = clockwork.now() - openedAt
  await floor.remember()
  if (clockwork.now() >= dueAt)
    throw new Error('the clocks were armed only after their instant: give a longer lead')
  await delivered
  await Promise.all([schedule.stop(), log.stop(), engine.close()])
  const { rows } = await pool.query(
    `SELECT max(recorded_at) AS last, count(*) AS count, count(DISTINCT clock_id) AS clocks
     FROM fact WHERE kind = 'breached' AND at = to_timestamp($1::float8 / 1000)`,
    [dueAt],
  )
  const handedOnMs =
    Math.max(...breaches.filter((fact) => fact.at === dueAt).map((fact) => fact.deliveredAt)) - dueAt
  const floorMs = await floor.run(dueAt)
  const inOrder = breaches.every((fact, n) => n === 0 || fact.at >= breaches[n - 1].at)
  return {
    'armed after ms': armedMs,
    breaches: rows[0].count,
    'committed ms': rows[0].last - dueAt,
    'handed on ms': handedOnMs,
    'bare statements ms': Math.round(floorMs),
    ratio: Number((floorMs / handedOnMs).toFixed(2)),
    'each once': rows[0].count === CLOCKS && rows[0].clocks === CLOCKS,
    'in deadline order': inOrder,
  }
}

const results = []
for (let round = 0; round < ROUNDS; round++) results.push(await storm())
await floor.forget()
await store.close()
console.table(results)
const value = median(results.map((result) => result['handed on ms']))
console.log(
  JSON.stringify({
    name: `${CLOCKS.toLocaleString('en')} deadlines in one instant, committed and handed on`,
    value,
    unit: 'ms',
    peer: 'the same claims, updates and inserts as bare statements',
    peerValue: median(results.map((result) => result['bare statements ms'])),
    ratio: median(results.map((result) => result.ratio)),
    budget: `<= ${BUDGET_MS} ms, each once, in deadline order`,
    ok: value <= BUDGET_MS && results.every((result) => result['each once'] && result['in deadline order']),
  }),
)
