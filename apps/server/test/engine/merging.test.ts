import type { TicketChange, TicketEvent } from '@tenggat/domain'
import {
  event,
  opened,
  seededRandom,
  shuffled,
  solved,
  statusTo,
  target,
  terms,
} from '@tenggat/domain/testing'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findParts } from '../../src/engine/families.js'
import { aWorld, standing, type World } from './world.js'

const HOUR = 3_600_000
const at = (hours: number) => Date.UTC(2026, 2, 2, 9) + Math.round((hours - 9) * HOUR)
const AGREEMENT = terms({ targets: [target({ within: { value: 4, unit: 'hours' } })] })
const into = (key: string | null): TicketChange => ({ kind: 'merged', into: key })
const of = (ticketKey: string, hours: number, ...changes: TicketChange[]): TicketEvent =>
  event(at(hours), changes, { ticketKey, eventId: `${ticketKey} ${hours}` })

const STORY = [
  of('old', 8, opened),
  of('old', 9, statusTo('waitingOnCustomer')),
  of('new', 10, opened),
  of('old', 12, into('new')),
]

/** Judged to 13:00; the older ran an hour and waited, the survivor runs since the merge. */
const JOINED = { startedAt: at(8), usedMs: HOUR, countedFrom: at(12), deadlineAt: at(15), phase: 'running' }

const clockOf = async (world: World, key: string) =>
  (await world.clocks()).find(({ ticketKey }) => ticketKey === key)

async function expectSame(world: World, expected: object): Promise<void> {
  expect(await clockOf(world, 'new')).toMatchObject(expected)
  expect(world.reported).toEqual([])
}

describe('a ticket merged into another', () => {
  it('CLK-38 TKT-21 gives the survivor its earlier start and its pauses, however the events of both arrive', async () => {
    const random = seededRandom(38)
    for (let round = 0; round < 8; round++) {
      const world = await aWorld([AGREEMENT], { at: at(13), collectMs: 0 })
      const arrivals = shuffled(STORY, random)
      const cut = random.below(arrivals.length + 1)
      if (cut > 0) await world.apply(...arrivals.slice(0, cut))
      for (const one of arrivals.slice(cut)) await world.apply(one)
      await expectSame(world, JOINED)
      const joins = standing(await world.facts()).filter(({ kind }) => kind === 'joined')
      expect(joins.map((fact) => [fact.at, fact.detail.ticketKey, fact.detail.startedAt])).toEqual([
        [at(12), 'old', at(8)],
      ])
    }
  })

  it('CLK-38 a late event of the merged ticket is taken up by the survivor, which nothing new is about', async () => {
    const world = await aWorld([AGREEMENT], { at: at(13), collectMs: 0 })
    await world.apply(...STORY)
    await world.apply(of('old', 8.5, statusTo('onHold')))
    await expectSame(world, { startedAt: at(8), usedMs: HOUR / 2, deadlineAt: at(15.5) })
  })

  it('CLK-38 TKT-15 a merge taken back leaves the survivor as it was, by retractions', async () => {
    const world = await aWorld([AGREEMENT], { at: at(13), collectMs: 0 })
    await world.apply(...STORY)
    await world.apply(of('old', 12.5, into(null)))
    await expectSame(world, { startedAt: at(10), usedMs: 0, deadlineAt: at(14) })
    expect(standing(await world.facts()).map(({ kind }) => kind)).not.toContain('joined')
    expect((await clockOf(world, 'old'))!.phase).toBe('paused')
  })

  it('CLK-38 the survivor goes on in order, and a deadline that the earlier start puts behind is missed at the merge', async () => {
    const world = await aWorld([AGREEMENT], { at: at(13), collectMs: 0 })
    await world.apply(of('old', 2, opened), of('new', 10, opened), of('old', 12, into('new')))
    await world.engine.settleDueClocks(at(13))
    await expectSame(world, { verdict: 'breached', breachedAt: at(12), usedMs: 10 * HOUR })
    await world.apply(of('new', 12.5, solved))
    await expectSame(world, { phase: 'stopped', verdict: 'breached', usedMs: 10.5 * HOUR })
  })

  it('CLK-38 two batches that merge into each other leave a state that can be told, and no error', async () => {
    const world = await aWorld([AGREEMENT], { at: at(13), collectMs: 0 })
    await world.apply(of('old', 8, opened), of('new', 10, opened))
    await Promise.all([world.apply(of('old', 12, into('new'))), world.apply(of('new', 12, into('old')))])
    expect((await world.clocks()).map(({ phase }) => phase)).toEqual(['cancelled', 'cancelled'])
    expect(world.reported).toEqual([])
  })

  it('CLK-38 TKT-19 a merge whose event was wrong brings nothing any more', async () => {
    const world = await aWorld([AGREEMENT], { at: at(13), collectMs: 0 })
    await world.apply(...STORY)
    await world.apply(of('old', 12.5, { kind: 'voided', eventId: 'old 12' }))
    await expectSame(world, { startedAt: at(10), usedMs: 0, deadlineAt: at(14) })
    expect((await clockOf(world, 'old'))!.phase).toBe('paused')
  })

  it('CLK-38 merged into another one since, the first survivor is as it was, and the other has it', async () => {
    const world = await aWorld([AGREEMENT], { at: at(13), collectMs: 0 })
    await world.apply(...STORY, of('third', 11, opened))
    await world.apply(of('old', 12.5, into('third')))
    await expectSame(world, { startedAt: at(10), deadlineAt: at(14) })
    expect(await clockOf(world, 'third')).toMatchObject({ startedAt: at(8), usedMs: HOUR })
  })

  it('CLK-38 two tickets merged into one in the same batch: the earliest start, and the pauses of both', async () => {
    const world = await aWorld([AGREEMENT], { at: at(13), collectMs: 0 })
    const held = [
      of('other', 8.5, opened),
      of('other', 8.75, statusTo('onHold')),
      of('other', 12, into('new')),
    ]
    await world.apply(...STORY, ...held)
    await expectSame(world, { startedAt: at(8), usedMs: 0.75 * HOUR })
  })

  it('CLK-38 a batch of thousands of new tickets is not gone through for each of them', async () => {
    const world = await aWorld([AGREEMENT], { at: at(13), collectMs: 0 })
    const cases = Array.from({ length: 20_000 }, (_, n) => ({
      source: 'desk',
      key: `T-${n}`,
      ticket: null,
      fresh: [],
    }))
    let asked = 0
    const counted = cases.map((each) => ({
      ...each,
      get ticket() {
        asked++
        return null
      },
    }))
    const client = await world.store.pool.connect()
    onTestFinished(() => client.release())
    await findParts(client, cases, counted as never)
    expect(asked).toBeLessThan(3 * cases.length)
  })
})
