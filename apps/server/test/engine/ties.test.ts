import { compareEvents, type TicketEvent } from '@tenggat/domain'
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
import { describe, expect, it } from 'vitest'
import { listReassigned } from '../../src/figures/readReassignments.js'
import { listEventsOfTickets } from '../../src/store/queries/recordedEvents.js'
import { aWorld, standing, type World } from './world.js'

const NINE = Date.UTC(2026, 2, 2, 9)
const HALF_PAST = NINE + 30 * 60_000
const LATER = NINE + 86_400_000
const AGREEMENT = terms({ targets: [target({ within: { value: 1, unit: 'hours' } })] })

const theCase = (ticketKey: string): readonly TicketEvent[] => [
  event(NINE, [opened], { ticketKey, source: ticketKey, eventId: '98' }),
  event(HALF_PAST, [statusTo('open')], { ticketKey, source: ticketKey, eventId: '99' }),
  event(HALF_PAST, [solved], { ticketKey, source: ticketKey, eventId: '100' }),
]

const permutations = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, index) =>
        permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest] as const),
      )

const aLaterWorld = () => aWorld([AGREEMENT], { at: LATER, collectMs: 0 })

async function storyOf(world: World, ticketKey: string) {
  await world.engine.settleDueClocks(LATER)
  const clock = (await world.clocks()).find((row) => row.ticketKey === ticketKey)!
  const { rows } = await world.store.pool.query('SELECT id FROM ticket WHERE key = $1', [ticketKey])
  const events = await listEventsOfTickets(world.store.pool, [String(rows[0].id)])
  const facts = standing(await world.facts()).filter(({ ticketId }) => ticketId === clock.ticketId)
  return {
    ...{ status: clock.status, verdict: clock.verdict, stoppedAt: clock.stoppedAt },
    events: events.map(({ eventId }) => eventId),
    facts: facts.map(({ kind, at }) => [kind, at]),
  }
}

const SOLVED = {
  ...{ status: 'solved', verdict: 'met', stoppedAt: HALF_PAST, events: ['98', '99', '100'] },
  facts: [
    ['started', NINE],
    ['met', HALF_PAST],
  ],
}

describe('W7a: events of one instant without a sequence', () => {
  it('W7a TKT-11 TKT-12: 98, 99 and 100 solve the ticket at 09:30, in one request or in three, in any order', async () => {
    const world = await aLaterWorld()
    await world.apply(...theCase('together'))
    expect(await storyOf(world, 'together')).toEqual(SOLVED)
    for (const [index, order] of permutations(theCase('')).entries()) {
      const key = `apart-${index}`
      for (const each of order) await world.apply({ ...each, ticketKey: key, source: key })
      expect(await storyOf(world, key), order.map(({ eventId }) => eventId).join()).toEqual(SOLVED)
    }
  })

  it('W7a TKT-11: the order of a request is kept, and an event of it sent again alone is a duplicate', async () => {
    const world = await aLaterWorld()
    const words = ['zulu', 'alpha', 'mike'].map((eventId, index) =>
      event(HALF_PAST, [statusTo(index === 2 ? 'solved' : 'open')], { source: 'T-1', eventId }),
    )
    await world.apply(...words)
    const order = async () => (await storyOf(world, 'T-1')).events
    expect(await order()).toEqual(['zulu', 'alpha', 'mike'])
    const again = await world.apply(words[2]!)
    expect(again.map(({ status }) => status)).toEqual(['duplicate'])
    expect(await world.apply(...[...words].reverse(), { ...words[0]!, place: 9 })).toMatchObject(
      words.concat(words[0]!).map(() => ({ status: 'duplicate' })),
    )
    expect(await world.apply({ ...words[2]!, changes: [opened] })).toMatchObject([
      { code: 'EVENT_ID_REUSED' },
    ])
    expect(await order()).toEqual(['zulu', 'alpha', 'mike'])
    expect(await storyOf(world, 'T-1')).toMatchObject({ status: 'solved' })
  })

  it('TKT-13 an event is the same without the sequence it was recorded with, and another with another', async () => {
    const world = await aLaterWorld()
    const counted = event(NINE, [opened], { eventId: 'row-7', sequence: 7 })
    const { sequence: _, ...uncounted } = counted
    await world.apply(counted)
    const outcomes = await world.apply({ ...uncounted, place: 3 }, { ...counted, sequence: 8 })
    expect(outcomes).toMatchObject([{ status: 'duplicate' }, { code: 'EVENT_ID_REUSED' }])
    expect(await world.apply({ ...uncounted, changes: [solved] })).toMatchObject([{ status: 'refused' }])
  })

  it('W7a TKT-12: PostgreSQL counts hand-overs in the order of the domain', async () => {
    const world = await aLaterWorld()
    const random = seededRandom(20_261_130)
    const wanted = new Map<string, number>()
    for (let ticket = 0; ticket < 40; ticket++) {
      const ticketKey = `T-${ticket}`
      const events = Array.from({ length: 2 + random.below(12) }, (_, index) =>
        event(
          NINE + 60_000 * random.below(3),
          [{ kind: 'assigned', party: random.pick(['net', 'desk', 'lab']) }],
          {
            ...{ ticketKey, source: ticketKey },
            eventId: `${random.pick(['', '0', '00', 'a', 'é', '~'])}${random.below(200)}${random.pick(['', '/9', '/10', ' '])}#${index}`,
            ...(random.chance(0.2) ? { sequence: random.below(3) } : {}),
            ...(random.chance(0.2) ? { place: random.below(3) } : {}),
          },
        ),
      )
      for (const each of shuffled(events, random)) await world.apply(each)
      const parties = events
        .toSorted(compareEvents)
        .map(({ changes: [change] }) => (change as { party: string }).party)
      const moves = parties.filter((party, index) => index > 0 && party !== parties[index - 1]).length
      if (moves > 0) wanted.set(ticketKey, moves)
    }
    const all = { source: null, limit: 100, agreementIds: null, parties: null }
    const counted = await listReassigned(world.store.pool, all)
    expect(new Map(counted.map(({ ticketKey, handOvers }) => [ticketKey, handOvers]))).toEqual(wanted)
  })
})
