import { describe, expect, it } from 'vitest'
import { compileAgreement } from '../../src/agreement/compileAgreement.js'
import { type Agreements, foldTicket, NEVER, type TicketEvent, type TicketMatch } from '../../src/index.js'
import {
  ALWAYS,
  event,
  Ledger,
  opened,
  priorityTo,
  randomAgreements,
  randomHistory,
  seededRandom,
  target,
  terms,
} from '../../src/testing/index.js'
import { utc } from './support.js'

const at = (hour: number) => utc('2026-03-02 00:00') + hour * 3_600_000
const version = (number: number, appliesTo: TicketMatch, from: number, to: number) => {
  const targets = [target({ within: { value: 4, unit: 'hours' } })]
  const document = terms({ id: 'sla', calendars: { hours: ALWAYS }, targets, appliesTo })
  return compileAgreement(document, number, [{ from, to }])
}
const urgent: TicketMatch = { priority: ['p1'] }
const fromTen = [version(1, urgent, at(10), NEVER)]
const opening = (priority: string) => event(at(0), [opened, priorityTo(priority)])
const change = (hour: number, priority: string) => event(at(hour), [priorityTo(priority)])

/** As the engine does it, one event after the other; `pins` is what it has recorded of the bindings. */
function recorded(agreements: Agreements, events: readonly TicketEvent[]) {
  const ledger = new Ledger(agreements)
  for (const one of events) ledger.receive(one)
  return { fold: ledger.fold!, pins: ledger.fold!.bound }
}

describe('a binding that is folded anew', () => {
  const INPUTS: readonly [string, Agreements, readonly TicketEvent[], number][] = [
    [
      'the conditions held before the force, lapsed, and held again in it',
      fromTen,
      [opening('p1'), change(5, 'p2'), change(12, 'p1')],
      12,
    ],
    [
      'they held when the version took effect, lapsed in its force, and held again',
      fromTen,
      [opening('p1'), change(11, 'p3'), change(13, 'p1')],
      13,
    ],
    [
      'a former version asked for more, and the ticket was there when this one took effect',
      [version(1, { priority: ['p0'] }, at(-9), at(10)), version(2, urgent, at(10), NEVER)],
      [opening('p1'), change(11, 'p2'), change(14, 'p1')],
      14,
    ],
    ['nothing lapsed', fromTen, [event(at(10), [opened, priorityTo('p1')]), change(11, 'p2')], 10],
  ]

  it.each(INPUTS)('CLK-17 CLK-12 begins where it began: %s', (_, agreements, events, hour) => {
    const { fold, pins } = recorded(agreements, events)
    expect(pins).toEqual([{ agreementId: 'sla', version: agreements.at(-1)!.version, boundAt: at(hour) }])
    expect(fold.clocks).toHaveLength(1)
    expect(foldTicket(events, agreements, pins).fold).toEqual(fold)
  })

  it('CLK-17 keeps the version once promised, whatever is in force by today’s book', () => {
    const { fold, pins } = recorded(fromTen, [opening('p2'), change(12, 'p1')])
    const ended = [version(1, urgent, at(10), at(11)), version(2, urgent, at(11), NEVER)]
    expect(foldTicket([opening('p2'), change(12, 'p1')], ended, pins).fold).toEqual(fold)
  })

  it('CLK-17 CLK-12 a late event binds earlier only within the force', () => {
    const events = [opening('p2'), change(14, 'p1')]
    const { pins } = recorded(fromTen, events)
    const with12 = foldTicket([...events, change(12, 'p1')], fromTen, pins).fold
    expect(with12).toEqual(foldTicket([...events, change(12, 'p1')], fromTen).fold)
    expect(with12.bound).toEqual([{ agreementId: 'sla', version: 1, boundAt: at(12) }])
    const with8 = foldTicket([...events, change(8, 'p1'), change(9, 'p2')], fromTen, pins).fold
    expect(with8.bound).toEqual(pins)
  })

  it('CLK-17 a pin from before its instant was kept binds as soon as the conditions hold', () => {
    const old = [{ agreementId: 'sla', version: 1 }]
    const { fold } = foldTicket([opening('p1'), change(12, 'p1')], fromTen, old)
    expect(fold.bound).toEqual(old)
    expect(fold.clocks).toMatchObject([{ startedAt: at(0) }])
  })

  it('CLK-17 CLK-12 whatever lapses and when versions take effect, folded anew is as it was: seeds 1 to 300', () => {
    let bound = 0
    for (let seed = 1; seed <= 300; seed++) {
      const random = seededRandom(seed)
      const history = randomHistory(random)
      const instants = history.map(({ occurredAt }) => occurredAt)
      const agreements = randomAgreements(random).flatMap(({ terms }) => {
        const from = random.pick(instants)
        const to = from + random.below(3) * 27 * 3_600_000
        const appliesTo = () => random.pick<TicketMatch>([{ team: ['desk'] }, { priority: ['p1', 'p2'] }, {}])
        return [
          compileAgreement({ ...terms, appliesTo: appliesTo() }, 1, [{ from, to }]),
          compileAgreement({ ...terms, appliesTo: appliesTo() }, 2, [{ from: to, to: NEVER }]),
        ]
      })
      const { fold, pins } = recorded(agreements, history)
      expect(foldTicket(history, agreements, pins).fold.bound).toEqual(pins)
      expect([seed, foldTicket(history, agreements, pins).fold.clocks.length]).toEqual([
        seed,
        fold.clocks.length,
      ])
      bound += pins.filter(({ boundAt }) => boundAt !== instants[0]).length
    }
    expect(bound).toBeGreaterThan(20)
  })
})
