/**
 * Breach latency: from a deadline's instant to the frame on a subscribed socket. A real server in a process of its own,
 * one million armed clocks in its database (due over the next 30 days), and 200 of them due in every second measured.
 * The timer's own floor is measured in the same seconds: how late a bare `setTimeout` fires here.
 * Run after `npm run build`: `node apps/server/bench/breach.mjs [armed] [per second] [seconds] [seconds until the first]`.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { applyEvent } from '@tenggat/domain'
import WebSocket from 'ws'
import { openingDueAt, putAgreement, SOURCE, TARGET_MS } from '../chaos/support/desk.mjs'
import { ADMIN_TOKEN, install, until } from '../chaos/support/installation.mjs'

const ARMED = Number(process.argv[2] ?? 1_000_000)
const PER_SECOND = Number(process.argv[3] ?? 200)
const SECONDS = Number(process.argv[4] ?? 20)
const SETTLE_IN_MS = Number(process.argv[5] ?? 40) * 1_000
const BUDGET = { p50: 8, p99: 50 }

const wallNow = () => performance.timeOrigin + performance.now()

const installation = await install()
try {
  await installation.start()
  await putAgreement(installation.url)
  await armLater()
  const firstAt = Math.ceil(wallNow()) + SETTLE_IN_MS
  await armDue(firstAt)
  // What the autovacuum would do in the middle of the measurement, after writing a million rows at once.
  for (const table of ['clock', 'ticket']) await installation.query(`VACUUM (ANALYZE) ${table}`)
  await installation.query('CHECKPOINT')
  // Rows written past the engine are learnt of like after any restart: by reading the horizon.
  await installation.killServer()
  await installation.start()
  const latencies = []
  const socket = await follow(latencies)
  const floor = await timerFloor(firstAt)
  await until(() => latencies.length >= PER_SECOND * SECONDS, 30_000, 'every breach to arrive')
  socket.terminate()
  report(latencies, floor)
} finally {
  await installation.remove()
}

/** Clocks with nothing to do for a while, written straight into the tables. */
async function armLater() {
  const begun = performance.now()
  await insertClocks(ARMED, 'later-', `now() + interval '1 hour' + (n * interval '30 days' / ${ARMED})`)
  console.log(`${ARMED} clocks armed in ${Math.round((performance.now() - begun) / 1_000)} s`)
}

/** The measured ones: one every few milliseconds from `firstAt` on. */
async function armDue(firstAt) {
  const stepMs = 1_000 / PER_SECOND
  const dueAt = `to_timestamp((${firstAt}::bigint + floor(n * ${stepMs})) / 1000.0)`
  await insertClocks(PER_SECOND * SECONDS, 'due-', dueAt)
}

async function insertClocks(count, prefix, dueAt) {
  const opened = { ...openingDueAt(prefix, TARGET_MS), source: SOURCE, occurredAt: 0 }
  const state = applyEvent(null, opened)
  await installation.query(
    `WITH due AS MATERIALIZED (SELECT n, ${dueAt} AS at FROM generate_series(0, ${count - 1}) AS n),
     opened AS (
       INSERT INTO ticket (source, key, state, bound, last_occurred_at, last_sequence, last_source, last_event_id,
                           event_count, opened_at, recorded_at, version)
       SELECT '${SOURCE}', '${prefix}' || n, $1::jsonb, '[{"agreementId":"chaos","version":1}]',
              at - interval '1 hour', 0, '${SOURCE}', '${prefix}' || n, 1, at - interval '1 hour', now(), 1 FROM due
       RETURNING id, key, opened_at)
     INSERT INTO clock (ticket_id, agreement_id, agreement_version, metric, cycle, target_id, selected_target_id,
                        calendar, phase, verdict, started_at, phase_since, phase_event_id, counted_from, used_ms,
                        target_ms, deadline_at, crossed, next_threshold, next_threshold_at, round, generation, version,
                        live, source, ticket_key, status)
     SELECT id, 'chaos', 1, 'resolution', 1, 'one-hour', 'one-hour', 'always', 'running', 'pending', opened_at,
            opened_at, key, opened_at, 0, ${TARGET_MS}, opened_at + interval '1 hour', '{}', 'deadline',
            opened_at + interval '1 hour', 1, 0, 1, true, '${SOURCE}', key, 'new' FROM opened`,
    [JSON.stringify(state)],
  )
}

/** Opens a subscription and notes how late each breach's frame comes. */
async function follow(latencies) {
  const socket = new WebSocket(`${installation.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  const query =
    'subscription { facts { __typename ... on FactBatch { facts { kind at } } ... on Heartbeat { cursor } } }'
  let following = false
  socket.on('open', () =>
    socket.send(JSON.stringify({ type: 'connection_init', payload: { token: ADMIN_TOKEN } })),
  )
  socket.on('message', (data) => {
    const arrivedAt = wallNow()
    const { type, payload } = JSON.parse(data)
    if (type === 'connection_ack')
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }))
    if (type !== 'next') return
    following = true
    for (const { kind, at } of payload.data.facts.facts ?? []) {
      if (kind === 'breached') latencies.push(arrivedAt - Date.parse(at))
    }
  })
  await until(() => following, 15_000, 'the subscription to begin')
  return socket
}

/** How late bare timers fire in this process at the same instants. */
async function timerFloor(firstAt) {
  const late = []
  for (let n = 0; n < PER_SECOND * SECONDS; n++) {
    const at = firstAt + (n * 1_000) / PER_SECOND
    const waitMs = at - wallNow()
    if (waitMs > 0) await pause(waitMs)
    late.push(wallNow() - at)
  }
  return late
}

function report(latencies, floor) {
  const at = (values, share) => {
    const sorted = [...values].sort((a, b) => a - b)
    return Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(2))
  }
  const rows = [
    ['p50', 0.5],
    ['p99', 0.99],
  ].map(([name, share]) => ({
    name: `breach to frame, ${ARMED} armed, ${PER_SECOND}/s, ${name}`,
    value: at(latencies, share),
    unit: 'ms',
    peer: 'bare setTimeout in the same seconds',
    peerValue: at(floor, share),
    ratio: at(floor, share) < 0.5 ? null : Number((at(latencies, share) / at(floor, share)).toFixed(1)),
    budget: `≤ ${BUDGET[name]} ms`,
    ok: at(latencies, share) <= BUDGET[name],
  }))
  console.table(rows)
  for (const row of rows) console.log(JSON.stringify(row))
}
