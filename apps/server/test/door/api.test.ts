import { opened, target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { aDoor } from './aDoor.js'

const AT = Date.UTC(2026, 10, 20, 10)
const AGREEMENT = terms({
  targets: [target({ within: { value: 8, unit: 'hours' }, atRisk: [{ kind: 'percent', percent: 75 }] })],
})
const RECORD = `mutation ($input: RecordTicketEventsInput!) {
  recordTicketEvents(input: $input) {
    recorded duplicates refused
    outcomes {
      __typename
      ... on RecordedEvent { eventId ticketKey }
      ... on DuplicateEvent { eventId }
      ... on RefusedEvent { eventId code path message expected }
    }
  }
}`
const event = (key: string, more: object = {}) => ({
  ticketKey: key,
  eventId: `${key}-1`,
  occurredAt: new Date(AT).toISOString(),
  changes: [
    { kind: 'opened', subject: key },
    { kind: 'prioritised', priority: 'P1' },
  ],
  ...more,
})

describe('the API', () => {
  it('records events and answers clocks, counts, tickets and their story', async () => {
    const { send, token } = await aDoor([AGREEMENT], { at: AT })
    const admin = await token('admin')
    const recorded = await send(admin, RECORD, {
      input: { source: 'desk', events: [event('T-1'), event('T-2')] },
    })
    console.log(recorded.text)
    expect(recorded.data.recordTicketEvents).toMatchObject({ recorded: 2, duplicates: 0, refused: 0 })
    const answer = await send(
      admin,
      `{ server { storeEpoch serverTime buildId version }
         clocks(first: 1) { nodes { ticketKey metric phase verdict deadlineAt elapsedMs remainingMs state motion
           calendarId explanation { elapsedMs timeZone segments { kind businessMs } candidates { won reason } } }
           pageInfo { hasNextPage endCursor } }
         counts { running paused atRisk breached byPriority { priority open oldestOpenedAt } }
         ticket(source: "desk", key: "T-1") { subject status events { eventId changes } clocks { id elapsedMs(asOf: "2026-11-20T11:00:00Z") } facts { kind at cursor } }
         agreements { id version title } explainMatch(source: "desk", key: "T-1", metric: resolution) { targetId won } }`,
    )
    expect(answer.errors).toEqual([])
    const { clocks, counts, ticket, agreements, explainMatch, server } = answer.data
    expect(clocks.nodes[0]).toMatchObject({
      ticketKey: 'T-1',
      state: 'onTrack',
      motion: 'running',
      elapsedMs: 0,
      deadlineAt: '2026-11-20T18:00:00.000Z',
      calendarId: 'agreement@1/hours',
    })
    expect(clocks.nodes[0].explanation.candidates).toEqual([{ won: true, reason: expect.any(String) }])
    expect(clocks.pageInfo.hasNextPage).toBe(true)
    expect(counts).toEqual({
      running: 2,
      paused: 0,
      atRisk: 0,
      breached: 0,
      byPriority: [{ priority: 'P1', open: 2, oldestOpenedAt: '2026-11-20T10:00:00.000Z' }],
    })
    expect(ticket).toMatchObject({ subject: 'T-1', status: 'new', clocks: [{ elapsedMs: 3_600_000 }] })
    expect(ticket.facts[0]).toMatchObject({ kind: 'started', cursor: `${server.storeEpoch}:1` })
    expect(agreements).toEqual([{ id: 'agreement', version: 1, title: 'An agreement' }])
    expect(explainMatch).toEqual([{ targetId: 'resolution', won: true }])
    const next = await send(
      admin,
      'query ($after: String) { clocks(first: 1, after: $after) { nodes { ticketKey } pageInfo { hasNextPage } } }',
      { after: clocks.pageInfo.endCursor },
    )
    expect(next.data.clocks).toEqual({ nodes: [{ ticketKey: 'T-2' }], pageInfo: { hasNextPage: false } })
  })
})
void opened
