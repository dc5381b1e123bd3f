import { describe, expect, it } from 'vitest'
import {
  type Binding,
  compileAgreement,
  explain,
  foldTicket,
  judge,
  NEVER,
  reconcile,
  type Target,
} from '../../src/index.js'
import {
  event,
  Ledger,
  opened,
  randomAgreements,
  randomAmendment,
  randomHistory,
  randomTiers,
  seededRandom,
  shuffled,
  solved,
  statusTo,
  target,
  terms,
} from '../../src/testing/index.js'
import { utc } from './support.js'

const HOUR = 3_600_000
const LATER = Date.UTC(2026, 5, 1)
const at = (hour: number): number => utc('2026-03-02 08:00') + hour * HOUR
const migration = { cause: 'version', actor: 'ana', reason: 'amended' }
const version = (number: number, targets: readonly Target[]) =>
  compileAgreement(terms({ targets }), number, number === 1 ? undefined : [])
const hours = (value: number) => ({ value, unit: 'hours' }) as const
const moveAt = (hour: number): Binding => ({
  agreementId: 'agreement',
  version: 2,
  since: at(hour),
  migration,
})

describe('a move to another version', () => {
  it('CLK-21 measures a running clock anew by the incoming target’s mode, and says why', () => {
    const agreements = [
      version(1, [target({ within: hours(8) })]),
      version(2, [target({ within: hours(4) })]),
    ]
    const { fold, facts } = foldTicket([event(at(0), [opened])], agreements, [
      { agreementId: 'agreement', version: 1 },
      moveAt(3),
    ])
    expect(fold.clocks).toMatchObject([{ agreementVersion: 2, deadlineAt: at(4), usedMs: 3 * HOUR }])
    expect(facts.at(-1)).toMatchObject({
      kind: 'migrated',
      at: at(3),
      deadlineAt: at(4),
      detail: {
        fromVersion: 1,
        toVersion: 2,
        previousDeadlineAt: at(8),
        mode: 'carryFromStart',
        ...migration,
      },
    })
  })

  it('CLK-21 has no earlier promise to keep: tighten only measures from the start, be it later or not', () => {
    const looser = target({ within: hours(12), retarget: 'tightenOnly' })
    const agreements = [version(1, [target({ within: hours(8) })]), version(2, [looser])]
    const pins = [{ agreementId: 'agreement', version: 1 }, moveAt(3)]
    const { fold, facts } = foldTicket([event(at(0), [opened])], agreements, pins)
    expect(fold.clocks).toMatchObject([{ agreementVersion: 2, deadlineAt: at(12) }])
    expect(facts.at(-1)).toMatchObject({ detail: { mode: 'carryFromStart', outcome: 'adopted' } })
  })

  it('CLK-21 CLK-13 a clock is explained by the version it was under then', () => {
    const agreements = [version(1, [target()]), version(2, [target({ id: 'new' })])]
    const pins = [{ agreementId: 'agreement', version: 1 }, moveAt(3)]
    const key = { agreementId: 'agreement', metric: 'resolution', cycle: 1 } as const
    const targetAt = (hour: number) =>
      explain([event(at(0), [opened])], agreements, key, at(hour), pins)?.clock.targetId
    expect([2, 3].map(targetAt)).toEqual(['resolution', 'new'])
  })

  it('CLK-21 a target used up when it comes into force is due then; a breach that stood stays the only one', () => {
    const agreements = [
      version(1, [target({ within: hours(8) })]),
      version(2, [target({ within: hours(2) })]),
    ]
    const pins = [{ agreementId: 'agreement', version: 1 }]
    const due = foldTicket([event(at(0), [opened])], agreements, [...pins, moveAt(3)])
    expect(judge(due.fold, agreements, NEVER).facts).toMatchObject([{ kind: 'breached', at: at(3) }])
    const late = foldTicket([event(at(0), [opened])], agreements, [...pins, moveAt(9)])
    expect(late.facts.filter(({ kind }) => kind === 'breached')).toMatchObject([{ at: at(8) }])
    expect(judge(late.fold, agreements, NEVER).facts).toEqual([])
  })

  it('CLK-21 pauses by the new target, cancels what it no longer covers, begins what it newly covers', () => {
    const before = [target({ pauseWhen: [] }), target({ id: 'own', metric: 'timeToOwn' })]
    const after = [target({ id: 'new' }), target({ id: 'first', metric: 'firstResponse' })]
    const agreements = [version(1, before), version(2, after)]
    const events = [event(at(0), [opened]), event(at(1), [statusTo('waitingOnCustomer')])]
    const { clocks } = foldTicket(events, agreements, [
      { agreementId: 'agreement', version: 1 },
      moveAt(3),
    ]).fold
    expect(clocks).toMatchObject([
      { metric: 'firstResponse', phase: 'paused', agreementVersion: 2 },
      { metric: 'resolution', targetId: 'new', phase: 'paused', usedMs: HOUR },
      { metric: 'timeToOwn', phase: 'cancelled', cancelReason: 'noTarget' },
    ])
  })

  it('CLK-21 leaves what is stopped alone, until it is reopened', () => {
    const agreements = [
      version(1, [target({ within: hours(8) })]),
      version(2, [target({ within: hours(4) })]),
    ]
    const pins = [{ agreementId: 'agreement', version: 1 }, moveAt(3)]
    const events = [event(at(0), [opened]), event(at(2), [solved])]
    expect(foldTicket(events, agreements, pins).fold.clocks).toMatchObject([
      { agreementVersion: 1, verdict: 'met' },
    ])
    const reopened = foldTicket([...events, event(at(5), [statusTo('open')])], agreements, pins)
    expect(reopened.fold.clocks).toMatchObject([{ agreementVersion: 2, usedMs: 2 * HOUR, deadlineAt: at(7) }])
    expect(reopened.facts.map(({ kind }) => kind)).toEqual(['started', 'met', 'reopened', 'migrated'])
  })

  it('CLK-21 CLK-18 begins a stay that is newly covered, also after an earlier one has ended', () => {
    const held = (line: string) => target({ id: line, metric: 'heldTime', heldWhile: [{ line: [line] }] })
    const agreements = [version(1, [held('L1')]), version(2, [held('L1'), held('L2')])]
    const toLine = (line: string) => ({ kind: 'assigned', line }) as const
    const events = [event(at(0), [opened, toLine('L1')]), event(at(1), [toLine('L2')])]
    const pins = [{ agreementId: 'agreement', version: 1 }, moveAt(3)]
    expect(foldTicket(events, agreements, pins).fold.clocks).toMatchObject([
      { cycle: 1, targetId: 'L1', agreementVersion: 1, verdict: 'met', stoppedAt: at(1) },
      { cycle: 2, targetId: 'L2', agreementVersion: 2, phase: 'running', startedAt: at(3) },
    ])
  })

  it('CLK-21 CLK-20 overrules the level above from the move on, and lets it run again where it no longer does', () => {
    const wide = compileAgreement(terms({ id: 'wide', level: 'corporate' }), 1)
    const levels = [{ agreementId: 'wide', version: 1 }]
    const under = compileAgreement(terms({ levels, targets: [target()] }), 2, [])
    const apart = [version(1, [target()]), version(3, [target()])]
    const agreements = [wide, under, ...apart]
    const pins = [{ agreementId: 'wide', version: 1 }, { agreementId: 'agreement', version: 1 }, moveAt(3)]
    expect(foldTicket([event(at(0), [opened])], agreements, pins).fold.clocks).toMatchObject([
      { agreementId: 'wide', phase: 'cancelled', cancelReason: 'overruled', usedMs: 3 * HOUR },
      { agreementId: 'agreement', agreementVersion: 2, phase: 'running' },
    ])
    const back = [...pins, { ...moveAt(5), version: 3 }]
    expect(foldTicket([event(at(0), [opened])], agreements, back).fold.clocks).toMatchObject([
      { agreementId: 'wide', phase: 'running', phaseSince: at(5) },
      { agreementId: 'agreement', agreementVersion: 3, phase: 'running' },
    ])
  })

  it('CLK-21 an event of the instant of the move comes before it', () => {
    const agreements = [
      version(1, [target({ within: hours(3) })]),
      version(2, [target({ within: hours(2) })]),
    ]
    const events = [event(at(0), [opened]), event(at(3), [solved])]
    const pins = [{ agreementId: 'agreement', version: 1 }, moveAt(3)]
    expect(foldTicket(events, agreements, pins).fold.clocks).toMatchObject([
      { agreementVersion: 1, verdict: 'met' },
    ])
  })

  it('CLK-21 CLK-12 an event of that instant that arrives after the move comes before it all the same', () => {
    const agreements = [version(1, [target()]), version(2, [target({ id: 'new' })])]
    const ledger = new Ledger(agreements)
    ledger.receive(event(at(0), [opened]))
    ledger.move(moveAt(3))
    ledger.receive(event(at(3), [solved]))
    expect(ledger.fold?.clocks).toMatchObject([{ agreementVersion: 1, verdict: 'met', stoppedAt: at(3) }])
    expect(ledger.standing.map(({ kind }) => kind)).toEqual(['started', 'met'])
  })

  it('CLK-21 a ticket that opens in the instant of the move begins under the former version', () => {
    const agreements = [version(1, [target()]), version(2, [target({ id: 'new' })])]
    const pins = [{ agreementId: 'agreement', version: 1 }, moveAt(3)]
    expect(foldTicket([event(at(3), [opened])], agreements, pins).facts).toMatchObject([
      { kind: 'started', targetId: 'resolution' },
      { kind: 'migrated', targetId: 'new' },
    ])
  })

  it('CLK-21 CLK-12 moved as it happens or folded at once, in whatever order its events arrive: seeds 1 to 200', () => {
    let moved = 0
    for (let seed = 1; seed <= 200; seed++) {
      const random = seededRandom(seed)
      const first = [...randomAgreements(random), ...randomTiers(random)]
      const amended = first.filter(() => random.chance(0.6)).map((it) => randomAmendment(it, random))
      const agreements = [...first, ...amended]
      const history = randomHistory(random)
      const [early, late] = [
        history.slice(0, Math.ceil(history.length / 2)),
        history.slice(Math.ceil(history.length / 2)),
      ]
      const since = early.at(-1)!.occurredAt + random.below(20 * HOUR)
      const ledger = new Ledger(agreements)
      for (const it of early) ledger.receive(it)
      for (const { id } of amended) ledger.move({ agreementId: id, version: 2, since, migration })
      const arrivals = random.chance(0.5) ? late : shuffled([...late, ...late.slice(0, 1)], random)
      for (const it of arrivals) ledger.receive(it)
      ledger.judge(LATER)
      const pins = ledger.fold!.bound
      const whole = foldTicket(history, agreements, pins)
      const judged = judge(whole.fold, agreements, LATER)
      expect(ledger.fold?.clocks, `clocks of seed ${seed}`).toEqual(judged.fold.clocks)
      const difference = reconcile(ledger.standing, [...whole.facts, ...judged.facts])
      expect(difference, `net facts of seed ${seed}`).toEqual({ retract: [], add: [] })
      moved += ledger.standing.filter(({ kind }) => kind === 'migrated').length
      for (const clock of judged.fold.clocks) {
        const story = explain(history, agreements, clock, LATER, pins)!
        const sum = story.segments.reduce((total, { businessMs }) => total + businessMs, 0)
        expect(sum, `seed ${seed} ${clock.metric} ${clock.agreementId}`).toBe(story.view.elapsedMs)
      }
    }
    expect(moved).toBeGreaterThan(200)
  })
})
