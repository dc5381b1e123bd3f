import { setTimeout as pause } from 'node:timers/promises'
import { openingDueAt, record, SOURCE, TARGET_MS } from './desk.mjs'
import { until } from './installation.mjs'

const BATCH = 500
const SPREAD_MS = 2_000

/** Opens `size` tickets that fall due one after another within two seconds, beginning in some seconds. */
async function arm(installation, round, size, leadMs) {
  const firstAt = Date.now() + leadMs + size / 2
  const due = new Map()
  for (let index = 0; index < size; index++) {
    due.set(`${round}-${index}`, firstAt + Math.floor((index * SPREAD_MS) / size))
  }
  const events = [...due].map(([key, dueAt]) => openingDueAt(key, dueAt))
  for (let from = 0; from < size; from += BATCH)
    await record(installation.url, events.slice(from, from + BATCH))
  return { firstAt, due }
}

/** Goes on recording small batches, so long apart, until told to stop, and keeps what was acknowledged. */
export function keepWriting(installation, round, apartMs) {
  const acknowledged = []
  let stopped = false
  let failures = 0
  const writing = (async () => {
    for (let batch = 0; !stopped; batch++) {
      const events = Array.from({ length: 20 }, (_, index) =>
        openingDueAt(`w${round}-${batch}-${index}`, Date.now() + TARGET_MS - 1_000),
      )
      try {
        acknowledged.push(...(await record(installation.url, events)))
      } catch {
        failures++
        await pause(50)
      }
      if (apartMs > 0) await pause(apartMs)
    }
  })()
  return {
    acknowledged,
    failures: () => failures,
    async stop() {
      stopped = true
      await writing
    },
  }
}

/**
 * One round: arm, kill at a random moment of the storm, bring back, wait until the subscriber has every breach, check.
 * @param victim 'server', 'postgres', or 'server-before' (killed before the first deadline and started `pastMs` after the last)
 */
export async function playRound({
  installation,
  subscriber,
  round,
  size,
  victim,
  leadMs,
  apartMs,
  pastMs = 0,
  random,
}) {
  const { firstAt, due } = await arm(installation, round, size, leadMs)
  const writer = keepWriting(installation, round, apartMs)
  const killAt = victim === 'server-before' ? firstAt - 1_000 : firstAt + 50 + Math.floor(random() * 1_450)
  await pause(Math.max(0, killAt - Date.now()))
  if (victim === 'postgres') installation.killPostgres()
  else await installation.killServer()
  const killedAt = Date.now()
  if (victim === 'server-before') await pause(firstAt + SPREAD_MS + pastMs - Date.now())
  if (victim !== 'postgres') await installation.start()
  const backAt = Date.now()
  const isComplete = () => [...due.keys()].every((key) => subscriber.breaches.has(key))
  await until(isComplete, 60_000, `round ${round}: every breach at the subscriber`).catch((error) => error)
  const caughtUpMs = Date.now() - Math.max(backAt, firstAt + SPREAD_MS)
  await writer.stop()
  return {
    round,
    victim,
    killedAfterMs: killedAt - firstAt,
    downMs: backAt - killedAt,
    caughtUpMs: Math.max(0, caughtUpMs),
    acknowledged: writer.acknowledged.length,
    ...(await check(installation, subscriber, due, writer.acknowledged)),
  }
}

async function check(installation, subscriber, due, acknowledged) {
  const { rows } = await installation.query(
    `SELECT t.key, array_agg((extract(epoch FROM f.at) * 1000)::bigint) AS at
     FROM ticket t JOIN fact f ON f.ticket_id = t.id AND f.kind = 'breached'
     WHERE t.source = $1 AND t.key = ANY($2) GROUP BY t.key`,
    [SOURCE, [...due.keys()]],
  )
  const recorded = new Map(rows.map((row) => [row.key, row.at.map(Number)]))
  let wrong = 0
  let missed = 0
  for (const [key, dueAt] of due) {
    const at = recorded.get(key) ?? []
    if (at.length !== 1 || at[0] !== dueAt) wrong++
    const reported = subscriber.breaches.get(key) ?? []
    if (reported.length !== 1 || reported[0] !== dueAt) missed++
  }
  const known = await installation.query('SELECT count(*) AS n FROM ticket_event WHERE event_id = ANY($1)', [
    acknowledged,
  ])
  const gaps = await installation.query(
    'SELECT (SELECT pos FROM head) - count(*) AS gaps, count(*) - count(DISTINCT pos) AS repeats FROM fact',
  )
  return {
    wrong,
    missed,
    lost: acknowledged.length - Number(known.rows[0].n),
    gaps: Number(gaps.rows[0].gaps) + Number(gaps.rows[0].repeats),
  }
}
