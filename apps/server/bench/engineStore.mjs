// A store for benches of the engine: DATABASE_URL where set (its tables are emptied), else a PostgreSQL of our own in a
// temporary folder, durable as in production. Needs `npm run build`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const { readPostmaster } = await import('../dist/store/embedded/postmaster.js')
const { systemClockwork } = await import('../dist/clockwork.js')
const { openStore } = await import('../dist/store/openStore.js')

export const clockwork = systemClockwork()

/** @returns the open store, and `close` to end it together with its PostgreSQL */
export async function benchStore(poolSize = 8) {
  const own = process.env.DATABASE_URL === undefined ? await startOwn() : null
  const store = await openStore({
    url: own?.url ?? process.env.DATABASE_URL,
    poolSize,
    statementTimeoutMs: 600_000,
  })
  return { ...store, close: () => store.close().then(() => own?.end()) }
}

async function startOwn() {
  const { startEmbedded } = await import('../dist/store/embedded/startEmbedded.js')
  const dataDir = mkdtempSync(join(tmpdir(), 'tenggat-bench-'))
  const database = await startEmbedded({ dataDir }, clockwork)
  // A bench that fails leaves nothing running.
  process.once('exit', () => {
    const running = readPostmaster(join(dataDir, 'postgres'))
    if (running !== null) process.kill(running.pid, 'SIGINT')
  })
  const end = () => database.stop().finally(() => rmSync(dataDir, { recursive: true, force: true }))
  return { url: database.url, end }
}

/** @param head `kept` beside a server that goes on: its log reads behind the last position it knows */
export async function emptyTables(pool, head = 'anew') {
  const anew = head === 'anew' ? 'UPDATE head SET pos = 0;' : ''
  await pool.query(`TRUNCATE ticket, ticket_event, clock, fact, source RESTART IDENTITY; ${anew} CHECKPOINT`)
}

/** Round the clock: two metrics, one of them with an at-risk threshold, as tickets of a desk have. */
export const AGREEMENT = {
  id: 'bench',
  title: 'Bench',
  kind: 'customer',
  levels: [],
  parties: [],
  services: [],
  appliesTo: {},
  calendars: {
    always: {
      timeZone: 'UTC',
      weekly: Object.fromEntries(
        ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]),
      ),
    },
  },
  priorityMatrix: null,
  defaultPriority: 'P3',
  targets: [
    ['firstResponse', 1],
    ['resolution', 8],
  ].map(([metric, hours]) => ({
    id: metric,
    metric,
    when: {},
    within: { value: hours, unit: 'hours' },
    calendar: 'always',
    atRisk: metric === 'resolution' ? [{ kind: 'percent', percent: 75 }] : [],
    pauseWhen: [{ status: ['waitingOnCustomer'] }],
    retarget: 'carryFromStart',
    reopen: 'resume',
    reopenWithinMs: null,
    botsCount: false,
    clause: null,
  })),
}

const OUTLINE = { title: 'bench', level: 'customer', parent: null, supports: [], parties: [], calendars: {} }

/** @returns whether it was stored; false where one of that name lay there before */
export async function storeAgreement(pool, terms = AGREEMENT) {
  const { rowCount } = await pool.query(
    `INSERT INTO agreement_version (agreement_id, version, content, running, outline, document, content_hash, running_hash,
       in_force, recorded_at, recorded_by, activated_at)
     VALUES ($1, 1, $2, $2, $3, '', '', '', '[[null,null]]', now(), 'bench', now()) ON CONFLICT DO NOTHING`,
    [terms.id, JSON.stringify(terms), JSON.stringify(OUTLINE)],
  )
  return rowCount === 1
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
