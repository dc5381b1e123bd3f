import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { mapper } from '../../../src/ingest/sources/chatwoot.js'
import { AT, aSourceServer } from './aSourceServer.js'
import * as fixture from './fixtures/chatwoot.js'

const map = (body: unknown) =>
  mapper.map({ source: 'chat', headers: {}, body, receivedAt: AT, mapping: null })
const changesOf = (body: unknown) => {
  const mapped = map(body)
  return mapped.ok ? mapped.events.flatMap(({ event }) => event.changes) : mapped
}
const SECRET = 'a secret that Chatwoot has made'.replaceAll(' ', '-')

function signed(body: string, at = AT) {
  const timestamp = String(at / 1_000)
  const hex = createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex')
  return {
    'x-chatwoot-timestamp': timestamp,
    'x-chatwoot-signature': `sha256=${hex}`,
    'x-chatwoot-delivery': 'd-1',
  }
}

describe('what Chatwoot sends', () => {
  it('opens a ticket with all that is known of its conversation', () => {
    expect(map(fixture.CREATED)).toEqual({
      ok: true,
      events: [
        {
          event: {
            ...{ source: 'chat', ticketKey: '42', occurredAt: fixture.START_S * 1_000 },
            eventId: `conversation_created:42:${fixture.START_S}`,
            changes: [
              { kind: 'opened' },
              { kind: 'classified', channel: 'Channel::WebWidget', customer: 'Acme', tags: ['vip'] },
              { kind: 'prioritised', priority: 'urgent' },
              { kind: 'assigned', team: 'Payments', agent: 'Budi' },
              { kind: 'statusChanged', to: 'open', reason: 'open' },
            ],
          },
          notes: [],
        },
      ],
    })
  })

  it.each([
    ['a customer’s message', fixture.ASKED, { actor: 'customer', public: true }],
    ['a greeting', fixture.GREETED, { actor: 'system', public: true }],
    ['a bot’s message', fixture.BOT, { actor: 'bot', public: true }],
    ['a private note', fixture.NOTE, { actor: 'human', public: false }],
    ['an answer', fixture.ANSWERED, { actor: 'human', public: true }],
  ])('%s is a reply of who wrote it', (_, body, reply) => {
    expect(changesOf(body)).toEqual([{ kind: 'replied', ...reply }])
  })

  it('makes nothing of its own notes on what happened, nor of what is no conversation', () => {
    expect(changesOf(fixture.ACTIVITY)).toEqual([])
    expect(changesOf({ event: 'contact_created', id: 1 })).toEqual([])
  })

  it.each([
    ['open', 'open'],
    ['pending', 'new'],
    ['snoozed', 'onHold'],
    ['resolved', 'solved'],
  ])('calls %s %s', (status, to) => {
    expect(changesOf({ ...fixture.REOPENED, status })).toContainEqual({
      kind: 'statusChanged',
      to,
      reason: status,
    })
  })

  it.each([
    ['no event', {}, 'event'],
    ['no object', [], 'event'],
    ['an unknown status', { ...fixture.CREATED, status: 'odd' }, 'status'],
    ['no id', { ...fixture.CREATED, id: null }, 'id'],
    ['no instant', { ...fixture.CREATED, created_at: 'soon' }, 'created_at'],
    ['a message without a conversation', { ...fixture.ASKED, conversation: null }, 'conversation.id'],
  ])('is refused with %s, and says where', (_, body, path) => {
    expect(map(body)).toMatchObject({ ok: false, problem: { path, message: expect.stringMatching(/./) } })
  })
})

describe('a source of Chatwoot', () => {
  it('lives a whole conversation, reopened without a word of its status', async () => {
    const server = await aSourceServer('chatwoot', { secret: SECRET })
    for (const each of fixture.ALL) {
      const body = JSON.stringify(each)
      expect((await server.deliver(body, signed(body))).status).toBe(200)
    }
    const [ticket] = await server.tickets()
    expect(ticket!.state).toMatchObject({
      ...{ status: 'open', customer: 'Acme', team: 'Payments', agent: 'Budi', priority: 'urgent' },
      firstReplyAt: (fixture.START_S + 600) * 1_000,
    })
    const facts = (await server.facts()).map(({ kind }) => kind).filter((kind) => kind !== 'ticketUpdated')
    expect(facts).toEqual(expect.arrayContaining(['started']))
    expect(await server.letters()).toEqual([])
    const again = JSON.stringify(fixture.REOPENED)
    expect(await server.deliver(again, signed(again))).toMatchObject({ status: 200, body: { duplicates: 1 } })
  })

  it('is believed by its signature while that is fresh, or by the token of its address, and by nothing else', async () => {
    const server = await aSourceServer('chatwoot', { secret: SECRET })
    const body = JSON.stringify(fixture.CREATED)
    const status = async (headers: Record<string, string>, query = '') => {
      const answer = await server.deliver(body, headers, query)
      expect(JSON.stringify(server.logged)).not.toContain(SECRET)
      return [answer.status, answer.body.code]
    }
    expect(await status({})).toEqual([401, 'SIGNATURE_MISSING'])
    expect(await status({}, '?token=guess')).toEqual([401, 'SIGNATURE_WRONG'])
    expect(await status({ ...signed(body), 'x-chatwoot-signature': `sha256=${'0'.repeat(64)}` })).toEqual([
      401,
      'SIGNATURE_WRONG',
    ])
    expect(await status(signed(body, AT - 301_000))).toEqual([401, 'TIMESTAMP_STALE'])
    // A wrong signature is not made good by a right token.
    expect(
      await status({ ...signed(body), 'x-chatwoot-signature': 'sha256=00' }, `?token=${SECRET}`),
    ).toEqual([401, 'SIGNATURE_WRONG'])
    expect(await status({}, `?token=${SECRET}`)).toEqual([200, undefined])
    expect(await status(signed(body))).toEqual([200, undefined])
  })
})
