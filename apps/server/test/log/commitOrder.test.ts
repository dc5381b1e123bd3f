import { agentReply, event, opened, solved, statusTo, target, terms } from '@tenggat/domain/testing'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { CommittedBatch } from '../../src/log/consumer.js'
import { createFactLog } from '../../src/log/factLog.js'
import { readFacts } from '../../src/log/presentReader.js'
import { appendFacts, type NewFact } from '../../src/store/queries/engineFacts.js'
import type { FactRow } from '../../src/store/records.js'
import { aWorld, until } from '../engine/world.js'
import { createTestDatabase, storeForTest } from '../support/testDatabase.js'

const AT = Date.UTC(2026, 10, 20, 10)
const AGREEMENT = terms({
  targets: [
    target({ within: { value: 8, unit: 'hours' } }),
    target({ id: 'first', metric: 'firstResponse' }),
  ],
})

const aFactWrite = (ticketId: string): NewFact => ({
  ticket: { id: ticketId },
  clock: null,
  content: {
    agreementId: null,
    metric: null,
    cycle: null,
    kind: 'ticketUpdated',
    threshold: null,
    round: 0,
    at: AT,
    eventId: null,
    targetId: null,
    deadlineAt: null,
    detail: {},
  },
  generation: 0,
  retracts: null,
})

/** Two sessions on one database, to be interleaved by hand. */
async function twoWriters(pool: pg.Pool) {
  const writers = await Promise.all([pool.connect(), pool.connect()])
  onTestFinished(() => {
    for (const writer of writers) writer.release()
  })
  for (const writer of writers) await writer.query('BEGIN')
  return writers as [pg.PoolClient, pg.PoolClient]
}

describe('commit order', () => {
  it('control: a reader at `id > last` over a sequence loses the row that commits last', async () => {
    const { pool } = await storeForTest()
    await pool.query('CREATE TABLE naive (id bigserial PRIMARY KEY)')
    const [slow, quick] = await twoWriters(pool)
    const seen: number[] = []
    const read = async () => {
      const { rows } = await pool.query('SELECT id FROM naive WHERE id > $1 ORDER BY id', [seen.at(-1) ?? 0])
      seen.push(...rows.map((row) => row.id))
    }
    await slow.query('INSERT INTO naive DEFAULT VALUES')
    await quick.query('INSERT INTO naive DEFAULT VALUES')
    await quick.query('COMMIT')
    await read()
    await slow.query('COMMIT')
    await read()
    expect(seen).toEqual([2])
  })

  it('the same interleaving loses nothing by position, for the second writer waits with its counter', async () => {
    const { pool } = await storeForTest({ poolSize: 5 })
    const [slow, quick] = await twoWriters(pool)
    await appendFacts(slow, [aFactWrite('1')], AT)
    let hasPosition = false
    const second = appendFacts(quick, [aFactWrite('2')], AT).then(() => {
      hasPosition = true
    })
    await until('the second writer waits', async () => {
      const { rows } = await pool.query(
        `SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'`,
      )
      return rows[0].count > 0
    })
    expect(hasPosition).toBe(false)
    expect(await readFacts(pool, 0, 10)).toBeNull()
    await slow.query('COMMIT')
    await second
    expect((await readFacts(pool, 0, 10))?.facts.map((fact) => fact.ticketId)).toEqual(['1'])
    await quick.query('COMMIT')
    expect((await readFacts(pool, 1, 10))?.facts.map((fact) => fact.ticketId)).toEqual(['2'])
  })

  it('an open writer in another database delays nothing; control: a guard on the oldest transaction stalls', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    const elsewhere = await createTestDatabase()
    const writer = new pg.Client({ connectionString: elsewhere.url })
    await writer.connect()
    onTestFinished(async () => {
      await writer.end()
      await elsewhere.drop()
    })
    await writer.query('BEGIN')
    await writer.query(`INSERT INTO source (name) VALUES ('open')`)
    await world.apply(event(AT, [opened]))
    const guarded = await world.store.pool.query(
      'SELECT pos FROM fact WHERE xmin::text::bigint < pg_snapshot_xmin(pg_current_snapshot())::text::bigint % (2^32)::bigint',
    )
    expect(guarded.rows).toEqual([])
    expect((await readFacts(world.store.pool, 0, 10))?.facts).toHaveLength(2)
  })

  it('OPS-1 the log beside many writers and settlements sees every fact once, in order, and each ticket in causal order', async () => {
    const world = await aWorld([AGREEMENT], { at: AT + 100 * 3_600_000, collectMs: 1 })
    const batches: CommittedBatch[] = []
    const take = (batch: CommittedBatch) => batches.push(batch)
    const consumer = { name: 'all', from: 'now', isHeard: () => true, take, pass: () => undefined } as const
    const log = createFactLog({
      ...{ store: world.store, clockwork: world.watch, factsPerBatch: 37, consumers: [consumer] },
      report: (error) => world.reported.push(error),
    })
    onTestFinished(() => log.stop())
    await log.start()
    const engines = [
      await world.another({ eventsPerTransaction: 20 }),
      await world.another({ eventsPerTransaction: 20 }),
    ]
    engines[0]!.onCommit(({ head }) => log.committed(head!))
    const life = [[opened], [statusTo('onHold')], [statusTo('open')], [agentReply], [solved]]
    const tickets = Array.from({ length: 60 }, async (_, ticket) => {
      for (const [step, changes] of life.entries()) {
        const content = event(AT + step * 1_000, changes, {
          eventId: `${ticket}-${step}`,
          ticketKey: `T-${ticket}`,
        })
        await engines[(ticket + step) % 2]!.applyTicketEvents([content])
      }
    })
    const settlements = engines.map(async (engine) => {
      for (let n = 0; n < 10; n++) await engine.settleDueClocks(AT + 50 * 3_600_000)
    })
    await Promise.all([...tickets, ...settlements])
    const head = (await world.facts()).length
    await until('the log is read', () => batches.at(-1)?.to === head)

    const seen = batches.flatMap((batch) => batch.facts)
    expect(seen.map((fact) => fact.pos)).toEqual(Array.from({ length: head }, (_, n) => n + 1))
    let from = 0
    for (const batch of batches) {
      expect([batch.from, batch.to]).toEqual([from, batch.facts.at(-1)?.pos])
      from = batch.to
    }
    expectCausalOrder(seen)
  })
})

/** A clock starts before all else, pauses before it resumes, and nothing is taken back before it was told. */
function expectCausalOrder(facts: readonly FactRow[]) {
  const open = new Map<string, string[]>()
  for (const fact of facts) {
    if (fact.retracts !== null) expect(fact.retracts).toBeLessThan(fact.pos)
    if (fact.clockId === null || fact.retracts !== null) continue
    open.set(fact.clockId, [...(open.get(fact.clockId) ?? []), fact.kind])
  }
  expect(open.size).toBe(120)
  for (const kinds of open.values()) {
    expect(kinds[0]).toBe('started')
    expect(kinds.filter((kind) => kind === 'started')).toHaveLength(1)
    if (kinds.includes('resumed')) expect(kinds.indexOf('paused')).toBeLessThan(kinds.indexOf('resumed'))
  }
}
