import { agentReply, customerReply, solved, target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { aServer } from './aServer.js'

const AT = Date.UTC(2026, 10, 20, 10)
const HOUR = 3_600_000
const iso = (at: number) => new Date(at).toISOString()
const AGREEMENT = terms({
  targets: [target({ id: 'news', metric: 'periodicUpdate', within: { value: 4, unit: 'hours' } })],
})
const RECORD =
  'mutation ($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) { recorded refused } }'

/** Opened nine hours ago; answers after two and after seven hours. */
const EVENTS = (
  [
    [9, { kind: 'opened', subject: 'Outage' }],
    [7, agentReply],
    [6, customerReply],
    [2, agentReply],
  ] as const
).map(([ago, change], n) => ({
  ...{ ticketKey: 'T-1', eventId: `e${n}`, occurredAt: iso(AT - ago * HOUR), changes: [change] },
}))

describe('a periodic update', () => {
  it('CLK-22 comes in as events and goes out as cycles, facts, an explanation and what a customer is told', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    const ingest = await server.token('ingest')
    const record = (events: readonly object[]) =>
      server.send(ingest, RECORD, { input: { source: 'desk', events } })
    expect((await record(EVENTS)).data.recordTicketEvents).toEqual({ recorded: 4, refused: 0 })

    const reader = await server.token('read')
    const { data, errors } = await server.send(
      reader,
      `{ ticket(source: "desk", key: "T-1") {
           facts { kind cycle at }
           clocks { metric cycle verdict deadlineAt elapsedMs remainingMs
             explanation { segments { kind businessMs } candidates { targetId won } } } }
         expectedBy(input: {}) { metric text(language: "id") mail(language: "en") } }`,
    )
    expect(errors).toEqual([])
    expect(data.ticket.facts).toEqual([
      { kind: 'started', cycle: 1, at: iso(AT - 9 * HOUR) },
      { kind: 'met', cycle: 1, at: iso(AT - 7 * HOUR) },
      { kind: 'started', cycle: 2, at: iso(AT - 7 * HOUR) },
      { kind: 'breached', cycle: 2, at: iso(AT - 3 * HOUR) },
      { kind: 'finished', cycle: 2, at: iso(AT - 2 * HOUR) },
      { kind: 'started', cycle: 3, at: iso(AT - 2 * HOUR) },
    ])
    expect(data.ticket.clocks.map(({ cycle, verdict }: never) => [cycle, verdict])).toEqual([
      ...[
        [1, 'met'],
        [2, 'breached'],
        [3, 'pending'],
      ],
    ])
    expect(data.ticket.clocks[2]).toMatchObject({
      ...{ metric: 'periodicUpdate', deadlineAt: iso(AT + 2 * HOUR) },
      ...{ elapsedMs: 2 * HOUR, remainingMs: 2 * HOUR },
      explanation: {
        segments: [{ kind: 'running', businessMs: 2 * HOUR }],
        candidates: [{ targetId: 'news', won: true }],
      },
    })
    expect(data.expectedBy).toMatchObject([{ metric: 'periodicUpdate' }])
    expect(data.expectedBy[0].mail).toContain('promises it within 4 hours')
    expect(data.expectedBy[0].text).toMatch(/^Anda akan menerima kabar/)

    await record([{ ...EVENTS[0], eventId: 'e9', occurredAt: iso(AT), changes: [solved] }])
    const after = await server.send(
      reader,
      '{ ticket(source: "desk", key: "T-1") { clocks { cycle phase verdict } } }',
    )
    expect(after.data.ticket.clocks.at(-1)).toEqual({ cycle: 3, phase: 'stopped', verdict: 'met' })
    expect(after.data.ticket.clocks).toHaveLength(3)
  })
})
