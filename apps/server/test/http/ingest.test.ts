import { target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { aServer, type Loose } from './aServer.js'
import { aSocket } from './aSocket.js'
import { AT, BAD, batch, good, iso, RECORD } from './badEvents.js'

const AGREEMENT = terms({ targets: [target({ within: { value: 1, unit: 'hours' } })] })

describe('recording events', () => {
  it.each(BAD)(
    'refuses %s, says where and what would be right, and records the rest',
    async (_, more, code, path, says) => {
      const { send, token, clocks } = await aServer([AGREEMENT], { at: AT })
      const item = { ...good(2), ...(more as object) }
      const answer = await send(await token('ingest'), RECORD, batch(good(1), item, good(3)))
      const { outcomes, recorded, refused } = answer.data.recordTicketEvents
      expect([recorded, refused]).toEqual([2, 1])
      expect(outcomes[1]).toMatchObject({ __typename: 'RefusedEvent', path })
      expect(`${outcomes[1].message} ${outcomes[1].expected}`).toMatch(says)
      expect(outcomes[1].code).toBe(code)
      expect((await clocks()).map((clock) => clock.ticketKey)).toEqual(['T-1', 'T-3'])
    },
  )

  it('refuses the same over the socket, one by one', async () => {
    const { port, token, clocks } = await aServer([AGREEMENT], { at: AT })
    const socket = await aSocket(port, await token('ingest'))
    const small = BAD.filter(([, more]) => JSON.stringify(more).length < 10_000)
    const items = small.map(([, more], index) => ({ ...good(index + 3), ...(more as object) }))
    const { data } = await socket.ask(RECORD, batch(good(1), ...items, good(2)))
    const { outcomes, recorded, refused } = data!.recordTicketEvents
    expect([recorded, refused]).toEqual([2, small.length])
    const reported = outcomes.slice(1, -1).map(({ code, path }: Loose) => [code, path])
    expect(reported).toEqual(small.map(([, , code, path]) => [code, path]))
    expect((await clocks()).map((clock) => clock.ticketKey).sort()).toEqual(['T-1', 'T-2'])
  })

  it.each([
    ['null', null],
    ['a number', 5],
    ['a list', [1]],
    ['a text', 'x'],
  ])('refuses an event that is %s', async (_, item) => {
    const { send, token } = await aServer([], { at: AT })
    const answer = await send(await token('ingest'), RECORD, batch(good(1), item))
    expect(answer.data.recordTicketEvents).toMatchObject({ recorded: 1, refused: 1 })
    expect(answer.data.recordTicketEvents.outcomes[1]).toMatchObject({ code: 'wrongType', eventId: '' })
  })

  it('refuses __proto__ keys and keeps the prototype clean', async () => {
    const { post, token } = await aServer([], { at: AT })
    const events = `[${JSON.stringify(good(1))}, {"__proto__": {"polluted": 1}, "ticketKey": "x", "eventId": "y"}]`
    const body = `{"query": ${JSON.stringify(RECORD)}, "variables": {"input": {"source": "desk", "events": ${events}}}}`
    const answer = await post(await token('ingest'), body)
    expect(answer.data.recordTicketEvents).toMatchObject({ recorded: 1, refused: 1 })
    expect(answer.data.recordTicketEvents.outcomes[1].code).toBe('forbiddenKey')
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('knows a repeated event from an id used again', async () => {
    const { send, token } = await aServer([AGREEMENT], { at: AT })
    const ingest = await token('ingest')
    await send(ingest, RECORD, batch(good(1)))
    const answer = await send(ingest, RECORD, batch(good(1), { ...good(1), ticketKey: 'T-9' }))
    const { outcomes } = answer.data.recordTicketEvents
    expect(outcomes[0].__typename).toBe('DuplicateEvent')
    expect(outcomes[1]).toMatchObject({ code: 'EVENT_ID_REUSED', eventId: 'e1' })
  })

  it('takes events written into the operation as well', async () => {
    const { send, token } = await aServer([AGREEMENT], { at: AT })
    const answer = await send(
      await token('ingest'),
      `mutation { recordTicketEvents(input: { source: "desk", events: [{ ticketKey: "T", eventId: "e",
         occurredAt: "2026-11-20T09:00:00+07:00", changes: [{ kind: opened, subject: "s" }] }] }) {
         outcomes { __typename ... on RefusedEvent { message path } } } }`,
    )
    expect(answer.data.recordTicketEvents.outcomes).toEqual([{ __typename: 'RecordedEvent' }])
  })

  it('takes the events from a variable of their own as well', async () => {
    const { send, token } = await aServer([AGREEMENT], { at: AT })
    const answer = await send(
      await token('ingest'),
      `mutation ($events: [TicketEventInput!]!) {
         recordTicketEvents(input: { source: "desk", events: $events }) { recorded refused } }`,
      { events: [good(1), 'x'] },
    )
    expect(answer.data.recordTicketEvents).toEqual({ recorded: 1, refused: 1 })
  })

  it('takes 1,000 events at once and no more', async () => {
    const { send, token } = await aServer([], { at: AT })
    const ingest = await token('ingest')
    const many = Array.from({ length: 1_001 }, (_, n) => good(n))
    const answer = await send(ingest, RECORD, batch(...many))
    expect(answer.errors[0]).toMatchObject({ message: 'events must be at most 1000' })
    const fits = await send(ingest, RECORD, batch(...many.slice(1)))
    expect(fits.data.recordTicketEvents.recorded).toBe(1_000)
  })
})

describe('declaring a log complete', () => {
  it('never moves back, and nothing is complete through the future', async () => {
    const { send, token } = await aServer([AGREEMENT], { at: AT })
    const ingest = await token('ingest')
    const declare = async (at: number, source = 'log') => {
      const query =
        'mutation ($input: DeclareCompleteInput!) { declareComplete(input: $input) { completeThrough settled } }'
      return send(ingest, query, { input: { source, through: iso(at) } })
    }
    expect((await declare(AT)).data.declareComplete).toEqual({ completeThrough: iso(AT), settled: 0 })
    expect((await declare(AT - 5_000)).data.declareComplete.completeThrough).toBe(iso(AT))
    expect((await declare(AT + 200_000)).errors[0]!.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('takes the source by the rule of its events', async () => {
    const { send, token } = await aServer([AGREEMENT], { at: AT })
    const admin = await token('admin')
    const declare = async (source: string) => {
      const query = 'mutation ($input: DeclareCompleteInput!) { declareComplete(input: $input) { source } }'
      return send(admin, query, { input: { source, through: iso(AT) } })
    }
    const longest = 's'.repeat(255)
    await send(admin, RECORD, { input: { source: longest, events: [good(1)] } })
    expect((await declare(longest)).data.declareComplete).toEqual({ source: longest })
    for (const source of ['', 's'.repeat(256), 'a\u0000', '\ud800']) {
      const [error] = (await declare(source)).errors
      expect(error!.extensions.code).toBe('BAD_USER_INPUT')
      expect(error!.message).toMatch(/^source: .*\(expected .*\)/)
    }
  })
})

describe('putting an agreement', () => {
  const PUT = `mutation ($input: PutAgreementInput!) { putAgreement(input: $input) {
    __typename
    ... on AgreementStored { dryRun agreement { id version recordedBy } }
    ... on AgreementUnchanged { agreement { version } }
    ... on InvalidDocument { code message problems { code path line message expected } } } }`
  const document = (hours: number, comment = '') => `# ${comment}
id: desk
title: Desk
calendars:
  always: { timeZone: Asia/Jakarta, weekly: { mon: [['00:00', '24:00']] } }
targets:
  - { id: solve, metric: resolution, within: ${hours}h, calendar: always }
`

  it('records versions by what they say, and tries without writing', async () => {
    const { send, token, store } = await aServer()
    const admin = await token('admin')
    const put = async (text: string, dryRun = false) =>
      (await send(admin, PUT, { input: { document: text, dryRun } })).data.putAgreement
    expect(await put(document(1), true)).toMatchObject({ __typename: 'AgreementStored', dryRun: true })
    expect((await store.pool.query('SELECT FROM agreement_version')).rowCount).toBe(0)
    expect((await put(document(1))).agreement).toEqual({
      id: 'desk',
      version: 1,
      recordedBy: expect.stringMatching(/^token:/),
    })
    expect(await put(document(1, 'the same in other words'))).toEqual({
      __typename: 'AgreementUnchanged',
      agreement: { version: 1 },
    })
    expect((await put(document(2))).agreement.version).toBe(2)
    const both = await Promise.all([put(document(3)), put(document(3))])
    expect(both.map((one) => one.agreement.version)).toEqual([3, 3])
  })

  it.each([
    ['an unknown zone', document(1).replace('Asia/Jakarta', 'Asia/Jakrata'), 5, /Jakrata/],
    ['hours of no length', document(1).replace("'24:00'", "'00:00'"), 5, /00:00/],
    ['no working time at all', document(1).replace("mon: [['00:00', '24:00']]", ''), 5, /./],
    ['malformed hours', document(1).replace("'24:00'", "'25:00'"), 5, /HH:MM/],
    ['a part of a millisecond', document(1).replace('1h', '1.5ms'), 7, /whole milliseconds/],
    ['a part of a working day', document(1).replace('1h', '1.5 working days'), 7, /whole days/],
    ['a null byte', document(1).replace('title: Desk', 'title: "D\\0sk"'), 3, /NUL/],
    ['a __proto__ key', `${document(1)}__proto__: { x: 1 }\n`, 8, /__proto__/],
    ['a negative duration', document(1).replace('1h', '-1h'), 7, /-1h/],
    ['a key twice', `${document(1)}title: again\n`, 8, /twice/],
    ['no YAML', 'id: [', 1, /./],
  ])('refuses %s with its line', async (_, text, line, says) => {
    const { send, token, store } = await aServer()
    const answer = await send(await token('admin'), PUT, { input: { document: text } })
    const { __typename, problems } = answer.data.putAgreement
    expect(__typename).toBe('InvalidDocument')
    expect(problems[0].line).toBe(line)
    expect(`${problems[0].message} ${problems[0].expected}`).toMatch(says)
    expect((await store.pool.query('SELECT FROM agreement_version')).rowCount).toBe(0)
  })
})
