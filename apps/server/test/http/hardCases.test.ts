import type { TicketChange } from '@tenggat/domain'
import { ALWAYS, target, terms, workweek } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { aServer, type Loose } from './aServer.js'
import { hand } from './hand.js'

const HOUR = 3_600_000
const NINE = Date.UTC(2026, 2, 2, 9)
const at = (hours: number) => NINE + Math.round((hours - 9) * HOUR)
const iso = (instant: number) => new Date(instant).toISOString()
const NOW = Date.UTC(2026, 3, 1)

const opened: TicketChange = { kind: 'opened' }
const solved: TicketChange = { kind: 'statusChanged', to: 'solved' }
const answer: TicketChange = { kind: 'replied', actor: 'human', public: true }
const botAnswer: TicketChange = { kind: 'replied', actor: 'bot', public: true }
const writes: TicketChange = { kind: 'replied', actor: 'customer', public: true }
const status = (to: 'open' | 'onHold' | 'cancelled' | 'closed'): TicketChange => ({
  kind: 'statusChanged',
  to,
})
const priority = (name: string): TicketChange => ({ kind: 'prioritised', priority: name })
const classified = (attributes: object) => ({ kind: 'classified', ...attributes }) as TicketChange
const within = (value: number, unit: 'minutes' | 'hours' = 'hours') => ({ value, unit })

type Step = readonly [hours: number, ...changes: TicketChange[]]

const CLOCKS = `query ($key: String!) { ticket(source: "desk", key: $key) { clocks {
  agreementId metric cycle phase verdict targetId usedMs elapsedMs overrunMs state deadlineAt breachedAt stoppedAt cancelReason
  booked { targetId priority customer service agreementVersion } } } }`
const COUNTS = `query ($f: ClockListFilter!) { clockCount(filter: $f) { met breached undecided cancelled } }`

/** A desk behind the public doors: each step is a request of its own, and time is judged up to it before it comes. */
async function aDesk(agreements: Parameters<typeof aServer>[0]) {
  const server = await aServer(agreements, { at: NOW })
  const [ingest, reader] = [await server.token('ingest'), await server.token('read')]
  let next = 0
  const send = async (hours: number, changes: readonly TicketChange[], key = 'T-1') => {
    next++
    const event = { ticketKey: key, eventId: `e${next}`, occurredAt: iso(at(hours)), changes }
    const { status: code, body } = await hand(server, ingest, event)
    expect([code, body.refused], JSON.stringify(body)).toEqual([200, 0])
    return event.eventId
  }
  return {
    server,
    send,
    async happen(...steps: Step[]) {
      for (const [hours, ...changes] of steps) {
        await server.engine.settleDueClocks(at(hours))
        await send(hours, changes)
      }
    },
    settle: (hours: number) => server.engine.settleDueClocks(at(hours)),
    async clocks(agreementId?: string, key = 'T-1'): Promise<Loose[]> {
      const { data, errors } = await server.send(reader, CLOCKS, { key })
      expect(errors).toEqual([])
      const all: Loose[] = data.ticket.clocks
      return agreementId === undefined ? all : all.filter((clock) => clock.agreementId === agreementId)
    },
    count: async (f: object) => (await server.send(reader, COUNTS, { f })).data.clockCount,
  }
}

describe('W2, other inputs', () => {
  it('CLK-23 W2: an internal agreement ends with its team, and a late report of the opening puts a recorded miss right', async () => {
    const held = (id: string, team: string) =>
      terms({
        ...{ id, kind: 'internal', level: null, appliesTo: { team: [team] } },
        targets: [
          target({ id: 'stay', metric: 'heldTime', within: within(1), heldWhile: [{ party: ['ours'] }] }),
        ],
      })
    const desk = await aDesk([held('one', 'one'), held('two', 'two')])
    const team = (name: string): TicketChange => ({ kind: 'assigned', party: 'ours', team: name })
    await desk.happen([9, opened, team('one')], [12, answer])
    expect(await desk.clocks('one')).toMatchObject([{ verdict: 'breached', breachedAt: iso(at(10)) }])
    await desk.send(9, [team('two')])
    expect(await desk.clocks('one')).toEqual([])
    expect(await desk.clocks('two')).toMatchObject([{ verdict: 'breached', breachedAt: iso(at(10)) }])
    expect(await desk.count({ state: 'breached', agreementId: ['one'] })).toMatchObject({ breached: 0 })
  })

  it('CLK-23 W2: lapsed while paused and by the event that solves, it has no result; the other takes all', async () => {
    const channel = (name: string) =>
      terms({ id: name, appliesTo: { channel: [name] }, targets: [target({ within: within(8) })] })
    const desk = await aDesk([channel('mail'), channel('phone')])
    await desk.happen([9, opened, classified({ channel: 'mail' })], [10, status('onHold')])
    await desk.happen([12, classified({ channel: 'phone' })], [13, status('open')])
    await desk.happen([14, solved, classified({ channel: 'mail' })])
    expect(await desk.clocks('phone')).toMatchObject([
      { phase: 'cancelled', cancelReason: 'notApplicable', verdict: 'pending' },
    ])
    expect(await desk.clocks('mail')).toMatchObject([{ verdict: 'met', usedMs: 2 * HOUR }])
  })
})

describe('W3, other inputs', () => {
  const turns = terms({
    targets: [
      target({
        id: 'first',
        metric: 'firstResponse',
        when: { priority: ['P1'] },
        within: within(1),
        botsCount: true,
      }),
      target({ id: 'next', metric: 'nextResponse', within: within(30, 'minutes') }),
    ],
  })

  it('CLK-27 W3: a bot that answers in the event in which the customer writes again begins a turn, in that order', async () => {
    const desk = await aDesk([turns])
    await desk.happen([9, opened, priority('P1')], [9.5, botAnswer, writes])
    const next = (await desk.clocks()).filter(({ metric }) => metric === 'nextResponse')
    expect(next).toMatchObject([{ deadlineAt: iso(at(10)) }])
  })

  it('CLK-27 W3: a first response that no target is about any more is no longer waited for', async () => {
    const desk = await aDesk([turns])
    await desk.happen([9, opened, priority('P1')], [9.25, priority('P3')], [9.5, writes])
    const next = (await desk.clocks()).filter(({ metric }) => metric === 'nextResponse')
    expect(next).toMatchObject([{ phase: 'running', deadlineAt: iso(at(10)) }])
  })
})

describe('W4, other inputs', () => {
  const promises = terms({
    targets: [
      target({ id: 'p1', when: { priority: ['P1'] }, within: within(1), retarget: 'restart' }),
      target({ id: 'p4', when: { priority: ['P4'] }, within: within(40), retarget: 'restart' }),
    ],
  })

  it('CLK-26 W4: reopened after a miss and lowered, it is late from the first promise and counted there', async () => {
    const desk = await aDesk([promises])
    await desk.happen(
      [9, opened, priority('P1')],
      [12, solved],
      [14, status('open')],
      [15, priority('P4')],
      [17, solved],
    )
    expect(await desk.clocks()).toMatchObject([
      {
        targetId: 'p4',
        verdict: 'breached',
        overrunMs: 5 * HOUR,
        booked: { targetId: 'p1', priority: 'P1' },
      },
    ])
    expect(await desk.count({ state: 'breached', priority: ['P1'] })).toMatchObject({ breached: 1 })
    expect(await desk.count({ state: 'breached', priority: ['P4'] })).toMatchObject({ breached: 0 })
  })

  it('CLK-26 W4: by service and customer, after both changed twice', async () => {
    const desk = await aDesk([promises])
    await desk.happen(
      [9, opened, priority('P1'), classified({ service: 'mail', customer: 'acme' })],
      [9.5, solved],
    )
    await desk.happen([10, classified({ service: 'files' })], [11, classified({ customer: 'beta' })])
    expect(await desk.count({ state: 'met', service: ['mail'], customer: ['acme'] })).toMatchObject({
      met: 1,
    })
    for (const other of [{ service: ['files'] }, { customer: ['beta'] }])
      expect(await desk.count({ state: 'met', ...other })).toMatchObject({ met: 0 })
  })
})

describe('W5, other inputs', () => {
  const promises = terms({ targets: [target({ within: within(2) })] })

  it('CLK-25 W5: solved late and cancelled, or cancelled and revived behind its deadline', async () => {
    const desk = await aDesk([promises])
    await desk.happen([9, opened], [12, solved], [13, status('cancelled')])
    expect(await desk.clocks()).toMatchObject([{ verdict: 'breached', overrunMs: HOUR, cancelReason: null }])
    const early = await aDesk([promises])
    await early.happen([9, opened], [10, status('cancelled')], [15, status('open')], [15.5, solved])
    expect(await early.clocks()).toMatchObject([{ verdict: 'met', usedMs: 1.5 * HOUR }])
  })

  it('TKT-15 W5: merged on and on and taken back, it missed its deadline when that passed', async () => {
    const desk = await aDesk([promises])
    const merged = (into: string | null): TicketChange => ({ kind: 'merged', into })
    await desk.happen([9, opened], [9.5, merged('A')], [10, merged('B')], [13, merged(null)])
    expect(await desk.clocks()).toMatchObject([
      { phase: 'running', verdict: 'breached', breachedAt: iso(at(11)) },
    ])
    await desk.happen([14, merged('C')])
    expect(await desk.clocks()).toMatchObject([
      { phase: 'cancelled', verdict: 'breached', cancelReason: 'merged' },
    ])
    expect(await desk.count({})).toMatchObject({ breached: 1, cancelled: 0 })
  })

  it('TKT-16 a taken back answer of a turn leaves the turn open, and a note taken back changes nothing', async () => {
    const desk = await aDesk([
      terms({ targets: [target({ id: 'next', metric: 'nextResponse', within: within(1) })] }),
    ])
    await desk.happen([9, opened], [10, writes])
    const mistaken = await desk.send(10.5, [answer])
    expect(await desk.clocks()).toMatchObject([{ verdict: 'met' }])
    await desk.happen([12, { kind: 'replyRetracted', eventId: mistaken }])
    expect(await desk.clocks()).toMatchObject([
      { phase: 'running', verdict: 'breached', breachedAt: iso(at(11)) },
    ])
  })
})

describe('W6, other inputs', () => {
  it('CLK-24 W6: away while paused, and back under another target', async () => {
    const desk = await aDesk([
      terms({
        targets: [
          target({ id: 'p1', when: { priority: ['P1'] }, within: within(4) }),
          target({ id: 'p2', when: { priority: ['P2'] }, within: within(6) }),
        ],
      }),
    ])
    await desk.happen(
      [9, opened, priority('P1')],
      [10, status('onHold')],
      [11, priority('P5')],
      [12, status('open')],
    )
    await desk.happen([15, priority('P2')], [16, solved])
    expect(await desk.clocks()).toMatchObject([{ targetId: 'p2', usedMs: 5 * HOUR, verdict: 'met' }])
  })
})

describe('W8, other inputs', () => {
  const due = async (hours: ReturnType<typeof workweek>, opensAt: number, days = 1) => {
    const desk = await aDesk([
      terms({ calendars: { hours }, targets: [target({ within: { value: days, unit: 'workingDays' } })] }),
    ])
    await desk.send(9 + (opensAt - NINE) / HOUR, [opened])
    return (await desk.clocks())[0]!.deadlineAt
  }

  it('AGR-60 W8: night shifts, a split day, a holiday, and the night in which clocks change', async () => {
    const night = {
      timeZone: 'UTC',
      weekly: { mon: [['22:00', '06:00']], tue: [['22:00', '06:00']], wed: [['22:00', '06:00']] },
    } as const
    expect(await due(night, Date.UTC(2026, 2, 2, 12))).toBe('2026-03-03T22:00:00.000Z')
    const split = {
      timeZone: 'UTC',
      weekly: {
        mon: [
          ['08:00', '12:00'],
          ['13:00', '17:00'],
        ],
        tue: [
          ['08:00', '12:00'],
          ['13:00', '17:00'],
        ],
      },
    } as const
    expect(await due(split, Date.UTC(2026, 2, 2, 12, 30))).toBe('2026-03-03T13:00:00.000Z')
    const closed = { ...workweek('09:00', '17:00'), dates: { '2026-03-03': [] } }
    expect(await due(closed, Date.UTC(2026, 2, 1, 12))).toBe('2026-03-04T09:00:00.000Z')
    expect(await due(workweek('09:00', '17:00', 'Europe/Berlin'), Date.UTC(2026, 2, 26, 20), 1)).toBe(
      '2026-03-30T07:00:00.000Z',
    )
  })
})

describe('W1, other inputs', () => {
  it('W1: a source that is declared and has sent nothing yet stays live whatever history comes first', async () => {
    const server = await aServer([terms({ targets: [target({ within: within(1) })] })], { at: NOW })
    const [admin, ingest] = [await server.token('admin'), await server.token('ingest')]
    const declare = `mutation ($i: DeclareSourceInput!) { declareSource(input: $i) { __typename } }`
    await server.send(admin, declare, { i: { name: 'desk', kind: 'api', idempotencyKey: 'one' } })
    const complete = `mutation ($i: DeclareCompleteInput!) { declareComplete(input: $i) { settled } }`
    const record = `mutation ($i: RecordTicketEventsInput!) { recordTicketEvents(input: $i) { recorded } }`
    const through = (hours: number) =>
      server.send(ingest, complete, { i: { source: 'desk', through: iso(at(hours)) } })
    const event = (key: string, instant: number) => ({
      ticketKey: key,
      eventId: key,
      occurredAt: iso(instant),
      changes: [{ kind: 'opened' }],
    })
    await through(0)
    await server.send(ingest, record, { i: { source: 'desk', fromLog: true, events: [event('old', at(9))] } })
    await through(10)
    const reader = await server.token('read')
    const asked = `{ ticket(source: "desk", key: "old") { clocks { live asOf state explanation(asOf: "${iso(NOW)}") { state } later: state(asOf: "${iso(NOW)}") } } }`
    const known = (await server.send(reader, asked)).data.ticket.clocks
    expect(known).toEqual([
      { live: false, asOf: iso(at(10)), state: 'due', explanation: { state: 'due' }, later: 'due' },
    ])
    await hand(server, ingest, event('new', NOW))
    expect((await server.clocks()).map(({ ticketKey, live }) => [ticketKey, live])).toEqual([
      ['old', false],
      ['new', true],
    ])
    server.watch.set(NOW + 2 * HOUR)
    await server.engine.settleDueClocks(NOW + 2 * HOUR)
    expect((await server.clocks()).map(({ verdict }) => verdict)).toEqual(['pending', 'breached'])
  })
})

describe('W7b and coverage, other inputs', () => {
  it('W7b: at the deadline itself, between events of one instant, and of a turn that is over', async () => {
    const desk = await aDesk([
      terms({
        targets: [
          target({ within: within(1) }),
          target({ id: 'next', metric: 'nextResponse', within: within(1) }),
        ],
      }),
    ])
    await desk.happen([9, opened], [9.25, writes], [9.5, answer], [9.75, writes], [12, solved])
    const reader = await desk.server.token('read')
    const query = `query ($at: DateTime) { ticket(source: "desk", key: "T-1") { clocks(asOf: $at) { metric cycle state phase } } }`
    const then = async (hours: number) =>
      (await desk.server.send(reader, query, { at: iso(at(hours)) })).data.ticket.clocks
    expect(await then(10)).toMatchObject([
      { metric: 'nextResponse', cycle: 1, state: 'met' },
      { metric: 'nextResponse', cycle: 2, state: 'onTrack' },
      { metric: 'resolution', state: 'due', phase: 'running' },
    ])
    expect(await then(9.25)).toMatchObject([
      { metric: 'nextResponse', cycle: 1, phase: 'running' },
      { metric: 'resolution' },
    ])
  })

  it('CLK-28 a priority that a matrix or a default gives is one that a target may be about', async () => {
    const server = await aServer(
      [
        terms({
          defaultPriority: 'P3',
          targets: [target({ when: { priority: ['P3'] } })],
          calendars: { hours: ALWAYS },
        }),
      ],
      { at: NOW },
    )
    const ingest = await server.token('ingest')
    const of = async (key: string, ...changes: TicketChange[]) =>
      (await hand(server, ingest, { ticketKey: key, eventId: key, occurredAt: iso(NINE), changes })).body
        .outcomes[0].coverage
    expect(await of('a', opened)).toBe('covered')
    expect(await of('b', opened, priority('P3 '))).toBe('noTarget')
  })
})
