import type { TicketEvent } from '@tenggat/domain'
import { agentReply, event, opened, priorityTo, solved, target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { manualClockwork } from '../../src/clockwork.js'
import { Queue } from '../../src/engine/queue.js'
import { Unavailable } from '../../src/engine/transact.js'
import { aWorld, standing, storeAgreement } from './world.js'

const AT = Date.UTC(2026, 10, 20, 10)
const MINUTE = 60_000

const AGREEMENT = terms({
  targets: [
    target({ id: 'first', metric: 'firstResponse', within: { value: 1, unit: 'hours' } }),
    target({
      id: 'resolution',
      within: { value: 8, unit: 'hours' },
      atRisk: [{ kind: 'percent', percent: 75 }],
    }),
  ],
})

const kinds = (facts: readonly { kind: string }[]) => facts.map((fact) => fact.kind)

describe('applying ticket events', () => {
  it('records a ticket with its event, clocks and facts', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    const [outcome] = await world.apply(event(AT, [{ kind: 'opened', subject: 'it' }]))
    expect(outcome).toEqual({ status: 'recorded', ticketId: expect.any(String), coverage: 'covered' })
    const clocks = await world.clocks()
    expect(clocks.map((clock) => [clock.metric, clock.nextThreshold, clock.deadlineAt])).toEqual([
      ['firstResponse', 'deadline', AT + 60 * MINUTE],
      ['resolution', 'percent:75', AT + 480 * MINUTE],
    ])
    expect(clocks[0]).toMatchObject({
      live: true,
      version: 1,
      generation: 0,
      subject: 'it',
      calendar: 'hours',
    })
    const facts = await world.facts()
    expect(facts.map((fact) => [fact.pos, fact.kind, fact.clockId])).toEqual([
      [1, 'started', clocks[0]!.id],
      [2, 'started', clocks[1]!.id],
    ])
  })

  it('CLK-17 an agreement recorded later is for new tickets, whatever arrives late for old ones', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    await world.apply(event(AT - 120 * MINUTE, [opened]))
    const strict = target({ within: { value: 1, unit: 'minutes' }, retarget: 'restart' })
    await storeAgreement(world.store, terms({ id: 'later', targets: [strict] }))
    await world.engine.reloadAgreements()
    await world.apply(event(AT - 30 * MINUTE, [agentReply]))
    await world.apply(event(AT - 60 * MINUTE, [priorityTo('p1')]))
    await world.apply(event(AT, [opened], { ticketKey: 'T-2' }))
    const bound = (await world.clocks()).map((clock) => `${clock.ticketKey} ${clock.agreementId}`)
    expect([...new Set(bound)].sort()).toEqual(['T-1 agreement', 'T-2 agreement', 'T-2 later'])
  })

  it('LIVE-2 tells boards what each of several agreements showed before', async () => {
    const byDefault = (id: string, defaultPriority: string) =>
      terms({ id, defaultPriority, targets: [target()] })
    const world = await aWorld([byDefault('a', 'p3'), byDefault('b', 'p1')], { at: AT })
    await world.apply(event(AT, [opened]))
    await world.apply(event(AT, [{ kind: 'assigned', team: 'L2' }, priorityTo('p3')], { sequence: 1 }))
    const updated = (await world.facts()).find((fact) => fact.kind === 'ticketUpdated')
    expect(updated?.detail.before).toEqual({ team: null, priority: 'p1' })
  })

  it('answers each event of a batch by itself, in order', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    const first = event(AT, [opened], { eventId: 'a' })
    await world.apply(first)
    const outcomes = await world.apply(
      event(AT, [opened], { eventId: 'b', ticketKey: 'T-2' }),
      first,
      event(AT, [solved], { eventId: 'a' }),
      event(AT + 121_000, [opened], { eventId: 'c', ticketKey: 'T-3' }),
      event(AT + 120_000, [opened], { eventId: 'd', ticketKey: 'T-4' }),
      event(AT, [opened], { eventId: 'b', ticketKey: 'T-5' }),
      event(-7e13, [opened], { eventId: 'e', ticketKey: 'T-6' }),
    )
    expect(outcomes.map((one) => ('code' in one ? `${one.code} ${one.path}` : one.status))).toEqual([
      'recorded',
      'duplicate',
      'EVENT_ID_REUSED eventId',
      'OCCURRED_AHEAD occurredAt',
      'recorded',
      'EVENT_ID_REUSED eventId',
      'OCCURRED_TOO_EARLY occurredAt',
    ])
    const { rows } = await world.store.pool.query('SELECT key FROM ticket ORDER BY key')
    expect(
      rows.map((row) => row.key),
      'a refused event makes no ticket',
    ).toEqual(['T-1', 'T-2', 'T-4'])
  })

  it('takes the first of two tickets that one call gives the same event id, whichever is faster', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    const pairs = Array.from({ length: 30 }, (_, n) => [
      event(AT, [opened], { eventId: `e${n}`, ticketKey: `T-${n}` }),
      event(AT, [opened], { eventId: `e${n}`, ticketKey: `T-${n}-again` }),
    ])
    // The queue of T-0 is busy with a large transaction while the others of the call wait for nothing.
    const ahead = Array.from({ length: 1500 }, (_, n) =>
      event(AT, [opened], { eventId: `a${n}`, ticketKey: 'T-0' }),
    )
    const [, ...answers] = await Promise.all([
      world.apply(...ahead),
      ...pairs.map((pair) => world.apply(...pair)),
    ])
    for (const outcomes of answers) {
      expect(outcomes).toMatchObject([{ status: 'recorded' }, { status: 'refused', code: 'EVENT_ID_REUSED' }])
    }
  })

  it('repeats itself without effect', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    const events = Array.from({ length: 40 }, (_, n) =>
      event(AT + n, [opened], { eventId: `e${n}`, ticketKey: `T-${n % 7}` }),
    )
    const once = await world.apply(...events)
    const [clocks, facts] = [await world.clocks(), await world.facts()]
    const twice = await world.apply(...events.toReversed())
    expect(new Set(once.map((one) => one.status))).toEqual(new Set(['recorded']))
    expect(new Set(twice.map((one) => one.status))).toEqual(new Set(['duplicate']))
    expect(await world.clocks()).toEqual(clocks)
    expect(await world.facts()).toEqual(facts)
  })

  it('records the same new event once when many callers hand it in at once', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    const other = await world.another()
    const calls = Array.from({ length: 12 }, (_, n) =>
      (n % 2 ? world.engine : other).applyTicketEvents([event(AT, [opened])]),
    )
    const outcomes = (await Promise.all(calls)).flat()
    expect(outcomes.filter((one) => one.status === 'recorded')).toHaveLength(1)
    expect(outcomes.filter((one) => one.status === 'duplicate')).toHaveLength(11)
    expect(kinds(await world.facts())).toEqual(['started', 'started'])
  })

  it('tells boards what a ticket looked like before', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    await world.apply(event(AT, [opened, priorityTo('p2')]))
    await world.apply(event(AT + 1, [{ kind: 'assigned', team: 'desk' }, priorityTo('p1')]))
    const facts = await world.facts()
    expect(facts.at(-1)).toMatchObject({
      kind: 'ticketUpdated',
      clockId: null,
      detail: { before: { team: null, priority: 'p2' } },
    })
    expect((await world.clocks()).map((clock) => [clock.team, clock.priority, clock.version])).toEqual([
      ['desk', 'p1', 2],
      ['desk', 'p1', 2],
    ])
  })

  it('G11 a late reply takes the breach back, and both stay in history', async () => {
    const world = await aWorld(
      [terms({ targets: [target({ metric: 'firstResponse', within: { value: 1, unit: 'hours' } })] })],
      { at: AT },
    )
    await world.apply(event(AT, [opened]))
    world.watch.set(AT + 60 * MINUTE + 5)
    expect(await world.engine.settleDueClocks(world.watch.now())).toBe(1)
    expect((await world.facts()).at(-1)).toMatchObject({
      kind: 'breached',
      at: AT + 60 * MINUTE,
      generation: 0,
      recordedAt: AT + 60 * MINUTE + 5,
    })
    world.watch.set(AT + 65 * MINUTE)
    await world.apply(event(AT + 59 * MINUTE, [agentReply], { eventId: 'late' }))
    const facts = await world.facts()
    expect(kinds(facts)).toEqual(['started', 'breached', 'retracted', 'met'])
    expect(facts[2]).toMatchObject({
      retracts: 2,
      at: AT + 60 * MINUTE,
      eventId: 'late',
      detail: { kind: 'breached' },
      generation: 1,
    })
    expect((await world.clocks())[0]).toMatchObject({
      verdict: 'met',
      phase: 'stopped',
      generation: 1,
      breachedAt: null,
      nextThresholdAt: null,
    })
    expect(await world.engine.settleDueClocks(AT + 1e9)).toBe(0)
  })

  it('breaches again in the next generation after a retraction', async () => {
    const world = await aWorld([terms({ targets: [target({ within: { value: 1, unit: 'hours' } })] })], {
      at: AT,
    })
    await world.apply(event(AT, [opened]))
    world.watch.set(AT + 61 * MINUTE)
    await world.engine.settleDueClocks(world.watch.now())
    await world.apply(
      event(AT + 30 * MINUTE, [{ kind: 'statusChanged', to: 'onHold' }], { eventId: 'hold' }),
      event(AT + 50 * MINUTE, [{ kind: 'statusChanged', to: 'open' }], { eventId: 'go on' }),
    )
    world.watch.set(AT + 90 * MINUTE)
    await world.engine.settleDueClocks(world.watch.now())
    const breaches = (await world.facts()).filter((fact) => fact.kind === 'breached')
    expect(breaches.map((fact) => [fact.at, fact.generation])).toEqual([
      [AT + 60 * MINUTE, 0],
      [AT + 80 * MINUTE, 1],
    ])
    expect(standing(await world.facts()).filter((fact) => fact.kind === 'breached')).toHaveLength(1)
  })

  it('removes a clock that, as known now, never was', async () => {
    const vip = terms({ targets: [target({ when: { priority: ['p1'] } })] })
    const world = await aWorld([vip], { at: AT + 10 * MINUTE })
    await world.apply(event(AT + 5, [opened, priorityTo('p1')]))
    expect(await world.clocks()).toHaveLength(1)
    await world.apply(event(AT, [opened, { kind: 'statusChanged', to: 'cancelled' }], { eventId: 'earlier' }))
    expect(await world.clocks()).toEqual([])
    expect(kinds(await world.facts()).filter((kind) => kind !== 'ticketUpdated')).toEqual([
      'started',
      'retracted',
    ])
  })

  it('binds new tickets to the latest version and leaves others on theirs', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    await world.apply(event(AT, [opened]))
    await storeAgreement(
      world.store,
      { ...AGREEMENT, targets: [target({ within: { value: 2, unit: 'hours' } })] },
      2,
    )
    await world.engine.reloadAgreements()
    await world.apply(
      event(AT, [opened], { eventId: 'n', ticketKey: 'N' }),
      event(AT + 1, [priorityTo('p1')]),
    )
    expect((await world.clocks()).map((clock) => `${clock.ticketKey}@${clock.agreementVersion}`)).toEqual([
      'T-1@1',
      'T-1@1',
      'N@2',
    ])
  })

  it('learns of a version that only another instance knew', async () => {
    const world = await aWorld([], { at: AT })
    await storeAgreement(world.store, AGREEMENT)
    const other = await world.another()
    await other.applyTicketEvents([event(AT, [opened])])
    await world.apply(event(AT + MINUTE, [agentReply]))
    expect(kinds(await world.facts())).toEqual(['started', 'started', 'met'])
  })

  it('refuses only the ticket that cannot be stored', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    const bad = event(AT, [{ kind: 'opened', subject: 'nul \u0000' }], { eventId: 'bad', ticketKey: 'T-9' })
    const good = (n: number): TicketEvent => event(AT, [opened], { eventId: `g${n}`, ticketKey: `T-${n}` })
    const outcomes = await world.apply(good(1), bad, good(2), good(3))
    expect(outcomes.map((one) => ('code' in one ? one.code : one.status))).toEqual([
      'recorded',
      'UNPROCESSABLE',
      'recorded',
      'recorded',
    ])
    expect(world.reported).toHaveLength(1)
  })

  it('refuses only it where another source has a ticket of the same key', async () => {
    const world = await aWorld([AGREEMENT], { at: AT })
    const bad = event(AT, [{ kind: 'opened', subject: 'nul \u0000' }], { eventId: 'bad', source: 'import' })
    const good = event(AT, [opened], { eventId: 'good', source: 'desk' })
    const outcomes = await world.apply(bad, good)
    expect(outcomes.map(({ status }) => status)).toEqual(['refused', 'recorded'])
  })

  it('counts the tickets of a transaction by source and key', async () => {
    const batches: (readonly TicketEvent[])[] = []
    const queue = new Queue({
      ...{ clockwork: manualClockwork(AT), collectMs: 1, ticketsAtMost: 1, eventsAtMost: 10 },
      apply: async (arrivals) => {
        batches.push(arrivals.map((arrival) => arrival.event))
        return arrivals.map(() => ({ status: 'recorded', ticketId: '1', coverage: null }))
      },
      onTaken: () => undefined,
    })
    const call = { answer: () => undefined, fail: () => undefined }
    const [one, again, other] = [
      event(AT, [opened], { eventId: '1', source: 'desk' }),
      event(AT, [solved], { eventId: '2', source: 'desk' }),
      event(AT, [opened], { eventId: '3', source: 'import' }),
    ]
    for (const [index, each] of [one, again, other].entries())
      queue.push({ event: each!, fromLog: false, index, call })
    await queue.drained()
    expect(batches).toEqual([[one, again], [other]])
  })

  it('holds callers back when the queue is full, and answers them all', async () => {
    const world = await aWorld([AGREEMENT], { at: AT, capacity: 10, eventsPerTransaction: 5 })
    const calls = Array.from({ length: 12 }, (_, call) =>
      world.apply(
        ...Array.from({ length: 7 }, (_, n) =>
          event(AT, [opened], { eventId: `${call}-${n}`, ticketKey: `${call}-${n}` }),
        ),
      ),
    )
    expect(world.engine.queued()).toBeLessThanOrEqual(10)
    const outcomes = (await Promise.all(calls)).flat()
    expect(outcomes.filter((one) => one.status === 'recorded')).toHaveLength(84)
  })

  it('finishes what it took in when it closes, and takes in no more', async () => {
    const world = await aWorld([AGREEMENT], { at: AT, collectMs: 10_000 })
    const taken = world.apply(event(AT, [opened]))
    await world.engine.close()
    expect((await taken)[0]).toMatchObject({ status: 'recorded' })
    await expect(world.apply(event(AT, [opened]))).rejects.toBeInstanceOf(Unavailable)
  })
})
