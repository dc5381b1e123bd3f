import { target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { aServer, type Loose } from './aServer.js'
import { AT, batch, good, iso } from './badEvents.js'
import { hand } from './hand.js'

const HOUR = 3_600_000
const AGREEMENT = terms({
  targets: [
    target({
      ...{ metric: 'resolution', within: { value: 4, unit: 'hours' } },
      pauseWhen: [{ status: ['waitingOnCustomer'] }],
    }),
  ],
})
const RECORD = `mutation ($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) {
  recorded duplicates refused outcomes { __typename
    ... on RecordedEvent { eventId coverage notes { code path message } }
    ... on DuplicateEvent { eventId notes { code path } }
    ... on RefusedEvent { eventId code path } } } }`

const event = (n: number, hour: number, ...changes: object[]) => ({
  ...good(n),
  ...{ ticketKey: 'T-1', occurredAt: iso(AT + (hour - 9) * HOUR), changes },
})
const WAITS = event(2, 10, { kind: 'statusChanged', to: 'waitingOnCustomer', reason: 'r'.repeat(300) })
const CUT = { code: 'fieldCut', path: 'changes[0].reason' }
const tags = Array.from({ length: 101 }, (_, index) => `tag ${index}`)

const aDesk = async () => {
  const server = await aServer([AGREEMENT], { at: AT + 3 * HOUR })
  const token = await server.token('ingest')
  const record = async (...events: unknown[]) =>
    (await server.send(token, RECORD, batch(...events))).data.recordTicketEvents as Loose
  return { server, token, record }
}

describe('TKT-17 a field that is too long loses nothing beside it', () => {
  it.each(['mutation', 'JSON'])('a status keeps its pause, an opening its ticket, by the %s', async (way) => {
    const { server, token, record } = await aDesk()
    const opened = event(1, 9, { kind: 'opened' }, { kind: 'classified', tags })
    const said =
      way === 'JSON' ? (await hand(server, token, [opened, WAITS])).body : await record(opened, WAITS)
    expect(said).toMatchObject({ recorded: 2, refused: 0 })
    expect(said.outcomes[0].notes).toMatchObject([{ code: 'fieldCut', path: 'changes[1].tags' }])
    expect(said.outcomes[1].notes).toEqual([
      { ...CUT, message: 'the text has 300 characters: kept are the first 254' },
    ])
    expect(await server.clocks()).toMatchObject([{ ticketKey: 'T-1', phase: 'paused' }])
    const { rows } = await server.store.pool.query('SELECT state FROM ticket')
    expect(rows[0].state).toMatchObject({ statusReason: `${'r'.repeat(254)}…`, tags: tags.slice(0, 100) })
  })

  it('sent again it is a duplicate and says the same, and another text under its id is refused', async () => {
    const { record } = await aDesk()
    await record(event(1, 9, { kind: 'opened' }), WAITS)
    const again = await record(WAITS)
    expect(again).toMatchObject({ duplicates: 1, outcomes: [{ __typename: 'DuplicateEvent', notes: [CUT] }] })
    const other = { ...WAITS, changes: [{ ...WAITS.changes[0], reason: `q${'r'.repeat(299)}` }] }
    expect(await record(other)).toMatchObject({ outcomes: [{ code: 'EVENT_ID_REUSED' }] })
  })

  it('what identifies is refused alone, and nothing is noted of what is as it should be', async () => {
    const { record } = await aDesk()
    const said = await record(
      event(1, 9, { kind: 'opened' }),
      { ...event(2, 9, { kind: 'opened' }), ticketKey: 'k'.repeat(256) },
      event(3, 9, { kind: 'merged', into: 'k'.repeat(256) }),
    )
    expect(said.outcomes).toMatchObject([
      { __typename: 'RecordedEvent', notes: [] },
      { code: 'tooLong', path: 'ticketKey' },
      { code: 'tooLong', path: 'changes[0].into' },
    ])
  })
})

describe('TKT-18 merging into a ticket that no event has told of', () => {
  const merged = (n: number, into: string | null) => event(n, 11, { kind: 'merged', into })
  const STRANGER = { code: 'mergedIntoUnknown', path: 'changes[0].into' }

  it('counts and is told, also of a duplicate, until the survivor is known', async () => {
    const { server, record } = await aDesk()
    const said = await record(event(1, 9, { kind: 'opened' }), merged(2, 'T-9'))
    expect(said.outcomes[0].notes).toEqual([])
    expect(said.outcomes[1].notes).toEqual([
      { ...STRANGER, message: 'no event has told of the ticket "T-9" that it was merged into' },
    ])
    expect(await server.clocks()).toMatchObject([{ ticketKey: 'T-1', phase: 'cancelled' }])
    expect((await record(merged(2, 'T-9'))).outcomes[0].notes).toEqual([STRANGER])
    await record({ ...event(3, 10, { kind: 'opened' }), ticketKey: 'T-9' })
    expect((await record(merged(2, 'T-9'))).outcomes[0].notes).toEqual([])
  })

  it('says nothing of a survivor of the same request, of another source’s, or of an undoing', async () => {
    const { server, record } = await aDesk()
    const opened = { ...event(3, 10, { kind: 'opened' }), ticketKey: 'T-9' }
    const said = await record(event(1, 9, { kind: 'opened' }), merged(2, 'T-9'), opened, merged(4, null))
    expect(said.outcomes.map((each: Loose) => each.notes)).toEqual([[], [], [], []])
    const token = await server.token('ingest')
    const elsewhere = await hand(server, token, [merged(5, 'T-9')], { source: 'other' })
    expect(elsewhere.body.outcomes[0].notes).toMatchObject([STRANGER])
  })
})
