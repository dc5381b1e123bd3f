import { describe, expect, it } from 'vitest'
import type { Target } from '../../src/agreement/clauses/targets.js'
import { foldAt, parseAgreementTerms, parseTicketEvent, type TicketChange, view } from '../../src/index.js'
import {
  agentReply,
  agreement,
  customerReply,
  event,
  Ledger,
  opened,
  priorityTo,
  solved,
  statusTo,
  target,
  workweek,
} from '../../src/testing/index.js'
import { iso, live, utc } from './support.js'

const HOUR = 3_600_000
const MINUTE = 60_000
const monday = (time: string) => utc(`2026-03-02 ${time}`)
const hours = (value: number) => ({ value, unit: 'hours' }) as const
const minutes = (value: number) => ({ value, unit: 'minutes' }) as const
const at = (time: string, ...changes: TicketChange[]) => event(monday(time), changes)
const sla = (...targets: Partial<Target>[]) =>
  agreement(targets.map((each) => target({ within: hours(4), ...each })))
const waiting = statusTo('waitingOnCustomer')
const waitingUntil = (time: string): TicketChange => ({
  kind: 'statusChanged',
  to: 'waitingOnCustomer',
  until: iso(monday(time))!,
})

const OFFICE = { hours: workweek('09:00', '17:00') }
const problemsOf = (fields: Record<string, unknown>) => {
  const targets = [{ id: 'one', metric: 'resolution', within: '4h', ...fields }]
  const read = parseAgreementTerms({ id: 'sla', title: 'SLA', calendars: OFFICE, targets })
  return read.ok ? [] : read.problems.map(({ code, path }) => [code, path.slice(2).join('.')])
}

describe('a pause that ends when the customer writes', () => {
  const untilAnswered = sla({ pauseUntil: 'customerReply' })

  it('CLK-34 goes on at the message, though the status stays as it is', () => {
    const { clocks, facts } = live(
      [untilAnswered],
      [at('09:00', opened), at('10:00', waiting), at('12:00', customerReply)],
    )
    expect(clocks[0]).toMatchObject({
      phase: 'running',
      breachedAt: monday('15:00'),
      countedFrom: monday('12:00'),
    })
    expect(facts.map(({ kind }) => kind)).toEqual(['started', 'paused', 'resumed', 'breached'])
  })

  it.each<[string, TicketChange[], string]>([
    ['the desk answers in public, and waits again', [agentReply], '15:00'],
    [
      'the status is told anew with another reason',
      [{ ...waiting, reason: 'Second reminder' } as TicketChange],
      '12:00',
    ],
    ['it is told again as it was, as a webhook does with every update', [waiting], '15:00'],
    ['somebody else takes it', [{ kind: 'assigned', team: 'network' }], '15:00'],
    ['an internal note is written', [{ kind: 'replied', actor: 'human', public: false }], '15:00'],
  ])('CLK-34 after the message, where %s', (name, changes) => {
    const events = [
      at('09:00', opened),
      at('10:00', waiting),
      at('12:00', customerReply),
      at('12:30', ...changes),
    ]
    const { phase } = live([untilAnswered], events, monday('13:00')).clocks[0]!
    const pausesAgain = name.startsWith('the desk') || name.startsWith('the status')
    expect(phase).toBe(pausesAgain ? 'paused' : 'running')
  })

  it('CLK-34 a message written before the pause began, or in private, ends nothing', () => {
    const hidden: TicketChange = { kind: 'replied', actor: 'customer', public: false }
    const events = [
      at('09:00', opened, customerReply),
      at('09:30', customerReply),
      at('10:00', waiting),
      at('12:00', hidden),
    ]
    expect(live([untilAnswered], events, monday('13:00')).clocks[0]).toMatchObject({
      phase: 'paused',
      usedMs: HOUR,
    })
  })

  it('CLK-34 is counted so, too, by a target that comes into force later and carries from the start', () => {
    const promises = sla(
      { id: 'low', when: { priority: ['P4'] }, within: hours(40) },
      { id: 'high', pauseUntil: 'customerReply' },
    )
    const events = [
      at('09:00', opened, priorityTo('P4')),
      at('10:00', waiting),
      at('11:00', customerReply),
      at('12:00', priorityTo('P1')),
    ]
    expect(live([promises], events, monday('12:30')).clocks[0]).toMatchObject({
      targetId: 'high',
      usedMs: 2 * HOUR,
      phase: 'running',
    })
  })

  it('CLK-34 refuses an end of a pause where nothing pauses, and one that is not known', () => {
    expect(problemsOf({ pauseUntil: 'customerReply' })).toContainEqual(['notForTarget', 'pauseUntil'])
    expect(problemsOf({ pauseWhen: {}, pauseUntil: 'never' })).toContainEqual(['unknownValue', 'pauseUntil'])
  })
})

describe('a status told with its end', () => {
  const plain = sla({})

  it('CLK-34 goes on by itself at that instant, by the event that told it', () => {
    const { clocks, facts } = live([plain], [at('09:00', opened), at('10:00', waitingUntil('14:00'))])
    expect(facts.map(({ kind, at, eventId }) => [kind, iso(at)!.slice(11, 16), eventId === null])).toEqual([
      ['started', '09:00', false],
      ['paused', '10:00', false],
      ['resumed', '14:00', false],
      ['breached', '17:00', true],
    ])
    expect(clocks[0]).toMatchObject({
      usedMs: HOUR,
      countedFrom: monday('14:00'),
      breachedAt: monday('17:00'),
    })
  })

  it('CLK-34 reads so before any fact has said it, and tells when it will go on', () => {
    const paused = live([plain], [at('09:00', opened), at('10:00', waitingUntil('14:00'))], monday('12:00'))
      .clocks[0]!
    const calendar = plain.calendars.get('hours')!
    expect(paused).toMatchObject({ phase: 'paused', nextThreshold: 'resumption', deadlineAt: null })
    expect(view(paused, calendar, monday('12:00'))).toMatchObject({
      motion: 'paused',
      resumesAt: monday('14:00'),
    })
    expect(view(paused, calendar, monday('15:00'))).toMatchObject({ motion: 'running', elapsedMs: 2 * HOUR })
  })

  it('CLK-34 what happens before decides: another status, another end, a solution', () => {
    const later = [
      at('09:00', opened),
      at('10:00', waitingUntil('14:00')),
      at('12:00', waitingUntil('16:00')),
    ]
    expect(live([plain], later, monday('17:00')).clocks[0]).toMatchObject({
      phase: 'running',
      countedFrom: monday('16:00'),
    })
    const endless = [at('09:00', opened), at('10:00', waitingUntil('14:00')), at('12:00', waiting)]
    expect(live([plain], endless, monday('17:00')).clocks[0]).toMatchObject({ phase: 'paused', usedMs: HOUR })
    const early = [at('09:00', opened), at('10:00', waitingUntil('14:00')), at('13:00', solved)]
    expect(live([plain], early).clocks[0]).toMatchObject({ verdict: 'met', usedMs: HOUR })
  })

  it('CLK-34 an event that comes late is folded as though the clock had not gone on yet', () => {
    const ledger = new Ledger([plain])
    for (const each of [at('09:00', opened), at('10:00', waitingUntil('14:00'))]) ledger.receive(each)
    ledger.judge(monday('15:00'))
    expect(ledger.fold!.clocks[0]!.phase).toBe('running')
    ledger.receive(at('13:00', statusTo('onHold')))
    expect(ledger.fold!.clocks[0]).toMatchObject({ phase: 'paused', usedMs: HOUR })
    expect(ledger.standing.map(({ kind }) => kind)).toEqual(['started', 'paused', 'paused'])
  })

  it('CLK-34 as of any instant it is what it was', () => {
    const events = [at('09:00', opened), at('10:00', waitingUntil('14:00'))]
    const phaseAt = (time: string) => foldAt(events, [plain], monday(time))!.fold.clocks[0]!.phase
    expect(['10:00', '13:59', '14:01'].map(phaseAt)).toEqual(['paused', 'paused', 'running'])
  })

  it('TKT-20 keeps the end in UTC, and refuses one that is no instant or not after the event', () => {
    const read = (until: unknown) => {
      const changes = [{ kind: 'statusChanged', to: 'onHold', until }]
      const parsed = parseTicketEvent({ ...at('10:00', opened), changes })
      return parsed.ok ? (parsed.value.changes[0] as { until?: string }).until : parsed.problems[0]!.code
    }
    expect(read('2026-03-03T10:00:00+07:00')).toBe('2026-03-03T03:00:00.000Z')
    expect(read(monday('11:00'))).toBe('2026-03-02T11:00:00.000Z')
    expect(['tomorrow', '2026-03-03T10:00:00', monday('10:00'), monday('09:00')].map(read)).toEqual(
      Array(4).fill('badInstant'),
    )
  })
})

describe('what begins a clock', () => {
  it('CLK-31 first response from the first message of the customer, where the desk opened the ticket', () => {
    const promise = sla({ metric: 'firstResponse', from: 'firstCustomerMessage', within: hours(1) })
    const events = [
      at('09:00', opened, agentReply),
      event(utc('2026-03-04 10:00'), [customerReply]),
      event(utc('2026-03-04 10:40'), [agentReply]),
    ]
    const { clocks } = live([promise], events)
    expect(clocks).toHaveLength(1)
    expect(clocks[0]).toMatchObject({
      startedAt: utc('2026-03-04 10:00'),
      verdict: 'met',
      usedMs: 40 * MINUTE,
    })
  })

  it('CLK-31 a target that comes into force later counts from that message', () => {
    const promises = sla(
      { id: 'none', when: { priority: ['P4'] }, metric: 'timeToOwn' },
      { id: 'first', when: { priority: ['P1'] }, metric: 'firstResponse', from: 'firstCustomerMessage' },
    )
    const events = [
      at('09:00', opened, priorityTo('P4')),
      at('10:00', customerReply),
      at('11:00', priorityTo('P1')),
    ]
    const clock = live([promises], events, monday('11:30')).clocks.find(
      ({ targetId }) => targetId === 'first',
    )!
    expect([clock.startedAt, clock.usedMs]).toEqual([monday('10:00'), HOUR])
  })

  it('CLK-31 next response from any message, also while the first answer is owed', () => {
    const first = { id: 'first', metric: 'firstResponse', within: hours(8) } as const
    const next = { id: 'next', metric: 'nextResponse', within: minutes(30) } as const
    const events = [at('09:00', opened, customerReply), at('09:10', agentReply), at('10:00', customerReply)]
    const cyclesOf = (...targets: Partial<Target>[]) =>
      live([sla(...targets)], events, monday('10:10'))
        .clocks.filter(({ metric }) => metric === 'nextResponse')
        .map(({ startedAt, verdict }) => [iso(startedAt)!.slice(11, 16), verdict])
    expect(cyclesOf(first, next)).toEqual([['10:00', 'pending']])
    expect(cyclesOf(first, { ...next, from: 'anyCustomerMessage' })).toEqual([
      ['09:00', 'met'],
      ['10:00', 'pending'],
    ])
  })

  it('CLK-31 `startWhen`: a clock begins once its conditions hold, and goes on when they hold no longer', () => {
    const promise = sla({ startWhen: [{ team: { is: 'any' } }] })
    const events = [
      at('09:00', opened),
      at('10:00', { kind: 'assigned', team: 'network' }),
      at('11:00', { kind: 'assigned', team: null }),
    ]
    expect(live([promise], events.slice(0, 1)).clocks).toEqual([])
    expect(live([promise], events, monday('12:00')).clocks[0]).toMatchObject({
      startedAt: monday('10:00'),
      phase: 'running',
      deadlineAt: monday('14:00'),
    })
  })

  it('CLK-31 refuses a beginning that its metric does not know', () => {
    expect(problemsOf({ from: 'anyCustomerMessage' })).toContainEqual(['notForMetric', 'from'])
    expect(problemsOf({ metric: 'periodicUpdate', from: 'firstCustomerMessage' })).toContainEqual([
      'notForMetric',
      'from',
    ])
    expect(problemsOf({ startWhen: [] })).toContainEqual(['empty', 'startWhen'])
    expect(
      problemsOf({ metric: 'heldTime', heldWhile: { line: 'L2' }, startWhen: { line: 'L2' } }),
    ).toContainEqual(['notForMetric', 'startWhen'])
  })
})

describe('what ends a clock, or begins it anew', () => {
  it('CLK-32 `cancelWhen`: nothing is owed while it holds, and the time is not counted when it goes on', () => {
    const promise = sla({ cancelWhen: [{ tags: ['duplicate'] }] })
    const tagged = (time: string, ...tags: string[]) => at(time, { kind: 'classified', tags })
    const away = [at('09:00', opened), tagged('10:00', 'duplicate')]
    const { clocks, facts } = live([promise], away)
    expect(clocks[0]).toMatchObject({
      phase: 'cancelled',
      cancelReason: 'withdrawn',
      verdict: 'pending',
      usedMs: HOUR,
    })
    expect(facts.at(-1)!.detail).toMatchObject({ reason: 'withdrawn' })
    expect(live([promise], [...away, tagged('15:00'), at('16:00', solved)]).clocks[0]).toMatchObject({
      verdict: 'met',
      usedMs: 2 * HOUR,
    })
    expect(
      live([promise], [at('09:00', opened, { kind: 'classified', tags: ['duplicate'] })]).clocks,
    ).toEqual([])
  })

  it('CLK-33 `resetWhen`: the cycle ends as it stands, what it had missed stays missed, and another begins', () => {
    const promise = sla({ within: hours(1), resetWhen: [{ team: ['vendor'] }] })
    const events = [
      at('09:00', opened),
      at('09:30', { kind: 'assigned', team: 'vendor' }),
      at('09:40', { kind: 'assigned', agent: 'ana' }),
      at('11:00', { kind: 'assigned', team: 'desk' }),
      at('11:10', { kind: 'assigned', team: 'vendor' }),
      at('11:20', solved),
    ]
    expect(
      live([promise], events).clocks.map(({ cycle, startedAt, verdict, cancelReason }) => [
        cycle,
        iso(startedAt)!.slice(11, 16),
        verdict,
        cancelReason,
      ]),
    ).toEqual([
      [1, '09:00', 'pending', 'reset'],
      [2, '09:30', 'breached', 'reset'],
      [3, '11:10', 'met', null],
    ])
  })
})

describe('thresholds', () => {
  it('CLK-36 after the deadline are told at their instants, and not of a clock that is in time', () => {
    const promise = sla({
      within: hours(2),
      atRisk: [
        { kind: 'percent', percent: 75 },
        { kind: 'percent', percent: 150 },
        { kind: 'after', ms: 2 * HOUR },
      ],
    })
    const recorded = (...events: ReturnType<typeof at>[]) =>
      live([promise], events).facts.map(({ kind, at, threshold }) => [
        kind,
        iso(at)!.slice(11, 16),
        threshold,
      ])
    expect(recorded(at('09:00', opened)).slice(1)).toEqual([
      ['atRisk', '10:30', 'percent:75'],
      ['breached', '11:00', 'deadline'],
      ['overdue', '12:00', 'percent:150'],
      ['overdue', '13:00', 'after:7200000'],
    ])
    expect(recorded(at('09:00', opened), at('10:00', solved)).map(([kind]) => kind)).toEqual([
      'started',
      'met',
    ])
    expect(
      recorded(at('09:00', opened), at('11:30', waiting), at('15:00', statusTo('open'))).slice(3),
    ).toEqual([
      ['paused', '11:30', null],
      ['resumed', '15:00', null],
      ['overdue', '15:30', 'percent:150'],
      ['overdue', '16:30', 'after:7200000'],
    ])
  })

  it('CLK-37 working days before the deadline are counted back on the calendar from wherever the deadline is', () => {
    const promise = agreement(
      [target({ within: { value: 3, unit: 'workingDays' }, atRisk: [{ kind: 'daysBefore', days: 1 }] })],
      { hours: { ...workweek('09:00', '17:00'), dates: { '2026-03-05': [['09:00', '12:00']] } } },
    )
    const riskAt = (...events: ReturnType<typeof event>[]) =>
      iso(live([promise], events).facts.find(({ kind }) => kind === 'atRisk')!.at)
    // Opened Monday 10:00, due Thursday: the short day's hours end at 12:00, and 10:00 lies within them.
    expect(riskAt(at('10:00', opened))).toBe('2026-03-04T10:00:00.000Z')
    // Eight open hours paused: due so much later, past the short Thursday.
    const paused = [
      at('10:00', opened),
      at('11:00', waiting),
      event(utc('2026-03-03 11:00'), [statusTo('open')]),
    ]
    expect(riskAt(...paused)).toBe('2026-03-05T12:00:00.000Z')
  })

  it('CLK-36 CLK-37 bad thresholds are refused', () => {
    for (const atRisk of [
      '100%',
      '1001%',
      '3 working days after',
      '1 working day (close of business) before',
    ])
      expect(problemsOf({ atRisk })).toContainEqual(['badThreshold', 'atRisk'])
    expect(problemsOf({ within: '2 working days', atRisk: '3 working days before' })).toContainEqual([
      'badThreshold',
      'atRisk',
    ])
    expect(problemsOf({ atRisk: ['75%', '150%', '30m before', '2h after', '1 working day before'] })).toEqual(
      [],
    )
  })
})

describe('the window of reopening', () => {
  const promise = (reopenWithin: Target['reopenWithin']) =>
    agreement([target({ within: hours(40), reopenWithin })], OFFICE)
  const friday = [event(utc('2026-02-27 15:00'), [opened]), event(utc('2026-02-27 16:00'), [solved])]
  const cyclesOf = (window: Target['reopenWithin'], reopened: string) =>
    live([promise(window)], [...friday, event(utc(reopened), [statusTo('open')])]).clocks.length

  it('AGR-82 in working days ends at the wall time of the stop, in working hours when they are used up', () => {
    const days = { counted: 'workingDays', days: 2, at: 'same-time' } as const
    expect([cyclesOf(days, '2026-03-03 16:00'), cyclesOf(days, '2026-03-03 16:01')]).toEqual([1, 2])
    const closing = { ...days, days: 1, at: 'close-of-business' } as const
    expect([cyclesOf(closing, '2026-03-02 17:00'), cyclesOf(closing, '2026-03-02 17:01')]).toEqual([1, 2])
    const open = { counted: 'open', ms: 3 * HOUR } as const
    expect([cyclesOf(open, '2026-03-02 11:00'), cyclesOf(open, '2026-03-02 11:01')]).toEqual([1, 2])
    expect(cyclesOf({ counted: 'wall', ms: 3 * HOUR }, '2026-03-02 09:00')).toBe(2)
  })

  it('AGR-82 is read and written as people say it', () => {
    for (const reopenWithin of [
      '3d',
      '16 working hours',
      '90 working minutes',
      '1 working hour',
      '2 working days',
      '1 working day (close of business)',
    ]) {
      const targets = [{ id: 'one', metric: 'resolution', within: '4h', calendar: 'hours', reopenWithin }]
      const read = parseAgreementTerms({ id: 'sla', title: 'SLA', calendars: OFFICE, targets })
      expect(read.ok && read.value.targets[0]!.reopenWithin).toBeTruthy()
    }
    expect(problemsOf({ reopenWithin: '2 calendar days' })).toContainEqual(['badDuration', 'reopenWithin'])
    expect(problemsOf({ reopenWithin: 'two working hours' })).toContainEqual(['badDuration', 'reopenWithin'])
  })
})

describe('a breach that a change of priority voids', () => {
  const promises = sla(
    { id: 'p1', when: { priority: ['P1'] }, within: hours(1), retarget: 'void' },
    { id: 'p4', when: { priority: ['P4'] }, within: hours(40), retarget: 'void' },
    { id: 'p2', when: { priority: ['P2'] }, within: hours(2) },
  )
  const raised = [at('09:00', opened, priorityTo('P1')), at('11:00', priorityTo('P4'))]

  it('CLK-35 is told as a fact, beside that of the breach, and the clock may yet be met', () => {
    const { clocks, facts } = live([promises], [...raised, at('14:00', solved)])
    expect(clocks[0]).toMatchObject({ targetId: 'p4', verdict: 'met', breachedAt: null, booked: null })
    expect(facts.map(({ kind }) => kind)).toEqual(['started', 'breached', 'retargeted', 'voided', 'met'])
    expect(facts[3]!.detail).toEqual({
      breachedAt: monday('10:00'),
      missedTargetId: 'p1',
      missedTargetMs: HOUR,
    })
  })

  it('CLK-35 voids once: where nothing is missed there is nothing to void, and it may miss again', () => {
    const again = [
      ...raised,
      at('12:00', priorityTo('P1')),
      at('13:00', priorityTo('P4')),
      at('14:00', priorityTo('P4')),
    ]
    const { clocks, facts } = live([promises], again, monday('15:00'))
    expect(facts.filter(({ kind }) => kind === 'voided')).toHaveLength(2)
    expect(facts.filter(({ kind }) => kind === 'breached').map(({ at }) => at)).toEqual([
      monday('10:00'),
      monday('12:00'),
    ])
    expect(clocks[0]).toMatchObject({ verdict: 'pending', breachedAt: null })
  })

  it('CLK-35 a target of another mode leaves the breach', () => {
    expect(live([promises], [raised[0]!, at('11:00', priorityTo('P2'))]).clocks[0]).toMatchObject({
      verdict: 'breached',
      breachedAt: monday('10:00'),
    })
  })
})

describe('an event that was wrong', () => {
  const plain = sla({ within: hours(1) })
  const story = [
    at('09:00', opened),
    at('09:30', solved),
    event(monday('12:00'), [{ kind: 'voided', eventId: `${monday('09:30')}-statusChanged` }]),
  ]

  it('TKT-19 never was, whatever it said and in whatever order the three arrive', () => {
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [2, 1, 0],
      [2, 0, 1],
      [1, 2, 0],
      [1, 0, 2],
    ]) {
      const ledger = new Ledger([plain])
      for (const index of order) ledger.receive(story[index]!)
      ledger.judge(monday('13:00'))
      expect(ledger.fold!.clocks[0], order.join()).toMatchObject({
        phase: 'running',
        breachedAt: monday('10:00'),
      })
      expect(ledger.standing.map(({ kind }) => kind)).toEqual(['started', 'breached'])
    }
  })

  it('TKT-19 of an opening: the next event opens the ticket; where none is left nothing is owed', () => {
    const voids = (time: string, eventId: string) => event(monday(time), [{ kind: 'voided', eventId }])
    const wrong = at('09:00', opened)
    const gone = [wrong, voids('09:30', wrong.eventId)]
    expect(live([plain], gone).clocks.map(({ verdict, phase }) => [verdict, phase])).toEqual([
      ['pending', 'cancelled'],
    ])
    const { clocks, ticket } = live([plain], [...gone, at('10:00', opened)])
    expect(ticket.openedAt).toBe(monday('10:00'))
    expect(clocks).toHaveLength(1)
    expect(clocks[0]).toMatchObject({ startedAt: monday('10:00'), breachedAt: monday('11:00') })
  })

  it('TKT-19 voided twice it is voided once; a voiding that is voided is none', () => {
    const again = event(monday('12:10'), [{ kind: 'voided', eventId: story[1]!.eventId }], {
      eventId: 'again',
    })
    expect(live([plain], [...story, again]).clocks[0]).toMatchObject({ verdict: 'breached' })
    const undone = event(monday('12:20'), [{ kind: 'voided', eventId: story[2]!.eventId }], {
      eventId: 'undone',
    })
    expect(live([plain], [...story, undone]).clocks[0]).toMatchObject({
      verdict: 'met',
      stoppedAt: monday('09:30'),
    })
  })

  it('TKT-16 TKT-19 an opening whose reply was none opens the ticket still, and so does one beside which it voids another', () => {
    const greeting = at('09:00', agentReply)
    const retracted = at('09:20', { kind: 'replyRetracted', eventId: greeting.eventId })
    const { clocks, ticket } = live([plain], [greeting, retracted, at('09:40', priorityTo('P1'))])
    expect(ticket.openedAt).toBe(monday('09:00'))
    expect(clocks[0]).toMatchObject({ breachedAt: monday('10:00') })
    const both = at('09:10', { kind: 'voided', eventId: 'never-sent' }, opened)
    expect(live([plain], [both, at('09:40', priorityTo('P1'))]).ticket.openedAt).toBe(monday('09:10'))
  })
})
