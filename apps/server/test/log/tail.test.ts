import { event, opened, target, terms } from '@tenggat/domain/testing'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Clockwork } from '../../src/clockwork.js'
import type { CommittedBatch, PassedBatch } from '../../src/log/committedBatch.js'
import { createListener } from '../../src/log/listener.js'
import { createTail, type TailOptions } from '../../src/log/tail.js'
import { aWorld, until, type World } from '../engine/world.js'

const AT = Date.UTC(2026, 10, 20, 10)
const AGREEMENT = terms({ targets: [target()] })

/** Without the poll, so that only the wake-up under test can have delivered. */
const withoutPoll = (clockwork: Clockwork): Clockwork => ({
  ...clockwork,
  every: () => ({ cancel: () => undefined }),
})

async function follow(world: World, options: Partial<TailOptions> = {}) {
  const batches: CommittedBatch[] = []
  const tail = createTail({ store: world.store, clockwork: withoutPoll(world.watch), ...options })
  onTestFinished(() => tail.stop())
  await tail.start((batch) => batches.push(batch))
  return { tail, batches, positions: () => batches.flatMap((batch) => batch.facts.map((fact) => fact.pos)) }
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

describe('the tail', () => {
  it('is woken by the notification of another instance, and brings the rows along', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    const { listener } = listen(world)
    const { batches, positions } = await follow(world, { listener })
    await listener.start()
    await world.apply(ticket(1))
    await until('the fact is there', () => positions().length === 1)
    expect(batches[0]).toMatchObject({ from: 0, to: 1, rows: [{ ticketKey: 'T-1', version: 1 }] })
  })

  it('passes what nobody hears, and brings what somebody does', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    let isHeard = false
    const passed: PassedBatch[] = []
    const batches: CommittedBatch[] = []
    const tail = createTail({
      ...{ store: world.store, clockwork: withoutPoll(world.watch) },
      isHeard: () => isHeard,
    })
    onTestFinished(() => tail.stop())
    await tail.start(
      (batch) => batches.push(batch),
      (batch) => passed.push(batch),
    )
    await world.apply(ticket(1))
    tail.committed(1)
    await until('it has passed', () => passed.length === 1)
    const [clock] = await world.clocks()
    expect(passed).toEqual([{ from: 0, to: 1, breaches: [], dueAt: clock!.nextThresholdAt }])
    await world.engine.settleDueClocks(clock!.deadlineAt! + 1)
    tail.committed(2)
    await until('the breach has passed', () => passed.length === 2)
    expect(passed[1]).toMatchObject({ from: 1, to: 2, breaches: [{ kind: 'breached', pos: 2 }], dueAt: null })
    isHeard = true
    await world.apply(ticket(2))
    tail.committed(3)
    await until('the fact is there', () => batches.length === 1)
    expect(batches[0]).toMatchObject({ from: 2, to: 3, rows: [{ ticketKey: 'T-2' }] })
  })

  it('brings all clocks of a ticket that itself changed', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    await world.apply(ticket(1))
    const { tail, batches } = await follow(world)
    await world.apply(event(AT + 1, [{ kind: 'assigned', team: 'desk' }]))
    tail.committed(2)
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

  it('starts at the head and goes on when a delivery fails', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    await world.apply(ticket(1))
    const reported: unknown[] = []
    const tail = createTail({
      store: world.store,
      clockwork: withoutPoll(world.watch),
      report: (error) => reported.push(error),
    })
    onTestFinished(() => tail.stop())
    const seen: number[] = []
    expect(
      await tail.start((batch) => {
        seen.push(batch.to)
        throw new Error('a subscriber’s mistake')
      }),
    ).toBe(1)
    for (const n of [2, 3]) {
      await world.apply(ticket(n))
      tail.committed(n)
      await until('it is delivered', () => seen.includes(n))
    }
    expect(seen).toEqual([2, 3])
    expect(reported).toHaveLength(2)
  })
})
