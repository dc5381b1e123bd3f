import { describe, expect, it } from 'vitest'
import type { Target } from '../../src/agreement/clauses/targets.js'
import { compileAgreement } from '../../src/agreement/compileAgreement.js'
import {
  type Clock,
  coverageOf,
  foldTicket,
  RETARGET_MODES,
  type TicketEvent,
  type TicketMatch,
  view,
} from '../../src/index.js'
import {
  ALWAYS,
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
  terms,
  workweek,
} from '../../src/testing/index.js'
import { iso, live, run, utc } from './support.js'

const monday = (time: string) => utc(`2026-03-02 ${time}`)
const minutes = (value: number) => ({ value, unit: 'minutes' }) as const
const hours = (value: number) => ({ value, unit: 'hours' }) as const
const workingDays = (value: number) => ({ value, unit: 'workingDays' }) as const
const HOUR = 3_600_000
const MINUTE = 60_000

const sla = (id: string, appliesTo: TicketMatch, targets: readonly Target[]) =>
  compileAgreement(terms({ id, calendars: { hours: ALWAYS }, targets, appliesTo }), 1)

const of = (clocks: readonly Clock[], id: string) =>
  clocks.filter((clock) => clock.agreementId === id || clock.targetId === id)

describe('W2: an agreement whose conditions hold no longer', () => {
  const first = (within: Target['within']) => [target({ id: 'first', metric: 'firstResponse', within })]
  const ATTRIBUTES: readonly [
    string,
    TicketMatch,
    TicketMatch,
    TicketEvent['changes'],
    TicketEvent['changes'],
  ][] = [
    [
      'customer',
      { customer: ['acme'] },
      { customer: ['beta'] },
      [{ kind: 'classified', customer: 'acme' }],
      [{ kind: 'classified', customer: 'beta' }],
    ],
    [
      'service',
      { service: ['mail'] },
      { service: ['files'] },
      [{ kind: 'classified', service: 'mail' }],
      [{ kind: 'classified', service: 'files' }],
    ],
    [
      'tags',
      { tags: ['vip'] },
      { tags: ['plain'] },
      [{ kind: 'classified', tags: ['vip'] }],
      [{ kind: 'classified', tags: ['plain'] }],
    ],
    [
      'request type',
      { requestType: ['incident'] },
      { requestType: ['wish'] },
      [{ kind: 'classified', requestType: 'incident' }],
      [{ kind: 'classified', requestType: 'wish' }],
    ],
    [
      'team',
      { team: ['one'] },
      { team: ['two'] },
      [{ kind: 'assigned', team: 'one' }],
      [{ kind: 'assigned', team: 'two' }],
    ],
    ['priority', { priority: ['p1'] }, { priority: ['p2'] }, [priorityTo('p1')], [priorityTo('p2')]],
  ]

  it.each(ATTRIBUTES)(
    'CLK-23 W2: of %s, its clock ends without a result, the other counts from the opening',
    (_, acmes, betas, mistaken, right) => {
      const agreements = [sla('acme', acmes, first(minutes(15))), sla('beta', betas, first(hours(1)))]
      const { clocks, facts } = live(agreements, [
        event(monday('09:00'), [opened, ...mistaken]),
        event(monday('09:10'), right),
        event(monday('09:50'), [agentReply]),
      ])
      expect(of(clocks, 'acme')).toMatchObject([
        {
          phase: 'cancelled',
          cancelReason: 'notApplicable',
          verdict: 'pending',
          breachedAt: null,
          usedMs: 10 * MINUTE,
        },
      ])
      expect(of(clocks, 'beta')).toMatchObject([
        { phase: 'stopped', verdict: 'met', startedAt: monday('09:00'), usedMs: 50 * MINUTE },
      ])
      expect(facts.filter(({ kind }) => kind === 'breached')).toEqual([])
      expect(facts.find(({ kind }) => kind === 'cancelled')).toMatchObject({
        at: monday('09:10'),
        detail: { reason: 'notApplicable' },
      })
    },
  )

  it.each(ATTRIBUTES)(
    'CLK-23 W2: put right in the instant of the opening, by %s, it binds the other alone',
    (_, acmes, betas, mistaken, right) => {
      const agreements = [sla('acme', acmes, first(minutes(15))), sla('beta', betas, first(hours(1)))]
      const { clocks, facts } = live(agreements, [
        event(monday('09:00'), [opened, ...mistaken]),
        event(monday('09:00'), right, { sequence: 1 }),
      ])
      expect(clocks.map(({ agreementId }) => agreementId)).toEqual(['beta'])
      expect(facts.some(({ agreementId }) => agreementId === 'acme')).toBe(false)
    },
  )

  it('CLK-23 W2: no later cycle begins under it, and one that applies again goes on', () => {
    const turns = [target({ id: 'next', metric: 'nextResponse', within: hours(1) }), target()]
    const agreements = [
      sla('acme', { customer: ['acme'] }, turns),
      sla('beta', { customer: ['beta'] }, turns),
    ]
    const customer = (name: string) => [{ kind: 'classified', customer: name }] as const
    const { clocks } = live(agreements, [
      event(monday('09:00'), [opened, ...customer('acme')]),
      event(monday('10:00'), customer('beta')),
      event(monday('11:00'), [customerReply]),
      event(monday('12:00'), customer('acme')),
      event(monday('13:00'), [solved]),
    ])
    expect(
      clocks.filter(({ metric }) => metric === 'nextResponse').map(({ agreementId }) => agreementId),
    ).toEqual(['beta'])
    expect(of(clocks, 'acme')).toMatchObject([{ metric: 'resolution', verdict: 'met', usedMs: 4 * HOUR }])
  })

  it('CLK-23 CLK-25 W2: what was missed before the correction stays missed', () => {
    const agreements = [
      sla('acme', { customer: ['acme'] }, first(minutes(15))),
      sla('beta', { customer: ['beta'] }, first(hours(1))),
    ]
    const { clocks } = live(agreements, [
      event(monday('09:00'), [opened, { kind: 'classified', customer: 'acme' }]),
      event(monday('09:20'), [{ kind: 'classified', customer: 'beta' }]),
      event(monday('09:50'), [agentReply]),
    ])
    expect(of(clocks, 'acme')).toMatchObject([
      { phase: 'cancelled', verdict: 'breached', breachedAt: monday('09:15'), booked: { customer: 'acme' } },
    ])
  })

  it('CLK-23 CLK-20 W2: the wider level takes over where the more specific one applies no longer', () => {
    const wide = sla('wide', {}, [target({ within: hours(8) })])
    const narrow = compileAgreement(
      {
        ...terms({
          id: 'narrow',
          calendars: { hours: ALWAYS },
          targets: [target({ within: hours(2) })],
          appliesTo: { customer: ['acme'] },
        }),
        levels: [{ agreementId: 'wide', version: 1, targets: [] }] as never,
      },
      1,
    )
    const { clocks } = live(
      [wide, narrow],
      [
        event(monday('09:00'), [opened, { kind: 'classified', customer: 'acme' }]),
        event(monday('10:00'), [{ kind: 'classified', customer: 'beta' }]),
        event(monday('12:00'), [solved]),
      ],
    )
    expect(of(clocks, 'narrow')).toMatchObject([{ cancelReason: 'notApplicable' }])
    expect(of(clocks, 'wide')).toMatchObject([{ verdict: 'met', usedMs: 3 * HOUR }])
  })
})

describe('W3: a turn after a first response that ended in any other way', () => {
  const turns = [
    target({ id: 'first', metric: 'firstResponse', within: hours(1), botsCount: true }),
    target({ id: 'next', metric: 'nextResponse', within: minutes(30) }),
  ]
  const next = (targets: readonly Target[], events: readonly TicketEvent[]) =>
    live([agreement(targets)], events, monday('09:00')).clocks.filter(
      ({ metric }) => metric === 'nextResponse',
    )

  it('CLK-27 W3: answered by a bot that counts, the customer who writes again is owed the next', () => {
    const cycles = next(turns, [
      event(monday('09:00'), [opened, customerReply]),
      event(utc('2026-03-02 09:00:05'), [{ kind: 'replied', actor: 'bot', public: true }]),
      event(monday('09:10'), [customerReply]),
    ])
    expect(cycles).toMatchObject([{ startedAt: monday('09:10'), deadlineAt: monday('09:40') }])
  })

  it.each(['solved', 'closed'] as const)(
    'CLK-27 W3: %s without a word, then reopened by the customer',
    (to) => {
      const together = [
        event(monday('09:00'), [opened]),
        event(monday('09:20'), [statusTo(to)]),
        event(monday('10:00'), [customerReply, statusTo('open')]),
      ]
      expect(next(turns, together)).toMatchObject([
        { startedAt: monday('10:00'), deadlineAt: monday('10:30') },
      ])
      const apart = [
        ...together.slice(0, 2),
        event(monday('10:00'), [customerReply]),
        event(monday('10:00'), [statusTo('open')], { sequence: 1 }),
      ]
      expect(next(turns, apart)).toMatchObject([{ startedAt: monday('10:00'), phase: 'running' }])
    },
  )

  it('CLK-27 W3: ended by stopWhen, or never promised at all', () => {
    const owned = [{ ...turns[0]!, stopWhen: [{ owned: true }] }, turns[1]!]
    const events = [
      event(monday('09:00'), [opened]),
      event(monday('09:05'), [{ kind: 'assigned', agent: 'ana' }]),
      event(monday('09:10'), [customerReply]),
    ]
    expect(next(owned, events)).toMatchObject([{ startedAt: monday('09:10') }])
    expect(next([turns[1]!], events)).toMatchObject([{ startedAt: monday('09:10') }])
    const forUrgent = [{ ...turns[0]!, when: { priority: ['p1'] } }, turns[1]!]
    expect(next(forUrgent, events)).toMatchObject([{ startedAt: monday('09:10') }])
  })

  it('CLK-27 while the first answer is owed, and in the opening itself, no turn begins', () => {
    expect(
      next(turns, [event(monday('09:00'), [opened, customerReply]), event(monday('09:10'), [customerReply])]),
    ).toEqual([])
    expect(next([turns[1]!], [event(monday('09:00'), [opened, customerReply])])).toEqual([])
    const answeredFirst = [
      event(monday('09:00'), [opened]),
      event(monday('09:10'), [customerReply, agentReply]),
    ]
    expect(next(turns, answeredFirst)).toEqual([])
  })
})

describe('W4: one verdict a cycle, booked under what was in force when it fell', () => {
  const promises = agreement([
    target({ id: 'p1', when: { priority: ['P1'] }, within: hours(1) }),
    target({ id: 'p4', when: { priority: ['P4'] }, within: hours(40) }),
  ])
  const late = [
    event(monday('09:00'), [opened, priorityTo('P1')]),
    event(monday('11:00'), [priorityTo('P4')]),
    event(monday('14:00'), [solved]),
  ]

  it('CLK-26 W4: a breach keeps its target and priority when the priority is lowered after it', () => {
    const { clocks } = live([promises], late)
    expect(clocks).toMatchObject([
      {
        targetId: 'p4',
        verdict: 'breached',
        breachedAt: monday('10:00'),
        booked: { targetId: 'p1', priority: 'P1', targetMs: HOUR, agreementVersion: 1 },
      },
    ])
  })

  it('CLK-26 W4: a stop in time keeps its priority when it is lowered after it', () => {
    const { clocks } = live(
      [promises],
      [
        event(monday('09:00'), [opened, priorityTo('P1')]),
        event(monday('09:30'), [solved]),
        event(monday('12:00'), [priorityTo('P4')]),
      ],
    )
    expect(clocks).toMatchObject([
      { verdict: 'met', targetId: 'p1', booked: { targetId: 'p1', priority: 'P1' } },
    ])
  })

  it('CLK-26 W4: lateness counts from the deadline that was missed, before and after the change and at the stop', () => {
    const at = (time: string) => {
      const before = late.filter(({ occurredAt }) => occurredAt <= monday(time))
      const { clock } = run(promises, before, monday(time))
      return view(clock, promises.calendars.get('hours')!, monday(time))
    }
    expect(at('10:30')).toMatchObject({ state: 'breached', overrunMs: HOUR / 2 })
    expect(at('11:00')).toMatchObject({ state: 'breached', overrunMs: HOUR })
    expect(at('12:30')).toMatchObject({ state: 'breached', overrunMs: 2.5 * HOUR })
    expect(run(promises, late).facts.at(-1)).toMatchObject({
      kind: 'finished',
      detail: { overrunMs: 4 * HOUR },
    })
  })

  it.each([
    ['customer', { kind: 'classified', customer: 'beta' }, { customer: null }],
    ['service', { kind: 'classified', service: 'files' }, { service: null }],
    ['team', { kind: 'assigned', team: 'two' }, { team: null }],
    ['agent', { kind: 'assigned', agent: 'ana' }, { agent: null }],
    ['impact', { kind: 'prioritised', impact: 'low' }, { impact: null }],
  ] as const)('CLK-26 W4: %s', (_, change, before) => {
    const { clocks } = live(
      [promises],
      [
        event(monday('09:00'), [opened, priorityTo('P1')]),
        event(monday('09:30'), [solved]),
        event(monday('12:00'), [change]),
      ],
    )
    expect(clocks).toMatchObject([{ booked: before }])
  })

  it('CLK-26 what the stop itself changes is in force at the stop; what is undecided is booked nowhere', () => {
    const atStop = [
      event(monday('09:00'), [opened, priorityTo('P1')]),
      event(monday('09:30'), [solved, priorityTo('P4')]),
    ]
    const { clocks } = live([promises], [...atStop, event(monday('10:00'), [priorityTo('P1')])])
    expect(clocks).toMatchObject([
      { verdict: 'met', targetId: 'p4', booked: { targetId: 'p4', priority: 'P4' } },
    ])
    const reopened = live(
      [promises],
      [...atStop, event(monday('10:00'), [statusTo('open'), priorityTo('P1')])],
      monday('10:00'),
    )
    expect(reopened.clocks).toMatchObject([{ verdict: 'pending', booked: null }])
  })
})

describe('W5: what is decided stays decided', () => {
  const both = [
    target({ id: 'first', metric: 'firstResponse', within: hours(1) }),
    target({ id: 'resolution', within: hours(2) }),
  ]
  const ENDS = [
    ['merged', { kind: 'merged', into: 'T-9' }],
    ['cancelled', { kind: 'statusChanged', to: 'cancelled' }],
  ] as const

  it.each(ENDS)(
    'CLK-25 W5: both misses stand when the ticket is %s, answered late or not at all',
    (reason, change) => {
      const silent = [event(monday('09:00'), [opened]), event(monday('18:00'), [change])]
      expect(live([agreement(both)], silent).clocks).toMatchObject([
        { verdict: 'breached', breachedAt: monday('10:00'), phase: 'cancelled', cancelReason: reason },
        { verdict: 'breached', breachedAt: monday('11:00'), phase: 'cancelled', cancelReason: reason },
      ])
      const answered = [silent[0]!, event(monday('12:00'), [agentReply]), silent[1]!]
      expect(live([agreement(both)], answered).clocks).toMatchObject([
        { verdict: 'breached', breachedAt: monday('10:00'), phase: 'stopped' },
        { verdict: 'breached', breachedAt: monday('11:00'), phase: 'cancelled' },
      ])
    },
  )

  it.each(ENDS)(
    'CLK-25 W5: a ticket solved in time and then %s keeps what it kept; undecided clocks have no result',
    (_, change) => {
      const { clocks } = live(
        [agreement(both)],
        [
          event(monday('09:00'), [opened]),
          event(monday('09:30'), [solved]),
          event(monday('10:00'), [change]),
        ],
      )
      expect(clocks).toMatchObject([{ verdict: 'met' }, { verdict: 'met' }])
      const early = live(
        [agreement(both)],
        [event(monday('09:00'), [opened]), event(monday('09:30'), [change])],
      )
      expect(early.clocks).toMatchObject([
        { verdict: 'pending', phase: 'cancelled' },
        { verdict: 'pending', phase: 'cancelled' },
      ])
    },
  )

  it('CLK-25 W5: a missed clock reads breached after its cancellation, an undecided one cancelled', () => {
    const { clock, agreements } = run(agreement(both), [
      event(monday('09:00'), [opened]),
      event(monday('18:00'), [statusTo('cancelled')]),
    ])
    const calendar = agreements[0]!.calendars.get('hours')!
    expect(view(clock, calendar, monday('19:00'))).toMatchObject({
      state: 'breached',
      motion: 'stopped',
      overrunMs: 8 * HOUR,
    })
  })

  it('TKT-15 W5: a merge that is taken back never was: clocks ran on, answers in between counted', () => {
    const events = [
      event(monday('09:00'), [opened]),
      event(monday('09:30'), [{ kind: 'merged', into: 'T-9' }]),
      event(monday('09:40'), [agentReply]),
      event(monday('12:00'), [{ kind: 'merged', into: null }]),
      event(monday('12:30'), [solved]),
    ]
    const { clocks, facts, ticket } = live([agreement(both)], events)
    expect(ticket.mergedInto).toBeNull()
    expect(clocks).toMatchObject([
      { metric: 'firstResponse', verdict: 'met', stoppedAt: monday('09:40') },
      { metric: 'resolution', verdict: 'breached', breachedAt: monday('11:00'), usedMs: 3.5 * HOUR },
    ])
    expect(facts.some(({ kind }) => kind === 'cancelled')).toBe(false)
  })
})

describe('a ticket that nothing is promised about', () => {
  const promises = [sla('acme', { customer: ['acme'] }, [target({ when: { priority: ['P1'] } })])]
  const of = (customer: string, priority: string) => {
    const events = [event(monday('09:00'), [opened, { kind: 'classified', customer }, priorityTo(priority)])]
    return coverageOf(foldTicket(events, promises).fold, promises)
  }

  it('CLK-28 is told from one that a target is about', () => {
    expect(of('acme', 'P1')).toBe('covered')
    for (const other of ['p1', 'P1 ', 'P1\u00a0', 'P2']) expect(of('acme', other), other).toBe('noTarget')
    expect(of('beta', 'P1')).toBe('noAgreement')
  })

  it('CLK-28 also when it was covered before', () => {
    const events = [
      event(monday('09:00'), [opened, { kind: 'classified', customer: 'acme' }, priorityTo('P1')]),
      event(monday('10:00'), [{ kind: 'classified', customer: 'beta' }]),
    ]
    expect(coverageOf(foldTicket(events, promises).fold, promises)).toBe('noAgreement')
  })
})

describe('a reply taken back', () => {
  const first = agreement([target({ id: 'first', metric: 'firstResponse', within: hours(1) })])
  const story = [
    event(monday('09:00'), [opened]),
    event(monday('09:30'), [agentReply], { eventId: 'too-soon' }),
    event(monday('10:30'), [{ kind: 'replyRetracted', eventId: 'too-soon' }]),
  ]

  it('TKT-16 TKT-12 the first response is owed again, from the opening', () => {
    const before = live([first], story.slice(0, 2))
    expect(before.clocks).toMatchObject([{ verdict: 'met', stoppedAt: monday('09:30') }])
    const { clocks, ticket, facts } = live([first], [...story, event(monday('11:00'), [agentReply])])
    expect(clocks).toMatchObject([
      { verdict: 'breached', breachedAt: monday('10:00'), stoppedAt: monday('11:00') },
    ])
    expect(ticket.firstReplyAt).toBe(monday('11:00'))
    expect(facts.some(({ kind }) => kind === 'met')).toBe(false)
  })

  it('TKT-16 only the replies of that event, of that source, and only of one before it', () => {
    const other = { kind: 'replyRetracted', eventId: 'another' } as const
    const unknown = live([first], [...story.slice(0, 2), event(monday('10:30'), [other])])
    expect(unknown.clocks).toMatchObject([{ verdict: 'met' }])
    const elsewhere = event(monday('10:30'), [{ ...other, eventId: 'too-soon' }], { source: 'other' })
    expect(live([first], [...story.slice(0, 2), elsewhere]).clocks).toMatchObject([{ verdict: 'met' }])
    const assigned = { kind: 'assigned', agent: 'ana' } as const
    const kept = live(
      [first],
      [story[0]!, event(monday('09:30'), [agentReply, assigned], { eventId: 'too-soon' }), story[2]!],
    )
    expect(kept.ticket).toMatchObject({ agent: 'ana', firstReplyAt: null })
  })

  it('TKT-16 in whatever order the three arrive', () => {
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1],
    ]) {
      const ledger = new Ledger([first])
      for (const index of order) ledger.receive(story[index]!)
      ledger.judge(monday('12:00'))
      expect(ledger.fold?.clocks, order.join()).toMatchObject([
        { phase: 'running', breachedAt: monday('10:00') },
      ])
    }
  })
})

describe('W6: time outside every target', () => {
  const MODES: Readonly<Record<(typeof RETARGET_MODES)[number], readonly [usedMs: number, verdict: string]>> =
    {
      carryFromStart: [7 * HOUR, 'breached'],
      tightenOnly: [7 * HOUR, 'breached'],
      carryElapsed: [2 * HOUR, 'met'],
      restart: [HOUR, 'met'],
      void: [7 * HOUR, 'breached'],
    }
  const outOfEveryTarget = [
    event(monday('10:00'), [priorityTo('P5')]),
    event(monday('15:00'), [priorityTo('P1')]),
  ]
  const outOfEveryService = [
    event(monday('10:00'), [{ kind: 'classified', service: 'excluded' }]),
    event(monday('15:00'), [{ kind: 'classified', service: 'mail' }]),
  ]
  const notTheirs = [
    event(monday('10:00'), [{ kind: 'classified', customer: 'beta' }]),
    event(monday('15:00'), [{ kind: 'classified', customer: 'acme' }]),
  ]

  for (const mode of RETARGET_MODES) {
    const [usedMs, verdict] = MODES[mode]
    it.each([
      ['under a priority without a target', outOfEveryTarget],
      ['in a service that is excluded', outOfEveryService],
      ['with a customer of another agreement', notTheirs],
    ])(`CLK-24 W6: ${mode}, back after five hours %s`, (_, away) => {
      const promises = compileAgreement(
        terms({
          calendars: { hours: ALWAYS },
          targets: [target({ when: { priority: ['P1'] }, within: hours(4), retarget: mode })],
          services: [{ id: 'excluded', name: 'Excluded', included: false }] as never,
          appliesTo: { customer: ['acme'] },
        }),
        1,
      )
      const { clocks } = live(
        [promises],
        [
          event(monday('09:00'), [
            opened,
            priorityTo('P1'),
            { kind: 'classified', customer: 'acme', service: 'mail' },
          ]),
          ...away,
          event(monday('16:00'), [solved]),
        ],
      )
      expect(clocks).toMatchObject([{ usedMs, verdict }])
    })
  }

  it('CLK-24 W6: the same with no target at first, or another one between', () => {
    const promises = [
      target({ id: 'p1', when: { priority: ['P1'] }, within: hours(4) }),
      target({ id: 'p2', when: { priority: ['P2'] }, within: hours(40) }),
    ]
    const story = (...priorities: string[]) =>
      priorities.map((priority, index) =>
        event(monday(['09:00', '10:00', '15:00'][index]!), [
          ...(index === 0 ? [opened] : []),
          priorityTo(priority),
        ]),
      )
    const end = event(monday('16:00'), [solved])
    for (const order of [
      ['P5', 'P5', 'P1'],
      ['P1', 'P2', 'P1'],
      ['P1', 'P5', 'P1'],
    ]) {
      const { clocks } = live([agreement(promises)], [...story(...order), end])
      expect(clocks, order.join()).toMatchObject([{ usedMs: 7 * HOUR, verdict: 'breached' }])
    }
  })
})

describe('W8: working days that begin while closed or at the opening second', () => {
  const due = (within: Target['within'], opensAt: number, hoursOpen = workweek('09:00', '17:00')) =>
    iso(
      run(agreement([target({ within })], { hours: hoursOpen }), [event(opensAt, [opened])]).clock.deadlineAt,
    )

  it('AGR-60 W8: one working day from a Saturday ends when Tuesday opens, and an answer before that is in time', () => {
    const saturday = utc('2026-02-28 12:00')
    expect(due(workingDays(1), saturday)).toBe('2026-03-03T09:00:00.000Z')
    const office = agreement([target({ within: workingDays(1) })], { hours: workweek('09:00', '17:00') })
    const answered = live([office], [event(saturday, [opened]), event(utc('2026-03-03 08:30'), [solved])])
    expect(answered.clocks).toMatchObject([{ verdict: 'met' }])
    const late = live([office], [event(saturday, [opened]), event(utc('2026-03-03 09:01'), [solved])])
    expect(late.clocks).toMatchObject([{ verdict: 'breached', breachedAt: utc('2026-03-03 09:00') }])
  })

  it('AGR-60 W8: at the opening second as one second later', () => {
    expect(due(workingDays(1), monday('09:00'))).toBe('2026-03-03T09:00:00.000Z')
    expect(due(workingDays(1), utc('2026-03-02 09:00:01'))).toBe('2026-03-03T09:00:01.000Z')
    expect(due(workingDays(1), utc('2026-03-02 08:59:59'))).toBe('2026-03-03T09:00:00.000Z')
    expect(due(workingDays(1), monday('16:59'))).toBe('2026-03-03T16:59:00.000Z')
    expect(due(workingDays(1), monday('17:00'))).toBe('2026-03-04T09:00:00.000Z')
  })

  it('AGR-60 W8: over a weekend, and in hours that end early', () => {
    expect(due(workingDays(1), utc('2026-03-06 09:00'))).toBe('2026-03-09T09:00:00.000Z')
    expect(due(workingDays(2), monday('14:00'), workweek('08:00', '13:00'))).toBe('2026-03-05T08:00:00.000Z')
  })

  it('AGR-60 close of business ends at closings, and a wall time that a shorter day does not reach at its closing', () => {
    const close = { value: 1, unit: 'workingDays', at: 'close-of-business' } as const
    expect(due(close, utc('2026-02-28 12:00'))).toBe('2026-03-03T17:00:00.000Z')
    const shortTuesday = {
      ...workweek('09:00', '17:00'),
      dates: { '2026-03-03': [['09:00', '12:00']] },
    } as const
    expect(due(workingDays(1), monday('15:00'), shortTuesday)).toBe('2026-03-03T12:00:00.000Z')
    expect(due(hours(8), monday('09:00'))).toBe('2026-03-02T17:00:00.000Z')
  })

  it('AGR-60 W8: a pause moves it as it moves any other', () => {
    const office = agreement([target({ within: workingDays(1) })], { hours: workweek('09:00', '17:00') })
    const { clock } = run(office, [
      event(monday('09:00'), [opened]),
      event(monday('10:00'), [statusTo('waitingOnCustomer')]),
      event(monday('12:00'), [statusTo('open')]),
    ])
    expect(iso(clock.deadlineAt)).toBe('2026-03-03T11:00:00.000Z')
    const wholeDay = run(office, [
      event(monday('09:00'), [opened]),
      event(monday('09:00'), [statusTo('waitingOnCustomer')], { sequence: 1 }),
      event(monday('20:00'), [statusTo('open')]),
    ])
    expect(iso(wholeDay.clock.deadlineAt)).toBe('2026-03-04T09:00:00.000Z')
  })
})
