import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '@tenggat/domain'
import pg from 'pg'
import { DataSource } from 'typeorm'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listEntries } from '../src/agreements/agreementEntries.js'
import { checkStored } from '../src/agreements/checkStored.js'
import { sha256 } from '../src/agreements/hashes.js'
import { listVersionsAfter } from '../src/agreements/readAgreements.js'
import { type Evidence, verify } from '../src/cli/agreements/verify.js'
import { createEngine } from '../src/engine/createEngine.js'
import { printPage } from '../src/reports/print/printPage.js'
import { MIGRATIONS } from '../src/store/migrations/index.js'
import { openStore, type Store } from '../src/store/openStore.js'
import { wristwatch } from './engine/world.js'
import { brokenIn, dataIn } from './reports/brokenIn.js'
import { createBareDatabase } from './support/testDatabase.js'
import { until } from './support/until.js'

const FIXTURES = join(import.meta.dirname, 'fixtures/releases')
/** When both databases were left. */
const LEFT_AT = Date.UTC(2026, 10, 30, 14, 40)
const DAY_MS = 86_400_000

/** The first half of the SHA-256 of each page. */
const PAGES: Readonly<Record<string, string>> = {
  'bank-arunika-1.id.html': '435577b71e9ce24a',
  'bank-arunika-2.en.html': 'b8253a69edc38c51',
  'bank-arunika-core-2.en.html': 'be32beedbd03232e',
  'bank-arunika-core-2.id.html': 'fda0ea67f27e43fa',
  'koperasi-harapan-1.id.html': '34a48ccaa2a6d040',
  'uc-lintas-jaringan-1.en.html': '7e130e1d7ab3eabe',
}

/** The database of a release, as its own migrations made it; then whatever `before` does to it. */
async function databaseOf(release: string, migrations: number, before = ''): Promise<string> {
  const bare = await createBareDatabase()
  onTestFinished(() => bare.drop())
  const source = new DataSource({
    ...{ type: 'postgres', url: bare.url, migrationsTableName: 'migration' },
    migrations: MIGRATIONS.slice(0, migrations),
  })
  await source.initialize()
  await source.runMigrations({ transaction: 'each' })
  await source.destroy()
  const client = new pg.Client({ connectionString: bare.url })
  await client.connect()
  await client
    .query(readFileSync(join(FIXTURES, `${release}.sql`), 'utf8') + before)
    .finally(() => client.end())
  return bare.url
}

async function upgraded(release: string, migrations: number, before = ''): Promise<Store> {
  const store = await openStore({ url: await databaseOf(release, migrations, before), poolSize: 4 })
  onTestFinished(() => store.close())
  return store
}

/** A database of a release with others connected to it, and who of them waits for a lock. */
async function inUse(release: string, migrations: number) {
  const url = await databaseOf(release, migrations)
  const connect = async (name: string) => {
    const client = new pg.Client({ connectionString: url, application_name: name })
    await client.connect()
    onTestFinished(() => client.end())
    return client
  }
  const onlooker = await connect('onlooker')
  const waiting = `SELECT FROM pg_stat_activity
    WHERE application_name = $1 AND wait_event_type = 'Lock' AND datname = current_database()`
  const isWaiting = async (name: string) => (await onlooker.query(waiting, [name])).rowCount === 1
  return { url, connect, isWaiting }
}

async function evidenceOf(store: Store): Promise<readonly Evidence[]> {
  const rows = await listVersionsAfter(store.pool, null, 1_000)
  const entries = await listEntries(store.pool, [...new Set(rows.map((row) => row.agreementId))])
  return rows.map(({ agreementId, version, content, contentHash, runningContent, runningHash }) => ({
    ...{ agreementId, version, contentHash, runningHash },
    content: JSON.parse(content),
    running: runningContent === null ? null : JSON.parse(runningContent),
    entries: entries.filter((entry) => entry.agreementId === agreementId),
  }))
}

describe.each([
  ['bf7d40f', 1, 4, ['content', 'running']],
  ['a582aa0', 2, 20, ['content']],
] as const)('a database of release %s', (release, migrations, versions, spoilable) => {
  it('is taken over with every hash as it was signed, each of a text on record, and every version can be read', async () => {
    const store = await upgraded(release, migrations)
    const rows = await listVersionsAfter(store.pool, null, 1_000)
    expect(rows).toHaveLength(versions)
    for (const row of rows) {
      expect(row.unread, row.agreementId).toEqual([])
      expect(sha256(row.content)).toBe(row.contentHash)
      if (row.runningContent !== null) expect(sha256(row.runningContent)).toBe(row.runningHash)
    }
    for (const evidence of await evidenceOf(store)) expect(verify(evidence).broken).toEqual([])
    expect(await checkStored({ ...store, clockwork: wristwatch(LEFT_AT) })).toEqual([])
    const { rows: lost } = await store.pool.query(
      "SELECT FROM agreement_entry WHERE action = 'hashUnverifiable'",
    )
    expect(lost).toEqual([])
  })

  it('goes on with its clocks: they breach at their deadlines, and their tickets take events', async () => {
    const store = await upgraded(release, migrations)
    const watch = wristwatch(LEFT_AT + 60 * DAY_MS)
    const reported: unknown[] = []
    const engine = createEngine({ store, clockwork: watch, report: (error) => reported.push(error) })
    await engine.start()
    onTestFinished(() => engine.close())
    const running = "SELECT id FROM clock WHERE live AND phase = 'running' AND verdict = 'pending'"
    const before = await store.pool.query(running)
    expect(before.rowCount).toBeGreaterThan(0)
    await engine.settleDueClocks(watch.now())
    expect((await store.pool.query(running)).rowCount).toBe(0)
    const { rows } = await store.pool.query(
      "SELECT source, key FROM ticket WHERE state ->> 'status' NOT IN ('solved', 'closed', 'cancelled', 'merged') LIMIT 3",
    )
    const outcomes = await engine.applyTicketEvents(
      rows.map(({ source, key }: { source: string; key: string }) => ({
        ...{ source, ticketKey: key, eventId: `after-${key}`, occurredAt: watch.now() as Instant },
        changes: [{ kind: 'statusChanged', to: 'solved' }],
      })),
    )
    expect(outcomes.map(({ status }) => status)).toEqual(rows.map(() => 'recorded'))
    expect(reported).toEqual([])
  })

  it('goes on beside a vacuum of its tables, and neither waits for the other for ever', async () => {
    const { url, connect, isWaiting } = await inUse(release, migrations)
    const [reader, housekeeper] = [await connect('reader'), await connect('vacuum')]
    await reader.query('BEGIN; LOCK TABLE fact IN ACCESS SHARE MODE')
    const opening = openStore({ url, poolSize: 4 })
    await until('the migration waits for a table in use', () => isWaiting('tenggat-migrate'))
    let isVacuumed = false
    const vacuum = housekeeper.query('VACUUM ticket_event').finally(() => (isVacuumed = true))
    await until('the vacuum ends, or waits', async () => isVacuumed || (await isWaiting('vacuum')))
    await reader.query('COMMIT')
    const [store] = await Promise.all([opening, vacuum])
    await store.close()
  })

  it('begins again where it and a transaction of the older release waited for each other', async () => {
    const { url, connect, isWaiting } = await inUse(release, migrations)
    const older = await connect('older release')
    await older.query("SET deadlock_timeout = '1min'")
    await older.query('BEGIN; LOCK TABLE ticket IN ROW EXCLUSIVE MODE')
    const opening = openStore({ url, poolSize: 4 })
    await until('the migration waits for a table in use', () => isWaiting('tenggat-migrate'))
    await older.query('LOCK TABLE clock IN ROW EXCLUSIVE MODE')
    await older.query('COMMIT')
    await (await opening).close()
  })

  it('TKT-11 keeps the order that events of one instant had by the code units of their ids', async () => {
    const tie = (id: string, sequence: number, minute: number) =>
      `('${id}', ${sequence}, '2026-11-30T15:0${minute}:00Z'::timestamptz)`
    const ties = `WITH of AS (SELECT * FROM ticket WHERE last_occurred_at < '2026-11-30T15:00:00Z' ORDER BY id LIMIT 1)
      INSERT INTO ticket_event (ticket_id, source, event_id, occurred_at, recorded_at, sequence, changes, body_hash)
      SELECT of.id, of.source, given.id, given.at, given.at, sequence, '[{"kind":"opened"}]', ''
      FROM of, (VALUES ${tie('t-98', 0, 1)}, ${tie('t-99', 0, 2)}, ${tie('t-100', 0, 2)}, ${tie('t-8', 0, 2)},
        ${tie('t-7', 0, 3)}, ${tie('t-60', 0, 3)}, ${tie('t-6', 2, 3)}) AS given(id, sequence, at);
      UPDATE ticket SET (last_occurred_at, last_event_id) = ('2026-11-30T15:02:00Z', 't-99')
      WHERE id = (SELECT ticket_id FROM ticket_event WHERE event_id = 't-99');`
    const store = await upgraded(release, migrations, ties)
    const { rows } = await store.pool.query(
      "SELECT event_id, place FROM ticket_event WHERE place > 0 OR event_id LIKE 't-%' ORDER BY occurred_at, place, event_id",
    )
    expect(rows.filter(({ event_id }) => event_id.startsWith('t-')).map(Object.values)).toEqual([
      ...[
        ['t-98', 0],
        ['t-100', 0],
        ['t-8', 1],
        ['t-99', 2],
      ],
      ...[
        ['t-6', 0],
        ['t-60', 0],
        ['t-7', 0],
      ],
    ])
    const last = await store.pool.query("SELECT last_sequence FROM ticket WHERE last_event_id = 't-99'")
    expect(last.rows).toEqual([{ last_sequence: 2 }])
  })

  it('says in the log which hashes are of nothing that is on record, and verifies by that', async () => {
    const spoil = `ALTER TABLE agreement_version DISABLE TRIGGER USER;
      UPDATE agreement_version SET terms = jsonb_set(terms, '{title}', '"Another"') WHERE agreement_id = 'toko-selaras';
      ALTER TABLE agreement_version ENABLE TRIGGER USER;`
    const store = await upgraded(release, migrations, spoil)
    const deps = { ...store, clockwork: wristwatch(LEFT_AT) }
    const spoilt = async () =>
      verify((await evidenceOf(store)).find(({ agreementId }) => agreementId === 'toko-selaras')!)
    expect((await spoilt()).broken).toEqual(
      spoilable.map((part) => expect.stringMatching(`^the ${part} hash is`)),
    )
    await checkStored(deps)
    const reported = await spoilt()
    expect(reported.broken).toEqual([])
    expect(reported.unverifiable).toEqual(
      spoilable.map((part) => expect.stringMatching(`^the ${part} hash [0-9a-f]{64} cannot be verified`)),
    )
    const entries = reported.entries
    await checkStored(deps)
    expect((await spoilt()).entries).toBe(entries)
  })
})

describe('a page printed by an earlier release', () => {
  it.each(Object.keys(PAGES))('verifies: %s', (file) => {
    const page = readFileSync(join(FIXTURES, 'pages', file), 'utf8')
    expect(sha256(page).slice(0, 16), 'the page as it was kept').toBe(PAGES[file])
    expect(brokenIn(page)).toEqual([])
    expect(printPage(dataIn(page)) === page, 'printer 1 prints what it printed, byte for byte').toBe(true)
  })
})
