import { target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { aServer, type Loose } from './aServer.js'
import { AT, BAD, batch, good, iso, RECORD } from './badEvents.js'
import { hand } from './hand.js'

const AGREEMENT = terms({ targets: [target({ within: { value: 1, unit: 'hours' } })] })

describe('handing in events as JSON', () => {
  it.each([
    ['a list', [good(1), good(2)]],
    ['named events', { events: [good(1), good(2)] }],
  ])('takes %s and answers for each in its order, as the mutation does', async (_, body) => {
    const server = await aServer([AGREEMENT], { at: AT })
    const token = await server.token('ingest')
    const first = await hand(server, token, body)
    expect(first).toMatchObject({ status: 200, body: { recorded: 2, duplicates: 0, refused: 0 } })
    expect(first.body.outcomes).toEqual([
      { outcome: 'recorded', eventId: 'e1', ticketKey: 'T-1', coverage: 'covered', notes: [] },
      { outcome: 'recorded', eventId: 'e2', ticketKey: 'T-2', coverage: 'covered', notes: [] },
    ])
    const again = await server.send(token, RECORD, batch(good(1), good(3)))
    expect(again.data.recordTicketEvents).toMatchObject({ recorded: 1, duplicates: 1 })
    expect((await server.clocks()).map((clock) => clock.ticketKey).sort()).toEqual(['T-1', 'T-2', 'T-3'])
  })

  it('takes one event alone', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    const token = await server.token('ingest')
    expect(await hand(server, token, good(1))).toMatchObject({ status: 200, body: { recorded: 1 } })
  })

  it('refuses events one by one, each with its place, in the words of the mutation', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    const token = await server.token('ingest')
    const items = BAD.map(([, more], index) => ({ ...good(index + 3), ...(more as object) }))
    const json = await hand(server, token, [good(1), ...items])
    const graphql = await server.send(token, RECORD, batch(good(2), ...items))
    expect(json).toMatchObject({ status: 200, body: { recorded: 1, refused: BAD.length } })
    const reported = (outcomes: Loose[]) =>
      outcomes.slice(1).map(({ code, path, message, expected }) => ({ code, path, message, expected }))
    expect(reported(json.body.outcomes)).toEqual(reported(graphql.data.recordTicketEvents.outcomes))
  })

  it('says by its status when nothing at all was recorded', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    const token = await server.token('ingest')
    expect(await hand(server, token, [{ ...good(1), changes: [] }])).toMatchObject({
      status: 422,
      body: { refused: 1, outcomes: [{ outcome: 'refused', code: 'empty', path: 'changes' }] },
    })
    await hand(server, token, good(1))
    expect(await hand(server, token, { ...good(1), ticketKey: 'T-9' })).toMatchObject({
      status: 409,
      body: { outcomes: [{ code: 'EVENT_ID_REUSED' }] },
    })
    expect((await hand(server, token, [good(1), { ...good(1), ticketKey: 'T-9' }])).status).toBe(200)
  })

  it.each([
    ['no JSON', '{', 400, 'BAD_REQUEST', ''],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 400, 'BAD_REQUEST', ''],
    ['a number', 5, 400, 'BAD_REQUEST', ''],
    ['nothing', '', 400, 'BAD_REQUEST', ''],
    ['an unknown key', { events: [], source: 'x' }, 400, 'BAD_REQUEST', 'source'],
    ['events that are no list', { events: {} }, 400, 'BAD_REQUEST', 'events'],
    ['1,001 events', Array.from({ length: 1_001 }, (_, n) => good(n)), 400, 'BAD_USER_INPUT', 'events'],
    ['a body over 1 MB', `"${'x'.repeat(1024 * 1024)}"`, 413, 'PAYLOAD_TOO_LARGE', ''],
  ])('refuses %s as a whole', async (_, body, status, code, path) => {
    const server = await aServer([], { at: AT })
    const answer = await hand(server, await server.token('ingest'), body)
    expect(answer).toMatchObject({ status, body: { code, path, message: expect.stringMatching(/./) } })
    expect((await server.store.pool.query('SELECT FROM ticket_event')).rowCount).toBe(0)
  })

  it('asks who sends before it reads what is sent', async () => {
    const server = await aServer([], { at: AT })
    const refused = async (token: string | null, headers: Record<string, string> = {}, source = 'desk') => {
      const { status, body } = await hand(server, token, 'x'.repeat(2_000_000), { headers, source })
      return [status, body.code]
    }
    expect(await refused('tgt_00000000_000000000000000000000000')).toEqual([401, 'UNAUTHENTICATED'])
    expect(await refused(await server.token('read'))).toEqual([403, 'FORBIDDEN'])
    expect(await refused(null)).toEqual([404, 'UNKNOWN_SOURCE'])
    const { status, body } = await hand(server, await server.token('ingest'), 'x', {
      headers: { 'content-type': 'text/plain' },
    })
    expect([status, body.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
    const get = await fetch(`${server.url}/v1/sources/desk/events`)
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST'])
  })
})

const DECLARE = `mutation ($input: DeclareSourceInput!) { declareSource(input: $input) { __typename
  ... on SourceDeclared { secret source { name kind settledBy } } ... on UserError { code message } } }`
const UPDATE = `mutation ($input: UpdateSourceInput!) { updateSource(input: $input) { __typename
  ... on SourceUpdated { source { name kind settledBy disabledAt } } ... on UserError { code } } }`
const SOURCES = `{ sources { name kind declared settledBy lastEventAt lastRefusal openDeadLetters endpoint
  today { recorded duplicates refused } } }`

describe('the sources', () => {
  it('are for administrators', async () => {
    const server = await aServer([], { at: AT })
    for (const query of [SOURCES, '{ sourceKinds { kind } }', '{ source(name: "desk") { name } }'])
      expect(
        (await server.send(await server.token('read', 'ingest'), query)).errors[0]!.extensions.code,
      ).toBe('FORBIDDEN')
  })

  it('are known by what they send, with when and how much', async () => {
    const server = await aServer([], { at: AT })
    await hand(server, await server.token('ingest'), [good(1), good(2), { ...good(3), changes: [] }])
    await hand(server, await server.token('ingest'), [good(1)])
    await server.activity.flush()
    const { data } = await server.send(await server.token('admin'), SOURCES)
    expect(data.sources).toEqual([
      {
        ...{ name: 'desk', kind: 'api', declared: false, settledBy: 'time', openDeadLetters: 0 },
        ...{ lastEventAt: iso(AT), lastRefusal: 'empty', endpoint: '/v1/sources/desk/events' },
        today: { recorded: 2, duplicates: 1, refused: 1 },
      },
    ])
  })

  it('take nothing while they are disabled, by whatever way it comes', async () => {
    const server = await aServer([], { at: AT })
    const [admin, ingest] = [await server.token('admin'), await server.token('ingest')]
    await hand(server, ingest, good(1))
    await server.send(admin, UPDATE, { input: { name: 'desk', disabled: true } })
    expect(await hand(server, ingest, good(2))).toMatchObject({
      status: 403,
      body: { code: 'SOURCE_DISABLED' },
    })
    const graphql = await server.send(ingest, RECORD, batch(good(2)))
    expect(graphql.errors[0]!.extensions.code).toBe('SOURCE_DISABLED')
    await server.send(admin, UPDATE, { input: { name: 'desk', disabled: false } })
    expect((await hand(server, ingest, good(2))).status).toBe(200)
  })

  it('are declared once under one idempotency key, and never twice under one name', async () => {
    const server = await aServer([], { at: AT })
    const admin = await server.token('admin')
    const declare = async (more: object) =>
      (
        await server.send(admin, DECLARE, {
          input: { name: 'log', kind: 'files', idempotencyKey: 'k', ...more },
        })
      ).data.declareSource
    expect(await declare({})).toEqual({
      __typename: 'SourceDeclared',
      secret: null,
      source: { name: 'log', kind: 'files', settledBy: 'watermark' },
    })
    expect(await declare({})).toEqual({ __typename: 'SourceAlreadyDeclared' })
    expect(await declare({ kind: 'api' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
    expect(await declare({ idempotencyKey: 'other' })).toMatchObject({ code: 'NAME_TAKEN' })
    expect(await declare({ name: 'a\u0000', idempotencyKey: 'l' })).toMatchObject({ code: 'NAME' })
    expect(await declare({ name: 'x', kind: 'fax', idempotencyKey: 'm' })).toMatchObject({ code: 'KIND' })
    expect(await declare({ name: 'x', secret: 's'.repeat(40), idempotencyKey: 'n' })).toMatchObject({
      code: 'SECRET',
    })
    expect(await declare({ name: 'x', mapping: 'x: 1', idempotencyKey: 'o' })).toMatchObject({
      code: 'MAPPING',
    })
  })

  it('turn from live to fed and back by an administrator only; what was due meanwhile is settled then', async () => {
    const server = await aServer([AGREEMENT], { at: AT })
    const [admin, ingest] = [await server.token('admin'), await server.token('ingest')]
    await hand(server, ingest, good(1))
    const through = { input: { source: 'desk', through: iso(AT - 1) } }
    const complete = 'mutation ($input: DeclareCompleteInput!) { declareComplete(input: $input) { settled } }'
    expect((await server.send(ingest, complete, through)).data.declareComplete).toEqual({ settled: 0 })
    expect((await server.clocks()).map(({ live }) => live)).toEqual([true])
    const settle = async (settledBy: string) =>
      (await server.send(admin, UPDATE, { input: { name: 'desk', settledBy } })).data.updateSource.source
        .settledBy
    expect(await settle('watermark')).toBe('watermark')
    expect((await server.clocks()).map(({ live }) => live)).toEqual([false])
    expect((await server.send(ingest, complete, through)).data.declareComplete).toEqual({ settled: 0 })
    expect(await settle('time')).toBe('time')
    expect((await server.clocks()).map(({ live }) => live)).toEqual([true])
    server.watch.set(AT + 3 * 3_600_000)
    expect(await server.engine.settleDueClocks(AT + 3 * 3_600_000)).toBe(1)
  })
})
