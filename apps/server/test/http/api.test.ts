import { solved, target, terms } from '@tenggat/domain/testing'
import { describe, expect, it, vi } from 'vitest'
import { aServer, type Loose, type TestServer } from './aServer.js'

const AT = Date.UTC(2026, 10, 20, 10)
const HOUR = 3_600_000
const iso = (at: number) => new Date(at).toISOString()
const AGREEMENT = terms({
  targets: [target({ within: { value: 8, unit: 'hours' }, atRisk: [{ kind: 'percent', percent: 75 }] })],
})
const RECORD =
  'mutation ($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) { recorded outcomes { ... on RefusedEvent { path message } } } }'

/** A ticket opened at `at` and what happened to it then. */
const ticket = (key: string, at: number, attributes: object = {}, ...then: [number, object][]) => [
  {
    ticketKey: key,
    eventId: `${key}-0`,
    occurredAt: iso(at),
    changes: [
      { kind: 'opened', subject: key },
      { kind: 'prioritised', priority: 'P1', ...attributes },
    ],
  },
  ...then.map(([later, change], index) => ({
    ticketKey: key,
    eventId: `${key}-${index + 1}`,
    occurredAt: iso(later),
    changes: [change],
  })),
]

async function record({ send, token }: TestServer, events: readonly object[], source = 'desk') {
  const answer = await send(await token('ingest'), RECORD, { input: { source, events } })
  expect(answer.errors).toEqual([])
  const { recorded, outcomes } = answer.data.recordTicketEvents
  expect([recorded, ...outcomes.filter((one: object) => 'path' in one)]).toEqual([events.length])
}

describe('queries', () => {
  it('answer a ticket with its clocks, events, facts and explanation', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    await record(server, ticket('T-1', AT - HOUR))
    const { data, errors } = await server.send(
      await server.token('read'),
      `{ server { storeEpoch buildId version serverTime }
         ticket(source: "desk", key: "T-1") {
           subject status priority tags
           events { eventId changes }
           facts { kind at cursor position }
           clocks { metric phase verdict deadlineAt elapsedMs remainingMs overrunMs state motion resumesAt
             later: elapsedMs(asOf: "2026-11-20T11:00:00Z") calendarId
             explanation { elapsedMs state timeZone segments { from to kind businessMs } thresholds { id at crossed }
               candidates { targetId won } } }
           before: clocks(asOf: "2026-11-20T08:00:00Z") { explanation { elapsedMs } } }
         explainMatch(source: "desk", key: "T-1", metric: resolution) { agreementId agreementVersion targetId won }
         agreements { id version title } none: ticket(source: "desk", key: "T-9") { id } }`,
    )
    expect(errors).toEqual([])
    const deadlineAt = iso(AT + 7 * HOUR)
    expect(data.ticket).toMatchObject({ subject: 'T-1', status: 'new', priority: 'P1', tags: [] })
    expect(data.ticket.events[0].changes).toHaveLength(2)
    expect(data.ticket.facts).toEqual([
      { kind: 'started', at: iso(AT - HOUR), position: 1, cursor: `${data.server.storeEpoch}:1` },
    ])
    expect(data.ticket.clocks[0]).toMatchObject({
      ...{ metric: 'resolution', phase: 'running', verdict: 'pending', deadlineAt },
      ...{ elapsedMs: HOUR, remainingMs: 7 * HOUR, overrunMs: 0, later: 2 * HOUR },
      ...{ state: 'onTrack', motion: 'running', resumesAt: null, calendarId: 'agreement@1/hours' },
      explanation: {
        ...{ elapsedMs: HOUR, state: 'onTrack', timeZone: 'UTC' },
        segments: [{ from: iso(AT - HOUR), to: iso(AT), kind: 'running', businessMs: HOUR }],
        thresholds: [
          { id: 'percent:75', at: iso(AT + 5 * HOUR), crossed: false },
          { id: 'deadline', at: deadlineAt, crossed: false },
        ],
        candidates: [{ targetId: 'resolution', won: true }],
      },
    })
    expect(data.ticket.before).toEqual([])
    expect(data.explainMatch).toEqual([
      { agreementId: 'agreement', agreementVersion: 1, targetId: 'resolution', won: true },
    ])
    expect(data.agreements).toEqual([{ id: 'agreement', version: 1, title: 'An agreement' }])
    expect(data.none).toBeNull()
  })

  it('page through what is next to breach, and through tickets, each once', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    const events = Array.from({ length: 25 }, (_, n) => ticket(`T-${n}`, AT - (n % 3) * 1_000)).flat()
    await record(server, events)
    const reader = await server.token('read')
    const pages = async (field: string, pick: string) => {
      const query = `query ($after: String) { ${field}(first: 10, after: $after) {
        nodes { ${pick} } edges { cursor } pageInfo { hasNextPage endCursor } } }`
      const seen: Record<string, string>[] = []
      let after: string | null = null
      for (let more = true; more; ) {
        const page: Loose = (await server.send(reader, query, { after })).data[field]
        expect(page.edges.at(-1).cursor).toBe(page.pageInfo.endCursor)
        seen.push(...page.nodes)
        after = page.pageInfo.endCursor
        more = page.pageInfo.hasNextPage
      }
      return seen
    }
    const clocks = await pages('clocks', 'ticketKey deadlineAt')
    expect(new Set(clocks.map((clock) => clock.ticketKey)).size).toBe(25)
    expect(clocks).toHaveLength(25)
    const deadlines = clocks.map((clock) => clock.deadlineAt!)
    expect(deadlines).toEqual([...deadlines].sort())
    const tickets = await pages('tickets', 'key')
    expect(new Set(tickets.map(({ key }) => key)).size).toBe(25)
    expect(tickets).toHaveLength(25)
  })

  it('filter by what a ticket is, and count the same', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    await record(server, [
      ...ticket('A', AT - 2 * HOUR, { impact: 'high' }),
      ...ticket('B', AT - HOUR, { priority: 'P2' }, [AT, { kind: 'statusChanged', to: 'onHold' }]),
      ...ticket('C', AT, { priority: null, impact: 'low' }),
    ])
    const query = `query ($f: ClockFilter) { clocks(first: 9, filter: $f) { nodes { ticketKey } }
      counts(filter: $f) { running paused atRisk breached byPriority { priority open oldestOpenedAt } } }`
    const ask = async (f: object) => {
      const { clocks, counts } = (await server.send(await server.token('read'), query, { f })).data
      return { keys: clocks.nodes.map((node: { ticketKey: string }) => node.ticketKey).join(''), counts }
    }
    expect((await ask({})).keys).toBe('AC')
    expect((await ask({})).counts).toEqual({
      ...{ running: 2, paused: 1, atRisk: 0, breached: 0 },
      byPriority: [
        { priority: 'P1', open: 1, oldestOpenedAt: iso(AT - 2 * HOUR) },
        { priority: 'P2', open: 1, oldestOpenedAt: iso(AT - HOUR) },
        { priority: null, open: 1, oldestOpenedAt: iso(AT) },
      ],
    })
    expect((await ask({ impact: ['high', 'medium'] })).keys).toBe('A')
    expect((await ask({ priority: ['P1'], impact: ['low'] })).keys).toBe('')
    expect((await ask({ source: [] })).counts.running).toBe(0)
    expect((await ask({ priority: ["'; select pg_sleep(3)--"] })).keys).toBe('')
  })

  it('tell attainment over decided clocks, with the undecided and cancelled beside', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    const status = (to: string) => ({ kind: 'statusChanged', to })
    await record(server, [
      ...ticket('met', AT - 9 * HOUR, { impact: 'high' }, [AT - HOUR, solved]),
      ...ticket('late', AT - 9 * HOUR, { impact: 'high' }, [AT - HOUR + 1, solved]),
      ...ticket('open', AT - HOUR, { impact: 'low' }),
      ...ticket('gone', AT - 2 * HOUR, { impact: 'low' }, [AT, status('cancelled')]),
    ])
    const query = `query ($by: [AttainmentDimension!]!) { attainment(agreementId: "agreement", by: $by) {
      metric impact met breached undecided cancelled decided ratio } }`
    const reader = await server.token('read')
    const ask = async (by: string[]) => (await server.send(reader, query, { by })).data.attainment
    expect(await ask([])).toEqual([
      { metric: null, impact: null, met: 1, breached: 1, undecided: 1, cancelled: 1, decided: 2, ratio: 0.5 },
    ])
    expect(await ask(['IMPACT', 'METRIC'])).toEqual([
      {
        metric: 'resolution',
        impact: 'high',
        met: 1,
        breached: 1,
        undecided: 0,
        cancelled: 0,
        decided: 2,
        ratio: 0.5,
      },
      {
        metric: 'resolution',
        impact: 'low',
        met: 0,
        breached: 0,
        undecided: 1,
        cancelled: 1,
        decided: 0,
        ratio: null,
      },
    ])
  })

  it('show a replayed source as it stood where its log ends, and only when asked for', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    const text = 'mutation ($input: DeclareCompleteInput!) { declareComplete(input: $input) { settled } }'
    const ingest = await server.token('ingest')
    const declare = (through: string) => server.send(ingest, text, { input: { source: 'log', through } })
    await declare(iso(AT - 2_000 * HOUR))
    await record(server, ticket('L-1', AT - 1_000 * HOUR), 'log')
    await declare(iso(AT - 998 * HOUR))
    const query =
      'query ($f: ClockFilter, $at: DateTime) { clocks(first: 9, filter: $f, asOf: $at) { nodes { elapsedMs state } } }'
    const reader = await server.token('read')
    const ask = async (variables: object) => (await server.send(reader, query, variables)).data.clocks.nodes
    expect(await ask({})).toEqual([])
    const f = { includeReplayed: true }
    expect(await ask({ f })).toEqual([{ elapsedMs: 2 * HOUR, state: 'onTrack' }])
    expect(await ask({ f, at: iso(AT - 999 * HOUR) })).toEqual([{ elapsedMs: HOUR, state: 'onTrack' }])
  })

  it('of many tickets cost one statement for each kind of row', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    await record(server, Array.from({ length: 30 }, (_, n) => ticket(`T-${n}`, AT)).flat())
    const reader = await server.token('read')
    const query = `{ tickets(first: 30) { nodes {
      key events(first: 3) { eventId } facts(first: 2) { kind } clocks { elapsedMs explanation { elapsedMs } } } } }`
    await server.send(reader, query)
    const statements = vi.spyOn(server.store.pool, 'query')
    const answer = await server.send(reader, query)
    expect(answer.errors).toEqual([])
    expect(answer.data.tickets.nodes).toHaveLength(30)
    expect(answer.data.tickets.nodes[0].clocks[0].explanation.elapsedMs).toBe(0)
    const facts = answer.data.tickets.nodes.map((node: { facts: { kind: string }[] }) => node.facts[0]!.kind)
    expect(facts).toEqual(Array.from({ length: 30 }, () => 'started'))
    // The page, its clocks, its events, its facts, and once more the tickets for the versions they are bound to.
    expect(statements.mock.calls.length).toBeLessThanOrEqual(5)
    statements.mockRestore()
  })

  it('of a ticket page through its events', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    const replies = Array.from({ length: 5 }, (_, n): [number, object] => [
      AT - 1_000 + n,
      { kind: 'replied', actor: 'human', public: true },
    ])
    await record(server, ticket('T', AT - HOUR, {}, ...replies))
    const query =
      'query ($after: String) { ticket(source: "desk", key: "T") { events(first: 4, after: $after) { eventId } } }'
    const ask = async (after: string | null) => server.send(await server.token('read'), query, { after })
    const ids = (await ask(null)).data.ticket.events.map((event: { eventId: string }) => event.eventId)
    expect(ids).toEqual(['T-0', 'T-1', 'T-2', 'T-3'])
    expect((await ask('T-3')).data.ticket.events).toEqual([{ eventId: 'T-4' }, { eventId: 'T-5' }])
    expect((await ask('T-77')).errors[0]!.extensions.code).toBe('BAD_USER_INPUT')
  })
})
