import { target, terms } from '@tenggat/domain/testing'
import { expect, it } from 'vitest'
import { aServer } from './aServer.js'
import { AT, batch, good, iso } from './badEvents.js'

const RECORD = `mutation ($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) { recorded } }`
const EVIDENCE = `query ($filter: ClockFilter) { boardEvidence(filter: $filter) {
  hasTickets lastEventAt refusedEvents openTickets uncoveredTickets unknown { field value } } }`

it('LIVE-3 W1 an empty board is told apart: nothing yet, a filter that nothing matches, and all clear', async () => {
  const server = await aServer(
    [terms({ id: 'acme', appliesTo: { customer: ['Acme'] }, targets: [target()] })],
    { at: AT },
  )
  const whole = await server.displayToken({ agreementKind: ['customer'] })
  const part = await server.displayToken({ customer: ['Acme'] })
  const evidence = async (token: string, filter: object | null = null) => {
    await server.activity.flush()
    const { data, errors } = await server.send(token, EVIDENCE, { filter })
    expect(errors).toEqual([])
    return data.boardEvidence
  }
  const nothing = { hasTickets: false, lastEventAt: null, openTickets: 0, uncoveredTickets: 0, unknown: [] }
  expect(await evidence(whole, { team: ['Nobody'] })).toEqual({ ...nothing, refusedEvents: 0 })
  const writer = await server.token('ingest')
  const opened = (key: string, customer: string) => ({
    ...good(1),
    ...{ ticketKey: key, eventId: key, occurredAt: iso(AT - 60_000) },
    changes: [{ kind: 'opened' }, { kind: 'classified', customer }],
  })
  await server.send(writer, RECORD, batch({ ...opened('LATE', 'Acme'), occurredAt: 'never' }))
  expect(await evidence(whole)).toEqual({ ...nothing, refusedEvents: 1 })
  expect(await evidence(part)).toEqual({ ...nothing, refusedEvents: 0 })

  await server.send(
    writer,
    RECORD,
    batch(opened('A-1', 'Acme'), opened('A-2', 'Acme'), opened('X-1', 'Other')),
  )
  const seen = { hasTickets: true, openTickets: 3, uncoveredTickets: 1, refusedEvents: 1, unknown: [] }
  expect(await evidence(whole)).toMatchObject({ ...seen, lastEventAt: expect.any(String) })
  expect(await evidence(whole, { customer: ['Acme', 'Nobody'], team: ['L1'] })).toMatchObject({
    openTickets: 0,
    unknown: [
      { field: 'team', value: 'L1' },
      { field: 'customer', value: 'Nobody' },
    ],
  })
  expect(await evidence(part, { customer: ['Other'] })).toEqual({
    ...{ hasTickets: true, lastEventAt: null, refusedEvents: 0, openTickets: 0, uncoveredTickets: 0 },
    unknown: [{ field: 'customer', value: 'Other' }],
  })
})
