import { event, opened, target, terms } from '@tenggat/domain/testing'
import { describe, expect, it, onTestFinished } from 'vitest'
import { systemClockwork } from '../../src/clockwork.js'
import type { DurableConsumer } from '../../src/log/consumer.js'
import { createFactLog, type FactLog, type FactLogDeps } from '../../src/log/factLog.js'
import { aWorld, until, type World } from '../engine/world.js'
import { startChild } from '../support/child.js'

/** The long form is a round of `npm run chaos`. */
const LIVES = 4
const AT = Date.UTC(2026, 10, 20, 10)
const ticket = (n: number) => event(AT, [opened], { eventId: `e${n}`, ticketKey: `T-${n}` })
const tickets = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => ticket(from + n))

/** Writes the positions it is given into a table of its own, in the order it gets them. */
function keeper(differs: Partial<DurableConsumer> = {}): DurableConsumer {
  return {
    ...{ name: 'keeper', from: 'cursor', beginsAt: 'first' },
    take: async ({ facts }, client) => {
      await client.query('INSERT INTO kept (pos) SELECT unnest($1::bigint[])', [facts.map(({ pos }) => pos)])
    },
    forget: async (client) => {
      await client.query('TRUNCATE kept')
    },
    ...differs,
  }
}

async function aKept() {
  const world = await aWorld([terms({ targets: [target()] })], { at: AT })
  await world.store.pool.query('CREATE TABLE kept (seq bigserial PRIMARY KEY, pos bigint NOT NULL)')
  return world
}

async function follow(world: World, consumer = keeper(), differs: Partial<FactLogDeps> = {}) {
  const reported: unknown[] = []
  const log = createFactLog({
    ...{ store: world.store, clockwork: world.watch, consumers: [consumer] },
    report: (error) => reported.push(error),
    ...differs,
  })
  await log.start()
  onTestFinished(() => log.stop())
  return { log, reported }
}

const kept = async (world: World): Promise<number[]> =>
  (await world.store.pool.query('SELECT pos FROM kept ORDER BY seq')).rows.map(({ pos }) => pos)
const upTo = (n: number, from = 1) => Array.from({ length: n - from + 1 }, (_, index) => from + index)
const hasTaken = (log: FactLog) => async () => (await log.figures()).every(({ lagFacts }) => lagFacts === 0)

describe('a durable consumer', () => {
  it('OPS-1 that was down for 10,000 facts catches up, in order, and goes on from where it is', async () => {
    const world = await aKept()
    for (let from = 0; from < 10_000; from += 2_000) await world.apply(...tickets(from, from + 2_000))
    const { log } = await follow(world)
    await until('it has caught up', hasTaken(log))
    await log.stop()
    await world.apply(...tickets(10_000, 10_003))
    const again = await follow(world)
    await until('it has taken what came meanwhile', hasTaken(again.log))
    expect(await kept(world)).toEqual(upTo(10_003))
  })

  it('OPS-1 begins at the head where it is told to', async () => {
    const world = await aKept()
    await world.apply(ticket(1))
    const { log } = await follow(world, keeper({ beginsAt: 'head' }))
    await world.apply(ticket(2))
    await until('it has taken the fact', hasTaken(log))
    expect(await kept(world)).toEqual([2])
  })

  it('OPS-1 in several instances takes every fact once, in order; when one stops, the others go on', async () => {
    const world = await aKept()
    const batch = { factsPerBatch: 7 }
    const logs = [await follow(world, keeper(batch)), await follow(world, keeper(batch))]
    for (let n = 0; n < 20; n++) await world.apply(...tickets(n * 10, n * 10 + 10))
    await logs[0]!.log.stop()
    await world.apply(...tickets(200, 240))
    await until('the other has taken the rest', hasTaken(logs[1]!.log))
    expect(await kept(world)).toEqual(upTo(240))
  })

  it('OPS-4 that fails is tried again, keeps what it had, is named, and holds up nobody else', async () => {
    const world = await aKept()
    let isBroken = true
    const takes: number[] = []
    const whole = keeper()
    const other = keeper({ name: 'other', take: async ({ to }) => void takes.push(to) })
    const broken = keeper({
      take: async (batch, client) => {
        await whole.take(batch, client)
        if (isBroken && batch.to >= 3) throw new Error('no place for the third')
      },
      factsPerBatch: 2,
    })
    const { log, reported } = await follow(world, broken, { consumers: [broken, other] })
    await world.apply(...tickets(0, 4))
    await until('it has failed twice', () => reported.length >= 2)
    await until('the other has taken them', () => takes.at(-1) === 4)
    expect(log.failing()).toEqual(['the consumer keeper fails and is tried again'])
    expect(await kept(world)).toEqual([1, 2])
    expect(await log.figures()).toMatchObject([
      { name: 'keeper', position: 2, lagFacts: 2, failing: 'Error: no place for the third' },
      { name: 'other', position: 4, lagFacts: 0, failures: 0 },
    ])
    isBroken = false
    await until('it has caught up', hasTaken(log))
    expect(await kept(world)).toEqual([1, 2, 3, 4])
    expect(log.failing()).toEqual([])
  })

  it('OPS-1 whose position is of another store forgets what it wrote and begins anew', async () => {
    const world = await aKept()
    await world.apply(...tickets(0, 3))
    const before = await follow(world)
    await until('it has taken them', hasTaken(before.log))
    await before.log.stop()
    const { rows } = await world.store.pool.query(
      'UPDATE store_info SET epoch = gen_random_uuid() RETURNING epoch',
    )
    const store = { ...world.store, epoch: rows[0].epoch as string }
    await world.store.pool.query('INSERT INTO kept (pos) VALUES (99)')
    const { log, reported } = await follow(world, keeper(), { store })
    await until('it has begun anew', async () => (await kept(world)).at(-1) === 3)
    expect(await kept(world)).toEqual([1, 2, 3])
    expect(reported).toHaveLength(1)
    expect(log.failing()).toEqual([])
  })
})

describe('a durable consumer in a process of its own', () => {
  it('OPS-1 killed at random moments of a storm has taken every fact once, in order', {
    timeout: 120_000,
  }, async () => {
    const world = await aKept()
    const seed = Math.floor(systemClockwork().chance() * 1_000)
    let stormed = 0
    let isOver = false
    const storm = (async () => {
      while (!isOver) {
        await world.apply(...tickets(stormed, stormed + 40))
        stormed += 40
      }
    })()
    for (let life = 0; life < LIVES; life++) {
      const child = startChild('chaos/support/consumer.mjs', { args: [world.store.url] })
      await child.line((line) => (line === 'ready' ? line : null))
      const before = (await kept(world)).length
      await until('it takes facts', async () => (await kept(world)).length > before)
      await systemClockwork().pause(((seed + life * 37) % 100) * 2)
      await child.end('SIGKILL')
    }
    isOver = true
    await storm
    const last = startChild('chaos/support/consumer.mjs', { args: [world.store.url] })
    await until('it has caught up', async () => (await kept(world)).length >= stormed)
    await last.end('SIGKILL')
    expect(await kept(world), `seed ${seed}`).toEqual(upTo(stormed))
  })
})
