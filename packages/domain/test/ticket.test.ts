import { describe, expect, it } from 'vitest'
import {
  applyEvent,
  canonicalBody,
  compareEvents,
  parseTicketEvent,
  TICKET_CHANGE_KINDS,
  TICKET_STATUSES,
  type TicketChange,
  type TicketEvent,
} from '../src/index.js'

const event = (over: Partial<TicketEvent> = {}): TicketEvent => ({
  source: 'desk',
  ticketKey: 'T-1',
  eventId: 'e1',
  occurredAt: 1_000,
  changes: [{ kind: 'opened' }],
  ...over,
})

const withChanges = (...changes: TicketChange[]): TicketEvent => event({ changes })

function problemsOf(raw: unknown) {
  const result = parseTicketEvent(raw)
  return result.ok ? [] : result.problems
}

const pathsOf = (raw: unknown): string[] => problemsOf(raw).map((problem) => problem.path.join('.'))

const EVERY_KIND: readonly TicketChange[] = [
  { kind: 'opened', subject: 'Printer' },
  { kind: 'classified', service: 'print', requestType: null, channel: 'mail', customer: 'acme', tags: ['a'] },
  { kind: 'prioritised', priority: 'P1', impact: 'high', urgency: null },
  { kind: 'assigned', party: 'us', team: 'one', line: 'L1', agent: null },
  { kind: 'replied', actor: 'human', public: true },
  { kind: 'replyRetracted', eventId: 'an-earlier-one' },
  { kind: 'voided', eventId: 'a-wrong-one' },
  { kind: 'statusChanged', to: 'open', reason: 'In Progress', until: '2026-12-01T10:00:00.000Z' },
  { kind: 'merged', into: 'T-2' },
  { kind: 'rated', score: 4, outOf: 5 },
]

describe('reading an event', () => {
  it('TKT-1 every kind of change is read as it was sent', () => {
    const sent = event({ sequence: 7, changes: EVERY_KIND })
    expect(EVERY_KIND.map((change) => change.kind)).toEqual([...TICKET_CHANGE_KINDS])
    expect(parseTicketEvent(JSON.parse(JSON.stringify(sent)))).toEqual({ ok: true, value: sent })
  })

  it('TKT-1 unknown keys are refused and the legal ones named', () => {
    const [problem] = problemsOf({ ...event(), occuredAt: 5 })
    expect(problem).toMatchObject({ code: 'unknownKey', path: ['occuredAt'] })
    expect(problem!.expected).toContain('occurredAt')
    expect(pathsOf(withChanges({ kind: 'opened', title: 'x' } as TicketChange))).toEqual(['changes.0.title'])
  })

  it('TKT-1 everything wrong is reported at once, in place', () => {
    const raw = { source: '', eventId: 5, changes: [{ kind: 'rated', score: 6, outOf: 5 }, { kind: 'sold' }] }
    expect(pathsOf(raw)).toEqual([
      'source',
      'ticketKey',
      'eventId',
      'occurredAt',
      'changes.0.score',
      'changes.1.kind',
    ])
  })

  it.each([null, 7, 'event', [], new Date(0)])('TKT-1 %s is no event', (raw) => {
    expect(problemsOf(raw)).toMatchObject([{ code: 'wrongType', path: [] }])
  })

  it('TKT-1 an event without a change, or with more than a hundred, is refused', () => {
    expect(problemsOf(event({ changes: [] }))).toMatchObject([{ code: 'empty', path: ['changes'] }])
    const many = Array.from({ length: 101 }, (): TicketChange => ({ kind: 'opened' }))
    expect(problemsOf(event({ changes: many }))).toMatchObject([{ code: 'tooLong', path: ['changes'] }])
  })

  it('TKT-1 a ticket is not merged into itself', () => {
    expect(pathsOf(withChanges({ kind: 'merged', into: 'T-1' }))).toEqual(['changes.0.into'])
  })

  it.each(['__proto__', 'constructor', 'prototype'])('TKT-2 the key %s is refused at every depth', (key) => {
    const poison = `"${key}":{"polluted":true}`
    const sent = `{"source":"s","ticketKey":"T","eventId":"e","occurredAt":1,${poison},"changes":[{"kind":"opened",${poison}}]}`
    expect(pathsOf(JSON.parse(sent))).toEqual([key, `changes.0.${key}`])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it.each([
    ['a NUL', 'a\0b'],
    ['half a pair', 'a\ud800b'],
    ['the other half', '\udc00'],
  ])('TKT-3 text with %s is refused', (_, text) => {
    expect(problemsOf(event({ eventId: text }))).toMatchObject([{ code: 'badText', path: ['eventId'] }])
    expect(pathsOf(withChanges({ kind: 'opened', subject: text }))).toEqual(['changes.0.subject'])
  })

  it('TKT-3 names that identify end at 255 characters', () => {
    const [longest, tooLong] = ['x'.repeat(255), 'x'.repeat(256)]
    for (const field of ['source', 'ticketKey', 'eventId']) {
      expect(pathsOf(event({ [field]: longest }))).toEqual([])
      expect(pathsOf(event({ [field]: tooLong }))).toEqual([field])
    }
    expect(pathsOf(withChanges({ kind: 'merged', into: tooLong }))).toEqual(['changes.0.into'])
    expect(pathsOf(withChanges({ kind: 'replyRetracted', eventId: tooLong }))).toEqual(['changes.0.eventId'])
  })

  it.each([1.5, Number.NaN, 8.64e15 + 1, '2026-01-01', null, undefined])(
    'TKT-3 %s is no instant',
    (occurredAt) => {
      expect(pathsOf({ ...event(), occurredAt })).toEqual(['occurredAt'])
    },
  )

  it('TKT-3 unknown words are answered with the known ones', () => {
    const [problem] = problemsOf(withChanges({ kind: 'statusChanged', to: 'pending' as 'open' }))
    expect(problem).toMatchObject({ code: 'unknownValue', path: ['changes', 0, 'to'] })
    for (const status of TICKET_STATUSES) expect(problem!.expected).toContain(status)
    expect(pathsOf(withChanges({ kind: 'prioritised', impact: 'major' as 'high' }))).toEqual([
      'changes.0.impact',
    ])
    expect(pathsOf(withChanges({ kind: 'replied', actor: 'cat' as 'bot', public: true }))).toEqual([
      'changes.0.actor',
    ])
  })
})

describe('the order of events', () => {
  it('TKT-5 compares instant, sequence, source and id, in that order', () => {
    const sorted = [
      event({ occurredAt: 1, eventId: 'z' }),
      event({ occurredAt: 2, source: 'a', eventId: 'Z' }),
      event({ occurredAt: 2, source: 'a', eventId: 'a', sequence: 0 }),
      event({ occurredAt: 2, source: 'b', eventId: 'a' }),
      event({ occurredAt: 2, sequence: 1, source: 'a', eventId: 'a' }),
    ]
    expect([...sorted].reverse().sort(compareEvents)).toEqual(sorted)
    expect(compareEvents(sorted[0]!, sorted[0]!)).toBe(0)
  })

  it('TKT-5 texts compare by code unit, not by any language', () => {
    const ids = ['Z', 'a', 'z', 'ä']
    const shuffled = ['ä', 'z', 'Z', 'a'].map((eventId) => event({ eventId }))
    expect(shuffled.sort(compareEvents).map((each) => each.eventId)).toEqual(ids)
  })
})

describe('the ticket after an event', () => {
  it('TKT-6 the first event opens the ticket at its instant, as new', () => {
    const state = applyEvent(null, event({ occurredAt: 42, changes: [{ kind: 'assigned', team: 'one' }] }))
    expect(state).toMatchObject({ openedAt: 42, status: 'new', statusReason: null, team: 'one', tags: [] })
    const later = applyEvent(state, event({ occurredAt: 50, changes: [{ kind: 'opened', subject: 'Late' }] }))
    expect(later).toMatchObject({ openedAt: 42, subject: 'Late' })
    expect(state.subject).toBeNull()
  })

  it('TKT-6 a log that begins in the middle gives the ticket that status', () => {
    expect(applyEvent(null, withChanges({ kind: 'statusChanged', to: 'solved' })).status).toBe('solved')
  })

  it('TKT-4 changes apply by kind, whatever the order sent', () => {
    const state = applyEvent(null, withChanges(...[...EVERY_KIND].reverse()))
    expect(state).toEqual(applyEvent(null, withChanges(...EVERY_KIND)))
    expect(state).toMatchObject({
      status: 'open',
      firstReplyAt: 1_000,
      mergedInto: 'T-2',
      rating: { score: 4, outOf: 5 },
    })
  })

  it('TKT-4 of two changes of one kind the later one given stands', () => {
    const twice = withChanges({ kind: 'statusChanged', to: 'open' }, { kind: 'statusChanged', to: 'onHold' })
    expect(applyEvent(null, twice).status).toBe('onHold')
  })

  it('TKT-7 left out keeps, null clears, tags are replaced', () => {
    const first = applyEvent(null, withChanges(...EVERY_KIND))
    const next = applyEvent(first, withChanges({ kind: 'classified', customer: null, tags: ['b', 'c'] }))
    expect(next).toMatchObject({ service: 'print', customer: null, tags: ['b', 'c'] })
  })

  it('TKT-8 only public replies of people count', () => {
    const reply = (occurredAt: number, actor: 'human' | 'bot' | 'system' | 'customer', open: boolean) =>
      event({ occurredAt, changes: [{ kind: 'replied', actor, public: open }] })
    const replies = [
      reply(1, 'bot', true),
      reply(2, 'system', true),
      reply(3, 'customer', true),
      reply(4, 'human', false),
      reply(5, 'human', true),
      reply(6, 'human', true),
      reply(7, 'customer', true),
    ]
    const state = replies.reduce<ReturnType<typeof applyEvent> | null>(applyEvent, null)
    expect(state).toMatchObject({ firstReplyAt: 5, lastReplyAt: 6 })
  })

  it('TKT-10 a reason goes with its status', () => {
    const held = applyEvent(null, withChanges({ kind: 'statusChanged', to: 'onHold', reason: 'Wait' }))
    expect(held.statusReason).toBe('Wait')
    expect(applyEvent(held, withChanges({ kind: 'statusChanged', to: 'open' })).statusReason).toBeNull()
    expect(applyEvent(held, withChanges({ kind: 'assigned', team: 'two' })).statusReason).toBe('Wait')
  })
})

describe('the body of an event', () => {
  it('TKT-9 is the same for the same event, however it was written', () => {
    const sent = event({ sequence: 0, changes: [EVERY_KIND[3]!, EVERY_KIND[0]!] })
    const again = event({
      changes: [
        { subject: 'Printer', kind: 'opened' },
        { agent: null, line: 'L1', team: 'one', party: 'us', kind: 'assigned' },
      ],
      source: 'desk',
    })
    expect(canonicalBody(sent)).toBe(canonicalBody(again))
    expect(canonicalBody({ ...sent, eventId: 'other', source: 'other' })).toBe(canonicalBody(sent))
  })

  it.each<Partial<TicketEvent>>([
    { ticketKey: 'T-2' },
    { occurredAt: 1_001 },
    { sequence: 1 },
    { changes: [{ kind: 'opened', subject: '' }] },
  ])('TKT-9 differs for %o', (over) => {
    expect(canonicalBody(event(over))).not.toBe(canonicalBody(event()))
  })
})
