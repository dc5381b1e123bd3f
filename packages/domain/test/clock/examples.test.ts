import { describe, expect, it } from 'vitest'
import {
  advance,
  type Clock,
  compileCalendar,
  explain,
  foldTicket,
  type Hours,
  judge,
  RETARGET_MODES,
  type RetargetMode,
  reconcile,
  type TicketFold,
  view,
} from '../../src/index.js'
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
  workweek,
} from '../../src/testing/index.js'
import { iso, run, utc } from './support.js'

const hours = (value: number) => ({ value, unit: 'hours' }) as const

describe('worked examples', () => {
  it('G1 one hour from Friday 16:30 is due on Monday at 09:30', () => {
    const office = agreement([target({ within: hours(1) })], { hours: workweek('09:00', '17:00') })
    const { clock } = run(office, [event(utc('2026-03-27 16:30'), [opened])])
    expect(iso(clock.deadlineAt)).toBe('2026-03-30T09:30:00.000Z')
  })

  it('G2 an hour before a deadline is an hour of open time: CLK-4', () => {
    const atRisk = [{ kind: 'before', ms: 3_600_000 }] as const
    const office = agreement([target({ within: hours(4), atRisk })], { hours: workweek('08:00', '18:00') })
    const events = [event(utc('2026-03-30 17:00'), [opened])]
    const { clock } = run(office, events)
    expect(iso(clock.deadlineAt)).toBe('2026-03-31T11:00:00.000Z')
    expect(iso(clock.nextThresholdAt)).toBe('2026-03-31T10:00:00.000Z')
    const judged = run(office, events, utc('2026-03-31 10:00') + 1)
    expect(judged.facts.at(-1)).toMatchObject({ kind: 'atRisk', at: utc('2026-03-31 10:00'), round: 1 })
  })

  it('G3 48 hours daily 09-21 over two holidays, both named by the explanation: CLK-13', () => {
    const daily = [['09:00', '21:00']] as const
    const calendar = {
      timeZone: 'UTC',
      weekly: { mon: daily, tue: daily, wed: daily, thu: daily, fri: daily, sat: daily, sun: daily },
      dates: { '2016-11-11': [], '2016-11-13': [] },
      holidays: { '2016-11-11': 'Armistice Day', '2016-11-13': 'Inventory Sunday' },
    }
    const events = [event(utc('2016-11-09 23:00'), [opened])]
    const { clock, agreements } = run(agreement([target({ within: hours(48) })], { hours: calendar }), events)
    expect(iso(clock.deadlineAt)).toBe('2016-11-15T21:00:00.000Z')
    const explained = explain(events, agreements, clock, utc('2016-11-15 21:00'))
    const holidays = explained?.segments.filter((segment) => segment.kind === 'holiday')
    expect(holidays?.map((segment) => segment.note)).toEqual(['Armistice Day', 'Inventory Sunday'])
  })

  const twoPriorities = (retarget: RetargetMode) =>
    agreement([
      target({ id: 'p2', when: { priority: ['p2'] }, within: hours(3) }),
      target({ id: 'p1', when: { priority: ['p1'] }, within: hours(2), retarget }),
    ])

  it('G4 a tighter priority carried from the start or restarted: CLK-8', () => {
    const events = [
      event(utc('2026-03-02 10:00'), [opened, priorityTo('p2')]),
      event(utc('2026-03-02 11:00'), [priorityTo('p1')]),
    ]
    const due = (mode: RetargetMode) => iso(run(twoPriorities(mode), events).clock.deadlineAt)
    expect(due('carryFromStart')).toBe('2026-03-02T12:00:00.000Z')
    expect(due('carryElapsed')).toBe('2026-03-02T12:00:00.000Z')
    expect(due('restart')).toBe('2026-03-02T13:00:00.000Z')
  })

  it('G4b five modes between two calendars: CLK-8', () => {
    const between = (retarget: RetargetMode) =>
      agreement(
        [
          target({ id: 'p2', when: { priority: ['p2'] }, within: hours(8), calendar: 'always' }),
          target({ id: 'p1', when: { priority: ['p1'] }, within: hours(4), calendar: 'office', retarget }),
        ],
        { always: ALWAYS, office: workweek('09:00', '17:00') },
      )
    const events = [
      event(utc('2026-03-27 15:00'), [opened, priorityTo('p2')]),
      event(utc('2026-03-27 18:00'), [priorityTo('p1')]),
    ]
    const due = Object.fromEntries(
      RETARGET_MODES.map((mode) => [mode, iso(run(between(mode), events).clock.deadlineAt)]),
    )
    expect(due).toEqual({
      carryFromStart: '2026-03-30T11:00:00.000Z',
      carryElapsed: '2026-03-30T10:00:00.000Z',
      restart: '2026-03-30T13:00:00.000Z',
      tightenOnly: '2026-03-27T23:00:00.000Z',
      void: '2026-03-30T11:00:00.000Z',
    })
  })

  it('G5 pauses are kept when the priority changes: CLK-8', () => {
    const events = [
      event(utc('2026-03-02 10:00'), [opened, priorityTo('p2')]),
      event(utc('2026-03-02 10:30'), [statusTo('waitingOnCustomer')]),
      event(utc('2026-03-02 11:00'), [statusTo('open'), priorityTo('p1')]),
    ]
    for (const mode of ['carryFromStart', 'carryElapsed'] as const) {
      expect(iso(run(twoPriorities(mode), events).clock.deadlineAt)).toBe('2026-03-02T12:30:00.000Z')
    }
  })

  it('G6 24 hours and one calendar day over the start of summer time', () => {
    const berlin = { ...ALWAYS, timeZone: 'Europe/Berlin' }
    const events = [event(utc('2026-03-28T12:00:00+01:00'), [opened])]
    const due = (within: { value: number; unit: 'hours' | 'calendarDays' }) =>
      run(agreement([target({ within })], { hours: berlin }), events).clock.deadlineAt
    expect(due({ value: 24, unit: 'hours' })).toBe(utc('2026-03-29T13:00:00+02:00'))
    expect(due({ value: 1, unit: 'calendarDays' })).toBe(utc('2026-03-29T12:00:00+02:00'))
  })

  it('G7 a night interval over clock changes is as long as it really was', () => {
    const nightly = [['01:00', '04:00']] as const
    const night = (timeZone: string) => ({ timeZone, weekly: { sun: nightly } })
    const opensFor = (timeZone: string, date: string) => {
      const noon = utc(`${date} 12:00`)
      return compileCalendar(night(timeZone)).elapsed(noon - 86_400_000, noon) / 3_600_000
    }
    expect(opensFor('Europe/Berlin', '2026-03-29')).toBe(2)
    expect(opensFor('Europe/Berlin', '2026-10-25')).toBe(4)
    expect(opensFor('Australia/Lord_Howe', '2026-10-04')).toBe(2.5)
    expect(opensFor('Australia/Lord_Howe', '2026-04-05')).toBe(3.5)
  })

  it('G8 three working days from Friday 15:00 in Jakarta', () => {
    const office = { hours: workweek('09:00', '17:00', 'Asia/Jakarta') }
    const events = [event(utc('2026-03-27T15:00:00+07:00'), [opened])]
    const due = (at: 'same-time' | 'close-of-business') =>
      run(agreement([target({ within: { value: 3, unit: 'workingDays', at } })], office), events).clock
        .deadlineAt
    expect(due('same-time')).toBe(utc('2026-04-01T15:00:00+07:00'))
    expect(due('close-of-business')).toBe(utc('2026-04-01T17:00:00+07:00'))
  })

  it('G9 paused a minute before the deadline for three days: never breached, a minute left: CLK-3', () => {
    const events = [
      event(utc('2026-03-02 10:00'), [opened]),
      event(utc('2026-03-02 17:59'), [statusTo('waitingOnCustomer')]),
    ]
    const whilePaused = run(agreement([target()]), events, utc('2026-03-05 17:59'))
    expect(whilePaused.kinds).toEqual(['started', 'paused'])
    expect(whilePaused.clock.deadlineAt).toBeNull()
    const resumed = run(agreement([target()]), [
      ...events,
      event(utc('2026-03-05 17:59'), [statusTo('open')]),
    ])
    const always: Hours = compileCalendar(ALWAYS)
    expect(view(resumed.clock, always, utc('2026-03-05 17:59')).remainingMs).toBe(60_000)
    expect(iso(resumed.clock.deadlineAt)).toBe('2026-03-05T18:00:00.000Z')
  })

  it('G10 a next response in 60 s answered after 180 s breached at its own instant: CLK-2, CLK-7', () => {
    const next = agreement([
      target({ id: 'next', metric: 'nextResponse', within: { value: 60, unit: 'seconds' } }),
    ])
    const events = [
      event(utc('2026-03-02 09:00'), [opened]),
      event(utc('2026-03-02 09:30'), [agentReply]),
      event(utc('2026-03-02 10:00'), [customerReply]),
      event(utc('2026-03-02 10:03'), [agentReply]),
    ]
    const late = run(next, events, utc('2026-03-09 00:00'))
    expect(late.facts.find((fact) => fact.kind === 'breached')?.at).toBe(utc('2026-03-02 10:01'))
    expect(late.facts.find((fact) => fact.kind === 'finished')?.detail).toMatchObject({ overrunMs: 120_000 })
    let fold: TicketFold | null = null
    const facts = events.flatMap((it) => {
      const advanced = advance(fold, it, late.agreements)
      if (advanced === 'needsHistory') throw new Error('an event in order needs no history')
      const judged = judge(advanced.fold, late.agreements, it.occurredAt + 61_000)
      fold = judged.fold
      return [...advanced.facts, ...judged.facts]
    })
    expect(facts).toEqual(late.facts)
  })

  it('G11 a reply that arrives after the breach was told takes it back: CLK-12', () => {
    const first = agreement([target({ id: 'first', metric: 'firstResponse', within: hours(1) })])
    const agreements = [first]
    const opening = event(utc('2026-03-02 09:00'), [opened])
    const reply = event(utc('2026-03-02 09:59'), [agentReply])
    const reported = run(first, [opening], utc('2026-03-02 10:00') + 1)
    expect(reported.kinds).toEqual(['started', 'breached'])
    expect(advance(reported.fold, reply, agreements)).toBe('needsHistory')
    const now = foldTicket([opening, reply], agreements)
    const { retract, add } = reconcile(reported.facts, now.facts)
    expect(retract.map((index) => reported.facts[index])).toMatchObject([
      { kind: 'breached', at: utc('2026-03-02 10:00') },
    ])
    expect(add).toMatchObject([{ kind: 'met', at: utc('2026-03-02 09:59') }])
    expect(now.fold.clocks).toMatchObject([{ verdict: 'met', phase: 'stopped', breachedAt: null }])
  })

  it('G12 a reply and a pending status in one event: CLK-6', () => {
    const both = agreement([target({ id: 'first', metric: 'firstResponse', within: hours(1) }), target()])
    const events = [
      event(utc('2026-03-02 09:00'), [opened]),
      event(utc('2026-03-02 09:20'), [statusTo('waitingOnCustomer'), agentReply]),
    ]
    const { clocks } = run(both, events)
    const byMetric = (metric: Clock['metric']) => clocks.find((clock) => clock.metric === metric)
    expect(byMetric('firstResponse')).toMatchObject({ verdict: 'met', stoppedAt: utc('2026-03-02 09:20') })
    expect(byMetric('resolution')).toMatchObject({ phase: 'paused', usedMs: 20 * 60_000 })
  })

  it('G14 finished tells the overrun: CLK-7', () => {
    const events = [
      event(utc('2026-03-02 08:00'), [opened]),
      event(utc('2026-03-02 13:00'), [statusTo('waitingOnCustomer')]),
      event(utc('2026-03-02 18:00'), [statusTo('open')]),
      event(utc('2026-03-02 22:00'), [solved]),
    ]
    const { facts } = run(agreement([target()]), events)
    expect(facts.find((fact) => fact.kind === 'breached')?.at).toBe(utc('2026-03-02 21:00'))
    expect(facts.at(-1)).toMatchObject({
      kind: 'finished',
      detail: { overrunMs: 3_600_000, usedMs: 9 * 3_600_000 },
    })
  })
})
