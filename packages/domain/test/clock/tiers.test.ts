import { describe, expect, it } from 'vitest'
import {
  type Agreements,
  type Clock,
  compileAgreement,
  explain,
  foldTicket,
  judge,
  NEVER,
  type Target,
  type TicketEvent,
} from '../../src/index.js'
import { event, opened, priorityTo, solved, statusTo, target, terms } from '../../src/testing/index.js'
import { utc } from './support.js'

const HOUR = 3_600_000
const held = (id: string, hours: number, differs: Partial<Target> = {}): Target =>
  target({
    id,
    metric: 'heldTime',
    within: { value: hours, unit: 'hours' },
    heldWhile: [{ line: [id] }],
    pauseWhen: [{ status: ['waitingOnCustomer'] }],
    ...differs,
  })
const ola = compileAgreement(
  terms({ id: 'ola', kind: 'internal', level: null, targets: [held('L1', 2), held('L2', 4)] }),
  1,
)
const toLine = (line: string | null) => ({ kind: 'assigned', line }) as const
const at = (hour: number): number => utc('2026-03-02 08:00') + hour * HOUR

const reported = (events: readonly TicketEvent[], agreements: Agreements) => {
  const folded = foldTicket(events, agreements)
  const judged = judge(folded.fold, agreements, NEVER)
  return { clocks: judged.fold.clocks, facts: [...folded.facts, ...judged.facts], bound: folded.fold.bound }
}
const brief = ({ cycle, targetId, startedAt, stoppedAt, usedMs, verdict, phase }: Clock) => ({
  cycle,
  targetId,
  from: startedAt,
  to: stoppedAt,
  hours: usedMs / HOUR,
  verdict,
  phase,
})

describe('stays with a holder', () => {
  it('CLK-18 begin on hand-over, end on hand-back, and begin anew on each return', () => {
    const { clocks } = reported(
      [
        event(at(0), [opened, toLine('L1')]),
        event(at(1), [toLine('L2')]),
        event(at(2), [toLine('L1')]),
        event(at(5), [toLine(null)]),
        event(at(6), [solved]),
      ],
      [ola],
    )
    expect(clocks.map(brief)).toEqual([
      { cycle: 1, targetId: 'L1', from: at(0), to: at(1), hours: 1, verdict: 'met', phase: 'stopped' },
      { cycle: 2, targetId: 'L2', from: at(1), to: at(2), hours: 1, verdict: 'met', phase: 'stopped' },
      { cycle: 3, targetId: 'L1', from: at(2), to: at(5), hours: 3, verdict: 'breached', phase: 'stopped' },
    ])
  })

  it('CLK-18 end when the ticket is solved, and begin anew when it is reopened with the same holder', () => {
    const { clocks } = reported(
      [
        event(at(0), [opened, toLine('L2')]),
        event(at(1), [solved]),
        event(at(3), [statusTo('open')]),
        event(at(4), [statusTo('waitingOnCustomer')]),
        event(at(6), [statusTo('open')]),
        event(at(7), [solved]),
      ],
      [ola],
    )
    expect(clocks.map(brief)).toMatchObject([
      { cycle: 1, from: at(0), to: at(1), hours: 1 },
      { cycle: 2, from: at(3), to: at(7), hours: 2 },
    ])
  })

  it('CLK-18 a change of priority while held retargets the stay; a vendor’s time is a count of its own', () => {
    const targets = [
      held('L1', 1, { id: 'urgent', when: { priority: ['P1'] } }),
      held('L1', 8, { id: 'other' }),
      held('L1', 3, {
        id: 'vendor',
        metric: 'vendorTime',
        heldWhile: [{ line: ['L1'], status: ['waitingOnThirdParty'] }],
      }),
    ]
    const uc = compileAgreement(terms({ id: 'uc', kind: 'underpinning', level: null, targets }), 1)
    const { clocks, facts } = reported(
      [
        event(at(0), [opened, toLine('L1')]),
        event(at(1), [statusTo('waitingOnThirdParty')]),
        event(at(3), [statusTo('open'), priorityTo('P1')]),
        event(at(4), [solved]),
      ],
      [uc],
    )
    expect(clocks.map((clock) => ({ metric: clock.metric, ...brief(clock) }))).toMatchObject([
      { metric: 'heldTime', cycle: 1, targetId: 'urgent', hours: 4, verdict: 'breached' },
      { metric: 'vendorTime', cycle: 1, targetId: 'vendor', from: at(1), to: at(3), verdict: 'met' },
    ])
    expect(facts.filter(({ kind }) => kind === 'retargeted')).toHaveLength(1)
  })

  it('AGR-9 a stay is explained by the ticket as it was while it was held', () => {
    const events = [
      event(at(0), [opened, toLine('L1')]),
      event(at(1), [toLine('L2')]),
      event(at(2), [solved]),
    ]
    const agreements = [ola]
    const [first] = reported(events, agreements).clocks
    expect(explain(events, agreements, first as Clock, at(9))?.candidates).toMatchObject([
      { targetId: 'L1', won: true, reason: 'it has no conditions' },
      { targetId: 'L2', won: false, reason: 'the ticket is not with the holder it is about' },
    ])
  })

  it('CLK-18 a cancelled or merged ticket ends the stay without a result', () => {
    const { clocks } = reported(
      [event(at(0), [opened, toLine('L1')]), event(at(1), [statusTo('cancelled')])],
      [ola],
    )
    expect(clocks).toMatchObject([{ phase: 'cancelled', cancelReason: 'cancelled' }])
  })

  it('CLK-18 CLK-15 a vendor’s stay says that the ticket was cancelled, though it waits for nobody any more', () => {
    const vendor = target({ metric: 'vendorTime', heldWhile: [{ status: ['waitingOnThirdParty'] }] })
    const uc = compileAgreement(terms({ kind: 'underpinning', level: null, targets: [vendor] }), 1)
    const events = [
      event(at(0), [opened, statusTo('waitingOnThirdParty')]),
      event(at(1), [statusTo('cancelled')]),
    ]
    expect(reported(events, [uc]).clocks).toMatchObject([{ cancelReason: 'cancelled' }])
  })
})

describe('versions in force', () => {
  const version = (number: number, hours: number, from: number, to: number) =>
    compileAgreement(terms({ targets: [target({ within: { value: hours, unit: 'hours' } })] }), number, [
      { from, to },
    ])
  const agreements = [
    version(1, 8, at(0), at(10)),
    version(2, 4, at(10), at(20)),
    version(3, 2, at(30), NEVER),
  ]
  const openedAt = (hour: number) => reported([event(at(hour), [opened])], agreements)

  it('CLK-19 a ticket is bound to the version in force when it opens; before, between and after there is none', () => {
    expect([-1, 0, 9.99, 10, 19.99, 20, 29.99, 30].map((hour) => openedAt(hour).bound[0]?.version)).toEqual([
      undefined,
      1,
      1,
      2,
      2,
      undefined,
      undefined,
      3,
    ])
  })

  it('CLK-19 a ticket that is older than the version in force stays unbound, whatever happens to it later', () => {
    const later = (hour: number) =>
      reported([event(at(hour), [opened]), event(at(35), [priorityTo('P1')])], agreements).bound
    expect([-1, 25].map(later)).toEqual([[], []])
    expect(later(31)).toMatchObject([{ version: 3 }])
  })

  it('CLK-19 a clock runs on under its version after the version has ended', () => {
    const { clocks } = reported([event(at(9), [opened]), event(at(25), [priorityTo('P1')])], agreements)
    expect(clocks).toMatchObject([{ agreementVersion: 1, targetMs: 8 * HOUR, breachedAt: at(17) }])
  })
})

describe('levels', () => {
  const corporate = compileAgreement(terms({ id: 'corporate', level: 'corporate' }), 3)
  const customer = compileAgreement(
    terms({
      id: 'customer',
      appliesTo: { customer: ['acme'] },
      levels: [{ agreementId: 'corporate', version: 3 }],
    }),
    1,
  )
  const agreements = [corporate, customer]
  const toAcme = { kind: 'classified', customer: 'acme' } as const

  it('CLK-20 of the agreements of one chain only the most specific runs clocks', () => {
    expect(
      reported([event(at(0), [opened])], agreements).clocks.map(({ agreementId }) => agreementId),
    ).toEqual(['corporate'])
    expect(
      reported([event(at(0), [opened, toAcme])], agreements).clocks.map(({ agreementId }) => agreementId),
    ).toEqual(['customer'])
  })

  it('CLK-20 one that begins to apply later takes over: the wider one’s clocks end overruled', () => {
    const { clocks } = reported(
      [event(at(0), [opened]), event(at(2), [toAcme]), event(at(3), [solved])],
      agreements,
    )
    expect(clocks).toMatchObject([
      { agreementId: 'corporate', phase: 'cancelled', cancelReason: 'overruled' },
      { agreementId: 'customer', verdict: 'met', startedAt: at(0), usedMs: 3 * HOUR },
    ])
  })
})
