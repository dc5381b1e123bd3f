import type { TicketChange, TicketEvent } from '@tenggat/domain'
import { target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { aWorld, type World } from '../engine/world.js'
import { readsOf } from '../support/reads.js'

const HOUR = 3_600_000
const MARCH = Date.UTC(2026, 2, 1)
const NINE = Date.UTC(2026, 2, 2, 9)
const APRIL = Date.UTC(2026, 3, 1)
const at = (time: number) => NINE + (time - 9) * HOUR
const solved: TicketChange = { kind: 'statusChanged', to: 'solved' }
const priority = (name: string): TicketChange => ({ kind: 'prioritised', priority: name })
const customer = (name: string): TicketChange => ({ kind: 'classified', customer: name })

let nextId = 0
function happens(ticketKey: string, occurredAt: number, ...changes: TicketChange[]): TicketEvent {
  nextId++
  return { source: 'desk', ticketKey, eventId: `e${nextId}`, occurredAt, changes }
}

const promise = (id: string, hours: number, when = {}) =>
  target({ id, when, within: { value: hours, unit: 'hours' } })

/** Everything that tells how many were kept: they must agree. */
async function tellingsOf(world: World, agreementId: string) {
  const { figures, customer: customers } = readsOf(world.store, APRIL)
  const node = (await figures.tree({ from: MARCH, to: APRIL })).find(
    ({ agreement }) => agreement.id === agreementId,
  )!
  const count = await figures.clockCount({ agreementId: [agreementId], state: 'decided' })
  const report = (await figures.attainmentReport(agreementId, { from: MARCH, to: APRIL })) as {
    total: { numerator: number; denominator: number }
  }
  const [row] = await readsOf(world.store, APRIL).attainment(agreementId, [])
  const page = await customers.page({ agreementId, customers: null })
  const months = page!.attainment.filter(({ month }) => month === '2026-03')
  return {
    tree: [node.met, node.breached],
    count: [count.met, count.breached],
    report: [report.total.numerator, report.total.denominator - report.total.numerator],
    attainment: [row!.met, row!.breached],
    customerPage: months.map(({ met, breached }) => [met, breached])[0],
  }
}

const all = (met: number, breached: number) => ({
  ...{ tree: [met, breached], count: [met, breached], report: [met, breached] },
  ...{ attainment: [met, breached], customerPage: [met, breached] },
})

describe('a verdict in every figure', () => {
  it('CLK-26 W4: a priority lowered after the miss, or after the solution, moves neither', async () => {
    const world = await aWorld(
      [terms({ targets: [promise('p1', 1, { priority: ['P1'] }), promise('p4', 40, { priority: ['P4'] })] })],
      { at: APRIL },
    )
    await world.apply(
      happens('A', at(9), { kind: 'opened' }, priority('P1')),
      happens('B', at(9), { kind: 'opened' }, priority('P1')),
    )
    await world.engine.settleDueClocks(at(10) + 1)
    await world.apply(happens('B', at(9.5), solved))
    await world.apply(happens('A', at(11), priority('P4')), happens('B', at(12), priority('P4')))
    await world.apply(happens('A', at(14), solved))

    const { figures } = readsOf(world.store, APRIL)
    expect(await readsOf(world.store, APRIL).attainment('agreement', ['TARGET'])).toMatchObject([
      { targetId: 'p1', met: 1, breached: 1 },
    ])
    expect(await readsOf(world.store, APRIL).attainment('agreement', ['PRIORITY'])).toMatchObject([
      { priority: 'P1', met: 1, breached: 1 },
    ])
    expect(await figures.clockCount({ state: 'decided', priority: ['P1'] })).toMatchObject({
      met: 1,
      breached: 1,
    })
    expect(await figures.clockCount({ state: 'decided', priority: ['P4'] })).toMatchObject({
      met: 0,
      breached: 0,
    })
    const report = (await figures.attainmentReport('agreement', { from: MARCH, to: APRIL })) as {
      rows: object[]
    }
    expect(report.rows).toMatchObject([{ targetId: 'p1', priority: 'P1', numerator: 1, denominator: 2 }])
    expect(await tellingsOf(world, 'agreement')).toEqual(all(1, 1))
    // Two queues write them: which comes first is nobody's promise.
    const clocks = (await world.clocks()).sort((a, b) => (a.ticketKey < b.ticketKey ? -1 : 1))
    expect(clocks.map(({ ticketKey, targetId, booked }) => [ticketKey, targetId, booked?.targetId])).toEqual([
      ['A', 'p4', 'p1'],
      ['B', 'p1', 'p1'],
    ])
  })

  it.each([
    ['merged', { kind: 'merged', into: 'T-9' }],
    ['cancelled', { kind: 'statusChanged', to: 'cancelled' }],
  ] as const)(
    'CLK-25 W5: both misses count, answered late or never, when the ticket is %s',
    async (_, ending) => {
      const targets = [
        target({ id: 'first', metric: 'firstResponse', within: { value: 1, unit: 'hours' } }),
        promise('solution', 2),
      ]
      const world = await aWorld([terms({ targets })], { at: APRIL })
      await world.apply(
        happens('silent', at(9), { kind: 'opened' }),
        happens('answered', at(9), { kind: 'opened' }),
      )
      await world.apply(happens('answered', at(12), { kind: 'replied', actor: 'human', public: true }))
      await world.apply(happens('silent', at(18), ending), happens('answered', at(18), ending))
      await world.engine.settleDueClocks(APRIL)
      expect(await tellingsOf(world, 'agreement')).toEqual(all(0, 4))
      expect(await readsOf(world.store, APRIL).figures.clockCount({})).toMatchObject({
        breached: 4,
        cancelled: 0,
        undecided: 0,
      })
    },
  )

  it('CLK-23 W2: the agreement that applied by mistake counts nothing, the right one its own', async () => {
    const first = (value: number) => [
      target({ id: 'first', metric: 'firstResponse', within: { value, unit: 'minutes' } }),
    ]
    const world = await aWorld(
      [
        terms({ id: 'acme', appliesTo: { customer: ['acme'] }, targets: first(15) }),
        terms({ id: 'beta', appliesTo: { customer: ['beta'] }, targets: first(60) }),
      ],
      { at: APRIL },
    )
    const reply: TicketChange = { kind: 'replied', actor: 'human', public: true }
    await world.apply(happens('T', at(9), { kind: 'opened' }, customer('acme')))
    await world.apply(happens('T', at(9) + 10 * 60_000, customer('beta')))
    await world.apply(happens('T', at(9) + 50 * 60_000, reply))
    await world.engine.settleDueClocks(APRIL)
    expect(await tellingsOf(world, 'acme')).toEqual(all(0, 0))
    expect(await tellingsOf(world, 'beta')).toEqual(all(1, 0))
  })

  it('CLK-23 W2: put right in the instant of the opening, nothing is left of the mistake but its retraction', async () => {
    const world = await aWorld(
      [
        terms({ id: 'acme', appliesTo: { customer: ['acme'] }, targets: [promise('a', 1)] }),
        terms({ id: 'beta', appliesTo: { customer: ['beta'] }, targets: [promise('b', 1)] }),
      ],
      { at: APRIL },
    )
    await world.apply(happens('T', at(9), { kind: 'opened' }, customer('acme')))
    await world.apply({ ...happens('T', at(9), customer('beta')), sequence: 1 })
    expect((await world.clocks()).map(({ agreementId }) => agreementId)).toEqual(['beta'])
    const facts = await world.facts()
    expect(facts.filter(({ agreementId }) => agreementId === 'acme').map(({ kind }) => kind)).toEqual([
      'started',
      'retracted',
    ])
  })

  it('TKT-15 W5: a merge taken back leaves the clocks as if it had not been', async () => {
    const world = await aWorld([terms({ targets: [promise('solution', 4)] })], { at: APRIL })
    await world.apply(happens('T', at(9), { kind: 'opened' }))
    await world.apply(happens('T', at(10), { kind: 'merged', into: 'gone' }))
    expect(await world.clocks()).toMatchObject([{ phase: 'cancelled' }])
    await world.apply(happens('T', at(12), { kind: 'merged', into: null }))
    expect(await world.clocks()).toMatchObject([{ phase: 'running', deadlineAt: at(13) }])
  })
})
