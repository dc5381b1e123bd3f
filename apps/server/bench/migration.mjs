/**
 * Moving 100,000 running clocks to another version of their agreement, through the public API of a server in a process of its own: how
 * long the preview takes, how long until the last clock has moved, and what a reader feels meanwhile beside what it felt before.
 * Every ticket has a history (opened, assigned, waiting, open), and the new version counts on another calendar from the start, so that
 * no clock can be moved without reading its past. Run after `npm run build`: `node apps/server/bench/migration.mjs [tickets] [seconds of reads before]`.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { ADMIN_TOKEN, install, until } from '../chaos/support/installation.mjs'

const TICKETS = Number(process.argv[2] ?? 50_000)
const READS_MS = Number(process.argv[3] ?? 10) * 1_000
const BUDGET = { previewSeconds: 15, applySeconds: 30, readsRatio: 3 }
const SOURCE = 'migration-bench'
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** What a manager's page asks for: the next to breach, and the counts. */
const READ = `{ clocks(first: 50) { nodes { id deadlineAt remainingMs ticketKey } } counts { running atRisk breached } }`

const document = (opens, hours) =>
  JSON.stringify({
    id: 'migration-bench',
    title: 'Migration bench',
    appliesTo: { source: SOURCE },
    calendars: {
      desk: {
        timeZone: 'Asia/Jakarta',
        weekly: Object.fromEntries(WEEK.map((day) => [day, [[opens, '24:00']]])),
      },
    },
    targets: ['resolution', 'timeToOwn'].map((metric) => ({
      id: metric,
      metric,
      within: `${hours}h`,
      calendar: 'desk',
      atRisk: '75%',
      pauseWhen: { status: 'waitingOnCustomer' },
      ...(metric === 'timeToOwn' ? { stopWhen: { status: 'closed' } } : {}),
    })),
  })

const installation = await install()
try {
  await installation.start()
  await mutate(
    'mutation ($document: String!) { putAgreement(input: { document: $document }) { __typename } }',
    {
      document: document('00:00', 400),
    },
  )
  await openTickets()
  const before = await readFor(READS_MS)
  await mutate(
    'mutation ($document: String!) { putAgreement(input: { document: $document }) { __typename } }',
    {
      document: document('06:00', 300),
    },
  )
  const input = {
    agreementId: 'migration-bench',
    toVersion: 2,
    reason: 'bench',
    idempotencyKey: randomUUID(),
  }
  const reading = startReading()
  const previewBegun = performance.now()
  const { previewMigration: preview } = await mutate(
    `mutation ($input: MigrationInput!) { previewMigration(input: $input) {
       ... on MigrationPreview { tickets clocks moved earlier later cancelled begun wouldBreach } ... on UserError { message } } }`,
    { input },
  )
  const previewSeconds = (performance.now() - previewBegun) / 1_000
  const applyBegun = performance.now()
  await mutate(
    'mutation ($input: MigrationInput!) { migrateClocks(input: $input) { __typename ... on UserError { message } } }',
    { input },
  )
  await until(isFinished, 300_000, 'the last clock to move')
  const applySeconds = (performance.now() - applyBegun) / 1_000
  const during = await reading.stop()
  const facts = await installation.query(
    `SELECT count(*)::int AS facts, count(DISTINCT clock_id)::int AS clocks, count(*) FILTER (WHERE detail ->> 'reason' = 'bench')::int AS caused
     FROM fact WHERE kind = 'migrated'`,
  )
  report({ preview, previewSeconds, applySeconds, before, during, facts: facts.rows[0] })
} finally {
  await installation.remove()
}

async function openTickets() {
  const begun = performance.now()
  const openedAt = Date.now() - 30 * 3_600_000
  const at = (n, minutes) => new Date(openedAt + (n % 600) * 60_000 + minutes * 60_000).toISOString()
  const lives = (n) => [
    [
      0,
      [
        { kind: 'opened', subject: `Ticket ${n}` },
        { kind: 'prioritised', priority: 'P2' },
      ],
    ],
    [5, [{ kind: 'assigned', line: 'L1', team: `team-${n % 7}` }]],
    [30, [{ kind: 'statusChanged', to: 'waitingOnCustomer' }]],
    [90, [{ kind: 'statusChanged', to: 'open' }]],
  ]
  const batch = Math.min(250, TICKETS)
  for (let first = 0; first < TICKETS; first += batch) {
    const events = Array.from({ length: batch }, (_, index) => first + index).flatMap((n) =>
      lives(n).map(([minutes, changes], index) => ({
        ticketKey: `M-${n}`,
        eventId: `M-${n}/${index}`,
        occurredAt: at(n, minutes),
        changes,
      })),
    )
    await mutate(
      'mutation ($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) { recorded refused } }',
      { input: { source: SOURCE, events } },
    )
  }
  console.log(
    `${TICKETS} tickets with ${2 * TICKETS} running clocks in ${Math.round((performance.now() - begun) / 1_000)} s`,
  )
}

function startReading() {
  const latencies = []
  let stopped = false
  const loop = (async () => {
    while (!stopped) {
      const begun = performance.now()
      await mutate(READ)
      latencies.push(performance.now() - begun)
      await pause(100)
    }
  })()
  return {
    stop: async () => {
      stopped = true
      await loop
      return quantiles(latencies)
    },
  }
}

async function readFor(ms) {
  const reading = startReading()
  await pause(ms)
  return reading.stop()
}

function quantiles(latencies) {
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return { reads: sorted.length, p50: at(0.5), p99: at(0.99), max: sorted.at(-1) }
}

async function isFinished() {
  await pause(200)
  const { migrations } = await mutate('{ migrations(agreementId: "migration-bench") { finishedAt } }')
  return migrations[0].finishedAt !== null
}

async function mutate(query, variables) {
  const response = await fetch(`${installation.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = await response.json()
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data
}

function report({ preview, previewSeconds, applySeconds, before, during, facts }) {
  const round = (value, digits = 1) => Number(value.toFixed(digits))
  const ratio = during.p99 / before.p99
  const rows = [
    {
      name: `preview of ${preview.clocks} running clocks`,
      value: round(previewSeconds),
      unit: 's',
      budget: BUDGET.previewSeconds,
      ok: preview.clocks === 2 * TICKETS && previewSeconds <= BUDGET.previewSeconds,
      detail: preview,
    },
    {
      name: `all moved, ${facts.facts} facts with their cause`,
      value: round(applySeconds),
      unit: 's',
      budget: BUDGET.applySeconds,
      ok: facts.clocks === 2 * TICKETS && facts.facts === facts.caused && applySeconds <= BUDGET.applySeconds,
    },
    {
      name: "reads' p99 while previewing and moving",
      value: round(during.p99),
      unit: 'ms',
      peer: 'the same reads before',
      peerValue: round(before.p99),
      ratio: round(ratio, 2),
      budget: BUDGET.readsRatio,
      ok: ratio <= BUDGET.readsRatio,
      detail: { before, during },
    },
  ]
  console.table(rows.map(({ detail: _, ...row }) => row))
  console.log(JSON.stringify(rows))
}
