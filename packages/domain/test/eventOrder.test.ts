import { describe, expect, it } from 'vitest'
import {
  canonicalBody,
  compareEvents,
  countedAs,
  foldTicket,
  judge,
  parseTicketEvent,
  type TicketEvent,
  withPlaces,
} from '../src/index.js'
import {
  agreement,
  event,
  Ledger,
  opened,
  randomAgreements,
  randomHistory,
  seededRandom,
  shuffled,
  solved,
  statusTo,
  target,
} from '../src/testing/index.js'

const NINE = Date.UTC(2026, 2, 2, 9)
const HALF_PAST = NINE + 30 * 60_000
const LATER = NINE + 86_400_000
const agreements = [agreement([target({ within: { value: 1, unit: 'hours' } })])]

const CASE: readonly TicketEvent[] = [
  event(NINE, [opened], { eventId: '98' }),
  event(HALF_PAST, [statusTo('open')], { eventId: '99' }),
  event(HALF_PAST, [solved], { eventId: '100' }),
]

const verdictOf = (events: readonly TicketEvent[]) => {
  const { fold } = judge(foldTicket(events, agreements).fold, agreements, LATER)
  return [fold.ticket.status, fold.clocks[0]!.verdict, fold.clocks[0]!.stoppedAt]
}

const at = (eventId: string, difference: Partial<TicketEvent> = {}) =>
  event(HALF_PAST, [opened], { eventId, ...difference })
const orderOf = (events: readonly TicketEvent[]) =>
  [...events].sort(compareEvents).map((each) => each.eventId)

describe('W7a: events of one instant', () => {
  it('W7a TKT-11 TKT-12: 98, 99 and 100 handed in together, or one by one in any order, solve the ticket at 09:30', () => {
    const solvedInTime = ['solved', 'met', HALF_PAST]
    expect(verdictOf(withPlaces(CASE))).toEqual(solvedInTime)
    for (const order of [CASE, [...CASE].reverse(), [CASE[2]!, CASE[0]!, CASE[1]!]]) {
      expect(verdictOf(order)).toEqual(solvedInTime)
    }
  })

  it('W7a TKT-11: stand in the order of their request, whatever their ids', () => {
    const words = [at('zulu'), at('alpha'), at('mike')]
    expect(orderOf(withPlaces(words))).toEqual(['zulu', 'alpha', 'mike'])
    expect(orderOf(words)).toEqual(['alpha', 'mike', 'zulu'])
  })

  it('TKT-11 a place is counted for each ticket and instant apart, beside what has a sequence', () => {
    const placed = withPlaces([
      at('a'),
      at('b', { ticketKey: 'T-2' }),
      at('c', { occurredAt: NINE }),
      at('d', { sequence: 7 }),
      at('e'),
      at('f', { place: 40 }),
      at('g', { source: 'other' }),
    ])
    expect(placed.map(({ place }) => place)).toEqual([
      ...[undefined, undefined, undefined, undefined, 2, 40, undefined],
    ])
    expect(compareEvents(at('x', { sequence: 3 }), at('a', { place: 2 }))).toBeGreaterThan(0)
  })

  it('TKT-11 a place is no part of what an event says, and beside a sequence says nothing', () => {
    expect(canonicalBody(at('a', { place: 3 }))).toBe(canonicalBody(at('a')))
    const read = parseTicketEvent(at('a', { sequence: 2, place: 9 }))
    expect(read).toMatchObject({ ok: true, value: { sequence: 2 } })
    expect(read.ok && 'place' in read.value).toBe(false)
    expect(parseTicketEvent(at('a', { place: -1 }))).toMatchObject({ problems: [{ path: ['place'] }] })
  })
})

describe('TKT-13 an event sent again without its sequence', () => {
  it('TKT-13 is the one on record; with another sequence, or another body, it is not', () => {
    const recorded = canonicalBody(at('row-7', { sequence: 7 }))
    const bodyOf = (difference: Partial<TicketEvent>) => canonicalBody(countedAs(at('row-7', difference), 7))
    expect(bodyOf({ place: 3 })).toBe(recorded)
    expect(bodyOf({ sequence: 7 })).toBe(recorded)
    expect(bodyOf({ sequence: 8 })).not.toBe(recorded)
    expect(bodyOf({ changes: [solved] })).not.toBe(recorded)
    expect(canonicalBody(countedAs(at('row-7'), 0))).toBe(canonicalBody(at('row-7')))
  })
})

describe('TKT-12 ids', () => {
  it('TKT-12 compare as people count, digits of any length, leading zeros last', () => {
    const sorted = [
      ...['', '9', '09', '10', '99', '100', '9007199254740993', '9007199254740994'],
      ...['1'.repeat(60), `2${'0'.repeat(59)}`, 'Z9', 'a', 'a-9', 'a-10', 'a-10/2', 'a-10/11', 'ä1'],
    ]
    expect(
      orderOf(
        shuffled(
          sorted.map((eventId) => at(eventId)),
          seededRandom(7),
        ),
      ),
    ).toEqual([
      ...['', '09', '9', '10', '99', '100', '9007199254740993', '9007199254740994'],
      ...sorted.slice(8),
    ])
  })

  it('TKT-12 are in one total order: of any three, what holds between two pairs holds for the third', () => {
    const random = seededRandom(12)
    const id = () => Array.from({ length: 1 + random.below(6) }, () => random.pick([...'0019aZ-/']))
    for (let n = 0; n < 20_000; n++) {
      const [a, b, c] = [id(), id(), id()].map((letters) => at(letters.join('')))
      const [ab, bc, ac] = [compareEvents(a!, b!), compareEvents(b!, c!), compareEvents(a!, c!)]
      expect(Math.sign(compareEvents(b!, a!))).toBe(-Math.sign(ab) + 0)
      expect(ab === 0).toBe(a!.eventId === b!.eventId)
      if (ab <= 0 && bc <= 0) expect(ac, `${a!.eventId} ${b!.eventId} ${c!.eventId}`).toBeLessThanOrEqual(0)
    }
  })
})

/** A history whose instants coincide, in requests of one to four events, each with the places of its request. */
function requestsOf(seed: number): readonly (readonly TicketEvent[])[] {
  const random = seededRandom(seed)
  const coarse = 3_600_000 * random.pick([1, 8])
  const events = randomHistory(random).map(({ sequence, ...rest }, index) => ({
    ...rest,
    eventId: `${random.pick([`${90 + index}`, `E-${90 + index}`, `${seed % 7}${index}x`])}#${index}`,
    occurredAt: Math.floor(rest.occurredAt / coarse) * coarse,
    ...(sequence !== undefined && random.chance(0.2) ? { sequence } : {}),
  }))
  const requests: (readonly TicketEvent[])[] = []
  for (let from = 0; from < events.length; ) {
    const size = 1 + random.below(4)
    requests.push(withPlaces(events.slice(from, from + size)))
    from += size
  }
  return requests
}

describe('W7a: requests in any order', () => {
  it('W7a TKT-11 CLK-12 lead to one state, with retries of single events in between: seeds 1 to 400', () => {
    let ties = 0
    for (let seed = 1; seed <= 400; seed++) {
      const random = seededRandom(seed)
      const programs = randomAgreements(random)
      const requests = requestsOf(seed)
      const events = requests.flat()
      ties += events.length - new Set(events.map(({ occurredAt }) => occurredAt)).size
      const ledger = new Ledger(programs)
      for (const request of shuffled(requests, random)) {
        for (const each of request) ledger.receive(each)
        if (random.chance(0.3)) ledger.receive({ ...random.pick(request), place: random.below(5) })
        if (random.chance(0.4)) ledger.judge(random.pick(events).occurredAt)
      }
      const end = Math.max(...events.map(({ occurredAt }) => occurredAt)) + 1
      ledger.judge(end)
      const whole = judge(foldTicket(events, programs).fold, programs, end)
      expect(ledger.fold?.clocks, `clocks of seed ${seed}`).toEqual(whole.fold.clocks)
      expect(ledger.fold?.ticket, `ticket of seed ${seed}`).toEqual(whole.fold.ticket)
    }
    expect(ties).toBeGreaterThan(400)
  })
})
