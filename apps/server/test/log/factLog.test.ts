import { event, opened, target, terms } from '@tenggat/domain/testing'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Clockwork } from '../../src/clockwork.js'
import type { CommittedBatch, PassedBatch, PresentConsumer } from '../../src/log/consumer.js'
import { createFactLog, type FactLogDeps } from '../../src/log/factLog.js'
import { createListener } from '../../src/log/listener.js'
import { aWorld, until, type World } from '../engine/world.js'

const AT = Date.UTC(2026, 10, 20, 10)
const AGREEMENT = terms({ targets: [target()] })

/** Without the poll, so that only the wake-up under test can have delivered. */
const withoutPoll = (clockwork: Clockwork): Clockwork => ({
  ...clockwork,
  every: () => ({ cancel: () => undefined }),
})

const silent = { report: () => undefined }

async function follow(world: World, options: Partial<FactLogDeps> = {}) {
  const batches: CommittedBatch[] = []
  const consumer: PresentConsumer = {
    ...{ name: 'test', from: 'now', isHeard: () => true, pass: () => undefined },
    take: (batch) => batches.push(batch),
  }
  const log = createFactLog({
    ...{ store: world.store, clockwork: withoutPoll(world.watch), consumers: [consumer], ...silent },
    ...options,
  })
  onTestFinished(() => log.stop())
  await log.start()
  return { log, batches, positions: () => batches.flatMap((batch) => batch.facts.map((fact) => fact.pos)) }
}

function listen(world: World) {
  const errors: unknown[] = []
  const listener = createListener({
    url: world.store.url,
    clockwork: world.watch,
    report: (error) => errors.push(error),
  })
  onTestFinished(() => listener.close())
  return { listener, errors }
}

const ticket = (n: number) => event(AT, [opened], { eventId: `e${n}`, ticketKey: `T-${n}` })

describe('consumers of the present', () => {
  it('is woken by the notification of another instance, and brings the rows along', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    const { listener } = listen(world)
    const { batches, positions } = await follow(world, { listener })
    await listener.start()
    await world.apply(ticket(1))
    await until('the fact is there', () => positions().length === 1)
    expect(batches[0]).toMatchObject({ from: 0, to: 1, rows: [{ ticketKey: 'T-1', version: 1 }] })
  })

  it('is told whenever the log could be read, and not while it cannot be', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    let confirmed = 0
    const consumer: PresentConsumer = {
      ...{ name: 'test', from: 'now', isHeard: () => true, take: () => undefined, pass: () => undefined },
      confirmed: () => confirmed++,
    }
    const { log } = await follow(world, { consumers: [consumer] })
    await until('the first look', () => confirmed === 2)
    const lock = await world.store.pool.connect()
    onTestFinished(() => lock.release(true))
    await lock.query('BEGIN; LOCK TABLE fact IN ACCESS EXCLUSIVE MODE')
    log.committed(1)
    await until('the look waits', async () => {
      const { rowCount } = await lock.query('SELECT FROM pg_locks WHERE NOT granted')
      return rowCount! > 0
    })
    expect(confirmed).toBe(2)
    await lock.query('ROLLBACK')
    await until('the look has ended', () => confirmed === 3)
  })

  it('passes what nobody hears, and brings what somebody does', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    let isHeard = false
    const passed: PassedBatch[] = []
    const pass = (batch: PassedBatch) => passed.push(batch)
    const batches: CommittedBatch[] = []
    const take = (batch: CommittedBatch) => batches.push(batch)
    const consumers = [{ name: 'test', from: 'now' as const, isHeard: () => isHeard, take, pass }]
    const { log } = await follow(world, { consumers })
    expect(passed.splice(0)).toEqual([{ from: 0, to: 0, breaches: [], dueAt: null }])
    await world.apply(ticket(1))
    log.committed(1)
    await until('it has passed', () => passed.length === 1)
    const [clock] = await world.clocks()
    expect(passed).toEqual([{ from: 0, to: 1, breaches: [], dueAt: clock!.nextThresholdAt }])
    await world.engine.settleDueClocks(clock!.deadlineAt! + 1)
    log.committed(2)
    await until('the breach has passed', () => passed.length === 2)
    expect(passed[1]).toMatchObject({ from: 1, to: 2, breaches: [{ kind: 'breached', pos: 2 }], dueAt: null })
    isHeard = true
    await world.apply(ticket(2))
    log.committed(3)
    await until('the fact is there', () => batches.length === 1)
    expect(batches[0]).toMatchObject({ from: 2, to: 3, rows: [{ ticketKey: 'T-2' }] })
  })

  it('brings all clocks of a ticket that itself changed', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    await world.apply(ticket(1))
    const { log, batches } = await follow(world)
    await world.apply(event(AT + 1, [{ kind: 'assigned', team: 'desk' }]))
    log.committed(2)
    await until('the fact is there', () => batches.length === 1)
    expect(batches[0]).toMatchObject({
      facts: [{ kind: 'ticketUpdated', clockId: null }],
      rows: [{ team: 'desk' }],
    })
  })

  it('heals a LISTEN connection that was terminated, and misses nothing of the gap', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    const { listener, errors } = listen(world)
    const { positions } = await follow(world, { listener })
    await listener.start()
    const lost = listener.backend()
    await world.store.pool.query('SELECT pg_terminate_backend($1)', [lost])
    await world.apply(ticket(1))
    await until('the fact of the gap is there', () => positions().length === 1)
    expect(errors.length).toBeGreaterThan(0)
    expect(listener.backend()).not.toBe(lost)
    await world.apply(ticket(2))
    await until('the next one is there', () => positions().length === 2)
    expect(positions()).toEqual([1, 2])
  })

  it('finds by its poll what nobody told it of', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    const { positions } = await follow(world, { clockwork: world.watch })
    await world.apply(ticket(1))
    await until('the fact is there', () => positions().length === 1)
  })

  it('one that fails is named, keeps nobody else from the facts, and is well again after the next batch', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    await world.apply(ticket(1))
    const reported: unknown[] = []
    const seen: Record<string, number[]> = { first: [], second: [] }
    const consumer = (name: string, take: (batch: CommittedBatch) => void): PresentConsumer => ({
      ...{ name, from: 'now', isHeard: () => true, take, pass: ({ to }) => seen[name]!.push(to) },
    })
    const { log } = await follow(world, {
      report: (error) => reported.push(error),
      consumers: [
        consumer('first', ({ to }) => {
          seen.first!.push(to)
          if (to === 2) throw new Error('a mistake')
        }),
        consumer('second', ({ to }) => seen.second!.push(to)),
      ],
    })
    const failing: (readonly string[])[] = []
    for (const n of [2, 3]) {
      await world.apply(ticket(n))
      log.committed(n)
      await until('it is handed on', () => seen.second!.includes(n))
      failing.push(log.failing())
    }
    expect(seen).toEqual({ first: [1, 2, 3], second: [1, 2, 3] })
    expect(reported).toHaveLength(1)
    expect(failing).toEqual([['the consumer first fails and is tried again'], []])
    expect(await log.figures()).toMatchObject([
      { name: 'first', position: 3, lagFacts: 0, failures: 1, failing: null },
      { name: 'second', position: 3, failures: 0 },
    ])
  })
})
