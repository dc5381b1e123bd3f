import { canonicalJson, type TicketChange, type TicketEvent } from '@tenggat/domain'
import { target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { aWorld, storeAgreement, type World } from '../engine/world.js'
import { readsOf } from '../support/reads.js'

const HOUR = 3_600_000
const JUNE = Date.UTC(2026, 5, 1)
const JULY = Date.UTC(2026, 6, 1)
const PERIOD = { from: JUNE, to: JULY }
const AGREEMENT = terms({
  targets: [
    target({ id: 'p1', when: { priority: ['P1'] }, within: { value: 4, unit: 'hours' } }),
    target({ id: 'other', within: { value: 8, unit: 'hours' } }),
  ],
})
const solvedNow: TicketChange = { kind: 'statusChanged', to: 'solved' }

let nextId = 0
function happens(ticketKey: string, occurredAt: number, ...changes: TicketChange[]): TicketEvent {
  nextId++
  return { source: 'desk', ticketKey, eventId: `e${nextId}`, occurredAt, changes }
}

const opens = (key: string, at: number, priority: string) =>
  happens(key, at, { kind: 'opened' }, { kind: 'prioritised', priority })

async function reportOf({ store, watch }: World) {
  return (await readsOf(store, watch.now()).figures.attainmentReport('agreement', PERIOD)) as {
    total: object
    rows: { targetId: string; priority: string; version: number }[]
  }
}

/** One ticket of every sort that a month can have. */
async function aMonth(): Promise<World> {
  const world = await aWorld([AGREEMENT], { at: JULY + HOUR })
  await world.apply(
    opens('met', JUNE, 'P1'),
    happens('met', JUNE + 4 * HOUR, solvedNow),
    opens('late', JUNE + HOUR, 'P1'),
    happens('late', JUNE + 6 * HOUR, solvedNow),
    opens('before', JUNE - 9 * HOUR, 'P2'),
    opens('spanning', JULY - HOUR, 'P2'),
    opens('withdrawn', JUNE + HOUR, 'P2'),
    happens('withdrawn', JUNE + 2 * HOUR, { kind: 'statusChanged', to: 'cancelled' }),
    opens('reopened', JUNE + HOUR, 'P2'),
    happens('reopened', JUNE + 2 * HOUR, solvedNow),
    opens('on the last instant', JULY - 9 * HOUR, 'P2'),
    happens('on the last instant', JULY - HOUR - 1, solvedNow),
  )
  await world.engine.settleDueClocks(JULY + HOUR)
  return world
}

describe('the attainment of a closed period', () => {
  it('counts what was decided in it, by target and priority, with what is outside the ratio', async () => {
    const report = await reportOf(await aMonth())
    expect(report.total).toEqual({ denominator: 4, excluded: 1, numerator: 3, ratio: 0.75, undecided: 1 })
    expect(report.rows).toMatchObject([
      { targetId: 'other', priority: 'P2', numerator: 2, denominator: 2, undecided: 1, excluded: 1 },
      { targetId: 'p1', priority: 'P1', numerator: 1, denominator: 2, breached: ['desk/late'], undecided: 0 },
    ])
    expect(report.rows[0]).toMatchObject({ excludedTickets: ['desk/withdrawn'] })
  })

  it('is the same bytes whatever is amended, reprioritised, reopened, cancelled or opened later', async () => {
    const world = await aMonth()
    const before = await reportOf(world)
    world.watch.set(JULY + 40 * 24 * HOUR)
    const [first, ...rest] = AGREEMENT.targets
    const amended = { ...AGREEMENT, title: 'Amended', targets: [{ ...first!, id: 'p1-new' }, ...rest] }
    await storeAgreement(world.store, amended, 2)
    await world.apply(
      happens('met', JULY + HOUR, { kind: 'prioritised', priority: 'P2' }),
      happens('reopened', JULY + 2 * HOUR, { kind: 'statusChanged', to: 'open' }),
      happens('late', JULY + 2 * HOUR, { kind: 'statusChanged', to: 'cancelled' }),
      happens('spanning', JULY + 2 * HOUR, solvedNow),
      opens('of July', JULY + HOUR, 'P1'),
      happens('of July', JULY + 2 * HOUR, solvedNow),
    )
    const after = await reportOf(world)
    expect(JSON.stringify(after)).toBe(JSON.stringify(before))
    expect(JSON.stringify(after)).toBe(canonicalJson(after))
  })

  it('can tell: a late report of what happened in the period corrects it', async () => {
    const world = await aMonth()
    await world.apply(happens('late', JUNE + 5 * HOUR, solvedNow))
    expect((await reportOf(world)).total).toMatchObject({ numerator: 4, denominator: 4 })
  })
})
