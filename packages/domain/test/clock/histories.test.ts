import { describe, expect, it } from 'vitest'
import { attributesOf } from '../../src/clock/booked.js'
import { type Agreements, explain, foldTicket, judge, reconcile, type TicketEvent } from '../../src/index.js'
import {
  agentReply,
  agreement,
  event,
  Ledger,
  opened,
  priorityTo,
  randomAgreements,
  randomHistory,
  randomTiers,
  seededRandom,
  shuffled,
  solved,
  statusTo,
  target,
} from '../../src/testing/index.js'
import { takesBack } from '../../src/ticket/history.js'
import { utc } from './support.js'

const HISTORIES = 1_000
/** Explained is folded once more a clock: the bench of histories does it for as many as one asks. */
const EXPLAINED = 300
const LATER = Date.UTC(2026, 5, 1)

function reported(events: readonly TicketEvent[], agreements: Agreements) {
  const folded = foldTicket(events, agreements)
  const judged = judge(folded.fold, agreements, LATER)
  return { fold: judged.fold, facts: [...folded.facts, ...judged.facts] }
}

function expectSame(
  ledger: Ledger,
  events: readonly TicketEvent[],
  agreements: Agreements,
  seed: number,
): void {
  const whole = reported(events, agreements)
  expect(ledger.fold?.clocks, `clocks of seed ${seed}`).toEqual(whole.fold.clocks)
  expect(ledger.fold?.ticket, `ticket of seed ${seed}`).toEqual(whole.fold.ticket)
  const difference = reconcile(ledger.standing, whole.facts)
  expect(difference, `net facts of seed ${seed}`).toEqual({ retract: [], add: [] })
}

/** Whether events in their order take back what was told before them: a merge, or the opening in its own instant. */
const correctsItself = (events: readonly TicketEvent[]): boolean =>
  events[1]?.occurredAt === events[0]!.occurredAt || events.some(takesBack)

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length <= 1) return [items]
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  )
}

describe('seeds that once failed', () => {
  it.each([18_969, 28_298, 35_906, 76_857])(
    'CLK-13 CLK-8 seed %i: returning to the target that tighten only had kept retells nothing',
    (seed) => {
      const random = seededRandom(seed)
      const agreements = randomAgreements(random)
      const events = randomHistory(random)
      for (const clock of judge(foldTicket(events, agreements).fold, agreements, LATER).fold.clocks) {
        const explanation = explain(events, agreements, clock, LATER)
        const sum = explanation?.segments.reduce((total, segment) => total + segment.businessMs, 0)
        expect(sum, `${clock.metric} ${clock.agreementId}`).toBe(explanation?.view.elapsedMs)
      }
    },
  )
})

describe('random histories', () => {
  it(`CLK-1 in order, one event at a time with time judged between, equals the fold: seeds 1 to ${HISTORIES}`, () => {
    let refolds = 0
    for (let seed = 1; seed <= HISTORIES; seed++) {
      const random = seededRandom(seed)
      const agreements = [...randomAgreements(random), ...randomTiers(random)]
      const events = randomHistory(random)
      const ledger = new Ledger(agreements)
      for (const it of events) {
        ledger.receive(it)
        if (random.chance(0.5)) ledger.judge(it.occurredAt)
      }
      ledger.judge(LATER)
      refolds += ledger.refolds
      expectSame(ledger, events, agreements, seed)
      if (!correctsItself(events)) expect(ledger.retractions, `retractions of seed ${seed}`).toBe(0)
    }
    expect(refolds).toBeGreaterThan(0)
    expect(refolds).toBeLessThan(HISTORIES * 3)
  })

  it('CLK-26 CLK-25 a verdict once fallen keeps what it is booked under, whatever happens to the ticket later', () => {
    let moved = 0
    for (let seed = 1; seed <= 400; seed++) {
      const random = seededRandom(seed)
      const agreements = [...randomAgreements(random), ...randomTiers(random)]
      const ledger = new Ledger(agreements)
      const fallen = new Map<string, { readonly of: string; readonly under: unknown }>()
      for (const it of randomHistory(random)) {
        ledger.receive(it)
        const { ticket, clocks } = ledger.fold!
        // What was wrong never was, and what it decided neither.
        if (it.changes.some(({ kind }) => kind === 'voided')) fallen.clear()
        for (const clock of clocks) {
          const name = `${clock.agreementId} ${clock.metric} ${clock.cycle}`
          const { verdict, breachedAt, stoppedAt, round, booked } = clock
          const { terms } = agreements.find(({ id }) => id === clock.agreementId)!
          const { targetId, targetMs } = booked ?? clock
          const attributes = booked ?? attributesOf(ticket, terms)
          const under = {
            targetId,
            targetMs,
            ...attributes,
            lateAfterMs: undefined,
            agreementVersion: undefined,
          }
          const verdictOf = JSON.stringify([verdict, breachedAt ?? stoppedAt])
          const known = fallen.get(name)
          if (known !== undefined && known.of === verdictOf) {
            expect(under, `seed ${seed}, ${name}, round ${round}`).toEqual(known.under)
            if (booked !== null) moved++
          }
          if (verdict === 'pending') fallen.delete(name)
          else fallen.set(name, { of: verdictOf, under })
        }
      }
    }
    expect(moved).toBeGreaterThan(400)
  })

  it('CLK-12 any order of arrival, duplicates and judgement in between included, leads to one state', () => {
    let retractions = 0
    for (let seed = 1; seed <= 600; seed++) {
      const random = seededRandom(seed)
      const agreements = [...randomAgreements(random), ...randomTiers(random)]
      const events = randomHistory(random)
      const arrivals = shuffled([...events, ...events.filter(() => random.chance(0.3))], random)
      const ledger = new Ledger(agreements)
      for (const it of arrivals) {
        ledger.receive(it)
        if (random.chance(0.4)) ledger.judge(it.occurredAt + random.below(200_000_000))
      }
      ledger.judge(LATER)
      retractions += ledger.retractions
      expectSame(ledger, events, agreements, seed)
    }
    expect(retractions).toBeGreaterThan(100)
  })

  it('CLK-12 all 720 orders of six events that correct, pause, reopen and reprioritise lead to one state', () => {
    const agreements = [
      agreement([
        target({ id: 'p2', when: { priority: ['p2'] }, atRisk: [{ kind: 'percent', percent: 50 }] }),
        target({ id: 'p1', when: { priority: ['p1'] }, within: { value: 2, unit: 'hours' } }),
        target({ id: 'first', metric: 'firstResponse', within: { value: 1, unit: 'hours' } }),
      ]),
    ]
    const events = [
      event(utc('2026-03-02 08:00'), [opened, priorityTo('p2')]),
      event(utc('2026-03-02 09:00'), [agentReply]),
      event(utc('2026-03-02 11:00'), [priorityTo('p1')]),
      event(utc('2026-03-02 11:00'), [statusTo('waitingOnCustomer')], { sequence: 1 }),
      event(utc('2026-03-02 15:00'), [solved]),
      event(utc('2026-03-02 16:00'), [statusTo('open')]),
    ]
    for (const [index, order] of permutations(events).entries()) {
      const ledger = new Ledger(agreements)
      for (const it of order) {
        ledger.receive(it)
        ledger.judge(utc('2026-03-02 13:30'))
      }
      ledger.judge(LATER)
      expectSame(ledger, events, agreements, index)
    }
  })

  it(`CLK-13 the segments of every explanation sum to the elapsed time: seeds 1 to ${EXPLAINED}`, () => {
    let explained = 0
    for (let seed = 1; seed <= EXPLAINED; seed++) {
      const random = seededRandom(seed)
      const agreements = [...randomAgreements(random), ...randomTiers(random)]
      const events = randomHistory(random)
      const first = events[0] as TicketEvent
      const asOf = first.occurredAt + random.below(400_000_000)
      for (const clock of foldTicket(
        events.filter((it) => it.occurredAt <= asOf),
        agreements,
      ).fold.clocks) {
        const explanation = explain(events, agreements, clock, asOf)
        if (explanation === null) throw new Error(`seed ${seed}: a clock without explanation`)
        const { segments } = explanation
        const sum = segments.reduce((total, segment) => total + segment.businessMs, 0)
        expect(sum, `seed ${seed} ${clock.metric} ${clock.agreementId}`).toBe(explanation.view.elapsedMs)
        for (const [index, segment] of segments.entries()) {
          expect(segment.to, `seed ${seed}: segments follow each other`).toBe(
            segments[index + 1]?.from ?? segment.to,
          )
        }
        explained++
      }
    }
    expect(explained).toBeGreaterThan(EXPLAINED)
  })
})
