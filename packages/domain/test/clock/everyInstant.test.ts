import { describe, expect, it } from 'vitest'
import { explain, explainerOf, foldAt, rulesetOf, versionOf, view } from '../../src/index.js'
import {
  Ledger,
  randomAgreements,
  randomHistory,
  randomTiers,
  seededRandom,
} from '../../src/testing/index.js'

const HISTORIES = 120
const INSTANTS = 12
const HOUR = 3_600_000

describe('CLK-29 any field of a clock for any instant is the fold at that instant', () => {
  it(`at ${HISTORIES * INSTANTS} random instants of random histories, against events told one at a time up to then`, () => {
    let [instants, clocks] = [0, 0]
    for (let seed = 1; seed <= HISTORIES; seed++) {
      const random = seededRandom(seed)
      const agreements = [...randomAgreements(random), ...randomTiers(random)]
      const events = randomHistory(random)
      const first = events[0]!.occurredAt
      for (let draw = 0; draw < INSTANTS; draw++) {
        // Now and then an instant of an event itself, where what happens in it comes before what is judged.
        const asOf = random.chance(0.2)
          ? random.pick(events).occurredAt
          : first - HOUR + random.below(240 * HOUR)
        instants++
        const past = foldAt(events, agreements, asOf)
        const ledger = new Ledger(agreements)
        for (const each of events) if (each.occurredAt <= asOf) ledger.receive(each)
        if (ledger.fold === null) {
          expect(past).toBeNull()
          continue
        }
        ledger.judge(asOf)
        expect(past!.fold.clocks, `seed ${seed} at ${asOf}`).toEqual(ledger.fold.clocks)
        expect(past!.fold.ticket, `seed ${seed} at ${asOf}`).toEqual(ledger.fold.ticket)
        const explained = explainerOf(past!, agreements, asOf)
        for (const clock of ledger.fold.clocks) {
          const story = explained(clock)!
          const { calendar } = rulesetOf(versionOf(agreements)(clock), clock.targetId)
          expect(story.clock).toEqual(clock)
          expect(story.view).toEqual(view(clock, calendar, Math.max(asOf, clock.countedFrom)))
          const counted = story.segments.reduce((sum, { businessMs }) => sum + businessMs, 0)
          expect(counted, `seed ${seed} at ${asOf}, ${clock.metric}`).toBe(story.view.elapsedMs)
          clocks++
        }
      }
    }
    expect(instants).toBe(HISTORIES * INSTANTS)
    expect(clocks).toBeGreaterThan(HISTORIES * INSTANTS)
  })

  it('a ticket folded once tells of each of its clocks what a fold of its own does', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = seededRandom(seed)
      const agreements = randomAgreements(random)
      const events = randomHistory(random)
      const asOf = events[0]!.occurredAt + random.below(240 * HOUR)
      const past = foldAt(events, agreements, asOf)!
      const explained = explainerOf(past, agreements, asOf)
      for (const clock of past.fold.clocks)
        expect(explained(clock)).toEqual(explain(events, agreements, clock, asOf))
    }
  })
})
