import { describe, expect, it } from 'vitest'
import { compileAgreement } from '../../src/agreement/compileAgreement.js'
import { nextPhase, unreachablePhases } from '../../src/clock/machine.js'
import { advance, foldTicket, judge, view } from '../../src/index.js'
import {
  ALWAYS,
  agentReply,
  agreement,
  customerReply,
  event,
  opened,
  priorityTo,
  solved,
  statusTo,
  target,
  terms,
  workweek,
} from '../../src/testing/index.js'
import { iso, run, utc } from './support.js'

const hours = (value: number) => ({ value, unit: 'hours' }) as const
const monday = (time: string) => utc(`2026-03-02 ${time}`)

describe('start and stop', () => {
  const metrics = agreement([
    target({ id: 'first', metric: 'firstResponse' }),
    target({ id: 'next', metric: 'nextResponse' }),
    target({ id: 'own', metric: 'timeToOwn' }),
    target(),
  ])
  const stoppedBy = (changes: Parameters<typeof event>[1]) =>
    run(metrics, [event(monday('08:00'), [opened]), event(monday('09:00'), changes)])
      .clocks.filter((clock) => clock.phase === 'stopped')
      .map((clock) => clock.metric)

  it('CLK-2 a public answer of a person stops first response; bots, private notes and the system do not', () => {
    expect(stoppedBy([agentReply])).toEqual(['firstResponse'])
    for (const actor of ['bot', 'system', 'customer'] as const) {
      expect(stoppedBy([{ kind: 'replied', actor, public: true }])).toEqual([])
    }
    expect(stoppedBy([{ kind: 'replied', actor: 'human', public: false }])).toEqual([])
    const withBots = agreement([target({ metric: 'firstResponse', botsCount: true })])
    const bot = event(monday('09:00'), [{ kind: 'replied', actor: 'bot', public: true }])
    expect(run(withBots, [event(monday('08:00'), [opened]), bot]).clock.phase).toBe('stopped')
  })

  it('CLK-2 an owner stops time to own, a solution stops all that is owed', () => {
    expect(stoppedBy([{ kind: 'assigned', agent: 'ana' }])).toEqual(['timeToOwn'])
    expect(stoppedBy([solved])).toEqual(['firstResponse', 'resolution', 'timeToOwn'])
  })

  it('CLK-2 a ticket solved before a target covers it owes no first response', () => {
    const urgentOnly = agreement([
      target({ id: 'first', metric: 'firstResponse', when: { priority: ['p1'] }, within: hours(1) }),
    ])
    const solvedFirst = [event(monday('08:00'), [opened]), event(monday('08:10'), [solved])]
    const late = [...solvedFirst, event(monday('12:00'), [priorityTo('p1')])]
    expect(run(urgentOnly, late).clocks).toEqual([])

    const uncoveredMeanwhile = [
      event(monday('08:00'), [opened, priorityTo('p1')]),
      event(monday('08:05'), [priorityTo('p3')]),
      event(monday('08:10'), [solved]),
      event(monday('08:20'), [priorityTo('p1')]),
    ]
    const { clock } = run(urgentOnly, uncoveredMeanwhile)
    expect(clock).toMatchObject({ phase: 'cancelled', cancelReason: 'noTarget', breachedAt: null })

    const atOnce = [event(monday('08:00'), [opened]), event(monday('08:30'), [priorityTo('p1'), solved])]
    expect(run(urgentOnly, atOnce).clock).toMatchObject({ phase: 'stopped', verdict: 'met' })
  })

  it('CLK-2 next response opens a cycle at the first message after the last answer; later messages join it', () => {
    const { clocks } = run(metrics, [
      event(monday('08:00'), [opened, customerReply]),
      event(monday('08:30'), [customerReply]),
      event(monday('09:00'), [agentReply]),
      event(monday('10:00'), [customerReply]),
      event(monday('10:05'), [customerReply]),
      event(monday('10:10'), [agentReply]),
      event(monday('11:00'), [customerReply]),
    ])
    const cycles = clocks.filter((clock) => clock.metric === 'nextResponse')
    expect(
      cycles.map(({ cycle, verdict, startedAt }) => [cycle, verdict, iso(startedAt)?.slice(11, 16)]),
    ).toEqual([
      [1, 'met', '10:00'],
      [2, 'pending', '11:00'],
    ])
  })

  it('CLK-2 stopWhen replaces what stops the metric', () => {
    const accepted = agreement([target({ metric: 'timeToOwn', stopWhen: [{ status: ['open', 'solved'] }] })])
    const { clock } = run(accepted, [
      event(monday('08:00'), [opened]),
      event(monday('08:10'), [statusTo('open')]),
    ])
    expect(clock).toMatchObject({ phase: 'stopped', verdict: 'met', usedMs: 600_000 })
  })

  it('CLK-15 cancelling and merging end live clocks outside attainment; a decided response stays decided', () => {
    const cancelled = run(metrics, [
      event(monday('08:00'), [opened]),
      event(monday('08:10'), [agentReply]),
      event(monday('09:00'), [statusTo('cancelled')]),
    ])
    expect(cancelled.clocks.map(({ metric, phase, cancelReason }) => [metric, phase, cancelReason])).toEqual([
      ['firstResponse', 'stopped', null],
      ['resolution', 'cancelled', 'cancelled'],
      ['timeToOwn', 'cancelled', 'cancelled'],
    ])
    const merged = run(metrics, [
      event(monday('08:00'), [opened]),
      event(monday('09:00'), [{ kind: 'merged', into: 'T-9' }]),
    ])
    expect(new Set(merged.clocks.map((clock) => clock.cancelReason))).toEqual(new Set(['merged']))
  })

  it('CLK-25 a solved ticket that is cancelled afterwards keeps its result, until it is revived', () => {
    const events = [
      event(monday('08:00'), [opened]),
      event(monday('09:00'), [solved]),
      event(monday('10:00'), [statusTo('cancelled')]),
    ]
    expect(run(agreement([target()]), events).clock).toMatchObject({ phase: 'stopped', verdict: 'met' })
    const revived = run(agreement([target()]), [...events, event(monday('11:00'), [statusTo('open')])])
    expect(revived.clock).toMatchObject({ phase: 'running', usedMs: 3_600_000, deadlineAt: monday('18:00') })
  })
})

describe('pauses and deadlines', () => {
  it('CLK-3 pausing outside hours moves nothing', () => {
    const office = agreement([target({ within: hours(4) })], { hours: workweek('09:00', '17:00') })
    const opening = event(monday('16:00'), [opened])
    const pausedAtNight = [
      opening,
      event(monday('18:00'), [statusTo('onHold')]),
      event(monday('23:00'), [statusTo('open')]),
    ]
    expect(run(office, pausedAtNight).clock.deadlineAt).toBe(run(office, [opening]).clock.deadlineAt)
  })

  it('CLK-3 paused with exactly nothing left breaches on resuming, unless stopped in that instant', () => {
    const pausedAtTheDeadline = [
      event(monday('08:00'), [opened]),
      event(monday('16:00'), [statusTo('onHold')]),
    ]
    const resumed = [...pausedAtTheDeadline, event(monday('20:00'), [statusTo('open')])]
    const late = run(agreement([target()]), resumed, monday('20:00') + 1)
    expect(late.facts.at(-1)).toMatchObject({ kind: 'breached', at: monday('20:00') })
    const stopped = [...resumed, event(monday('20:00'), [solved], { sequence: 1 })]
    expect(run(agreement([target()]), stopped, monday('23:00')).clock.verdict).toBe('met')
    const solvedWhilePaused = [...pausedAtTheDeadline, event(monday('20:00'), [solved])]
    expect(run(agreement([target()]), solvedWhilePaused).clock.verdict).toBe('met')
  })

  it('CLK-5 met at the deadline itself, late one millisecond after; time alone judges only after it', () => {
    const solvedAt = (at: number) =>
      run(agreement([target()]), [event(monday('08:00'), [opened]), event(at, [solved])]).clock.verdict
    expect(solvedAt(monday('16:00'))).toBe('met')
    expect(solvedAt(monday('16:00') + 1)).toBe('breached')
    const untouched = [event(monday('08:00'), [opened])]
    expect(run(agreement([target()]), untouched, monday('16:00')).clock.verdict).toBe('pending')
    expect(run(agreement([target()]), untouched, monday('16:00') + 1).clock.verdict).toBe('breached')
  })

  it('CLK-5 an answer on Saturday to a deadline at Friday closing is late', () => {
    const office = agreement([target({ within: hours(8) })], { hours: workweek('09:00', '17:00') })
    const events = [event(utc('2026-03-27 09:00'), [opened]), event(utc('2026-03-28 11:00'), [solved])]
    expect(run(office, events).clock).toMatchObject({
      breachedAt: utc('2026-03-27 17:00'),
      verdict: 'breached',
    })
  })

  it('CLK-5 a target used up when it comes into force breaches at that instant, not before', () => {
    const both = agreement([
      target({ id: 'p2', when: { priority: ['p2'] } }),
      target({ id: 'p1', when: { priority: ['p1'] }, within: hours(1) }),
    ])
    const events = [
      event(monday('08:00'), [opened, priorityTo('p2')]),
      event(monday('11:00'), [priorityTo('p1')]),
    ]
    expect(run(both, events, monday('11:00') + 1).facts.at(-1)).toMatchObject({
      kind: 'breached',
      at: monday('11:00'),
    })
    const solvedAtOnce = [...events, event(monday('11:00'), [solved], { sequence: 1 })]
    expect(run(both, solvedAtOnce, monday('12:00')).clock.verdict).toBe('met')
  })

  it('CLK-4 thresholds fire once each in business time, move with the deadline and may fire anew after a retarget', () => {
    const atRisk = [{ kind: 'percent', percent: 50 }] as const
    const both = agreement([
      target({ id: 'p1', when: { priority: ['p1'] }, within: hours(2), atRisk }),
      target({ id: 'p3', when: { priority: ['p3'] }, within: hours(10), atRisk }),
    ])
    const events = [
      event(monday('08:00'), [opened, priorityTo('p1')]),
      event(monday('09:30'), [priorityTo('p3')]),
    ]
    const risks = run(both, events, monday('17:00')).facts.filter((fact) => fact.kind === 'atRisk')
    expect(risks.map(({ at, round }) => [at, round])).toEqual([
      [monday('09:00'), 1],
      [monday('13:00'), 2],
    ])
  })

  it('CLK-11 an event that comes before a threshold already crossed cannot be applied on top', () => {
    const agreements = [agreement([target()])]
    const { fold } = run(agreements[0] as never, [event(monday('08:00'), [opened])], monday('16:00') + 1)
    expect(advance(fold, event(monday('16:00'), [solved]), agreements)).toBe('needsHistory')
    expect(advance(fold, event(monday('16:01'), [solved]), agreements)).toMatchObject({
      facts: [{ kind: 'finished' }],
    })
  })
})

describe('retargeting', () => {
  const two = (retarget: 'carryFromStart' | 'tightenOnly' | 'restart') =>
    agreement([
      target({ id: 'p1', when: { priority: ['p1'] }, within: hours(2) }),
      target({ id: 'p3', when: { priority: ['p3'] }, within: hours(10), retarget }),
    ])
  const loosenedAt = (at: number) => [
    event(monday('08:00'), [opened, priorityTo('p1')]),
    event(at, [priorityTo('p3')]),
  ]

  it('CLK-8 a breach before the change stands, without a second one; a change at the deadline comes first', () => {
    const after = run(two('carryFromStart'), loosenedAt(monday('11:00')), monday('23:00'))
    expect(after.facts.filter((fact) => fact.kind === 'breached').map((fact) => fact.at)).toEqual([
      monday('10:00'),
    ])
    expect(after.clock).toMatchObject({ verdict: 'breached', deadlineAt: monday('18:00') })
    const inTime = run(two('carryFromStart'), loosenedAt(monday('10:00')), monday('23:00'))
    expect(inTime.facts.find((fact) => fact.kind === 'breached')?.at).toBe(monday('18:00'))
  })

  it('CLK-8 tighten only keeps the earlier deadline, tells both targets and decides once', () => {
    const events = [...loosenedAt(monday('09:00')), event(monday('09:30'), [agentReply])]
    const { clock, facts } = run(two('tightenOnly'), events)
    expect(clock).toMatchObject({ targetId: 'p1', selectedTargetId: 'p3', deadlineAt: monday('10:00') })
    expect(facts.filter((fact) => fact.kind === 'retargeted')).toMatchObject([
      { targetId: 'p1', detail: { fromTargetId: 'p1', toTargetId: 'p3', mode: 'tightenOnly' } },
    ])
  })

  it('CLK-9 a target that applies only later counts from the opening where it carries from the start', () => {
    const late = (retarget: 'carryFromStart' | 'restart') =>
      run(agreement([target({ when: { priority: ['p1'] }, within: hours(2), retarget })]), [
        event(monday('08:00'), [opened]),
        event(monday('08:10'), [statusTo('onHold')]),
        event(monday('08:30'), [statusTo('open')]),
        event(monday('09:00'), [priorityTo('p1')]),
      ]).clock
    expect(late('carryFromStart')).toMatchObject({ startedAt: monday('08:00'), deadlineAt: monday('10:20') })
    expect(late('restart')).toMatchObject({ startedAt: monday('09:00'), deadlineAt: monday('11:00') })
  })

  it('CLK-9 CLK-24 losing every target ends the clock, getting one again revives it', () => {
    const only = agreement([target({ when: { priority: ['p1'] } })])
    const events = [
      event(monday('08:00'), [opened, priorityTo('p1')]),
      event(monday('09:00'), [priorityTo('p9')]),
    ]
    expect(run(only, events).clock).toMatchObject({ phase: 'cancelled', cancelReason: 'noTarget' })
    const again = run(only, [...events, event(monday('10:00'), [priorityTo('p1')])])
    expect(again.clock).toMatchObject({ phase: 'running', usedMs: 2 * 3_600_000 })
  })
})

describe('reopening', () => {
  const solvedThenOpen = [
    event(monday('08:00'), [opened]),
    event(monday('10:00'), [solved]),
    event(monday('20:00'), [statusTo('open')]),
  ]
  const reopened = (difference: Parameters<typeof target>[0], before?: number) =>
    run(agreement([target(difference)]), solvedThenOpen, before)

  it('CLK-10 resume: the last stop decides and the time solved is not counted', () => {
    const { clock } = reopened({ reopen: 'resume' })
    expect(clock).toMatchObject({ cycle: 1, verdict: 'pending', usedMs: 7_200_000 })
    expect(iso(clock.deadlineAt)).toBe('2026-03-03T02:00:00.000Z')
    const again = [...solvedThenOpen, event(utc('2026-03-03 09:00'), [solved])]
    expect(run(agreement([target()]), again).clock.verdict).toBe('breached')
  })

  it('CLK-10 restart replaces the result; new cycle keeps both; past the window always a new cycle', () => {
    expect(reopened({ reopen: 'restart' }).clock).toMatchObject({
      cycle: 1,
      startedAt: monday('20:00'),
      usedMs: 0,
    })
    const both = reopened({ reopen: 'newCycle' }).clocks
    expect(both.map(({ cycle, verdict }) => [cycle, verdict])).toEqual([
      [1, 'met'],
      [2, 'pending'],
    ])
    expect(
      reopened({ reopen: 'resume', reopenWithin: { counted: 'wall', ms: 3_600_000 } }).clocks,
    ).toHaveLength(2)
  })
})

describe('views, the machine and bindings', () => {
  it('CLK-14 a view reads due at local zero, and breached only once judged', () => {
    const office = agreement([target({ within: hours(4) })], { hours: workweek('09:00', '17:00') })
    const { clock, agreements, fold } = run(office, [event(monday('14:00'), [opened])])
    const calendar = agreements[0]?.calendars.get('hours')
    if (calendar === undefined) throw new Error('no calendar')
    const dueAt = utc('2026-03-03 10:00')
    expect(view(clock, calendar, monday('20:00'))).toMatchObject({
      state: 'onTrack',
      motion: 'closed',
      remainingMs: 3_600_000,
      resumesAt: utc('2026-03-03 09:00'),
    })
    expect(view(clock, calendar, dueAt - 1)).toMatchObject({
      state: 'onTrack',
      motion: 'running',
      remainingMs: 1,
    })
    expect(view(clock, calendar, dueAt)).toMatchObject({ state: 'due', remainingMs: 0 })
    const judged = judge(fold, agreements, dueAt + 1).fold.clocks[0] as typeof clock
    expect(view(judged, calendar, utc('2026-03-03 11:00'))).toMatchObject({
      state: 'breached',
      overrunMs: 3_600_000,
    })
  })

  it('CLK-14 running out of calendar is no deadline rather than a wrong one', () => {
    const calendar = { timeZone: 'UTC', weekly: {}, dates: { '2026-03-02': [['09:00', '10:00']] as const } }
    const { clock } = run(agreement([target()], { hours: calendar }), [event(monday('09:30'), [opened])])
    expect(clock).toMatchObject({ phase: 'running', deadlineAt: null, nextThresholdAt: null })
  })

  it('CLK-16 every phase is reached, and a move the table does not list is refused', () => {
    expect(unreachablePhases()).toEqual([])
    const withoutPause = { running: { stop: 'stopped' }, paused: {}, stopped: {}, cancelled: {} } as const
    expect(unreachablePhases(withoutPause)).toEqual(['paused', 'cancelled'])
    expect(() => nextPhase('stopped', 'pause')).toThrow('a stopped clock cannot pause')
  })

  it('CLK-17 a ticket keeps the version it was bound to; several agreements run side by side', () => {
    const version = (number: number, id: string, value: number) =>
      compileAgreement(
        terms({ id, calendars: { hours: ALWAYS }, targets: [target({ within: hours(value) })] }),
        number,
      )
    const opening = event(monday('08:00'), [opened])
    const before = [version(1, 'sla', 8), version(1, 'ola', 4)]
    const first = foldTicket([opening], before)
    expect(first.fold.clocks.map((clock) => [clock.agreementId, clock.deadlineAt])).toEqual([
      ['sla', monday('16:00')],
      ['ola', monday('12:00')],
    ])
    const after = [...before, version(2, 'sla', 2)]
    expect(foldTicket([opening], after, first.fold.bound).fold).toEqual(first.fold)
    expect(foldTicket([opening], after).fold.clocks[0]?.deadlineAt).toBe(monday('10:00'))
  })
})
