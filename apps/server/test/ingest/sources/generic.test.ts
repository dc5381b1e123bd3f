import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { AT, aSourceServer, type SourceServer } from './aSourceServer.js'

const MAPPING = `when: { type: issue.changed }
ticketKey: '{issue.id}'
eventId: '{@webhook-id}'
occurredAt: '{at}'
changes:
  - kind: classified
    customer: '{issue.org.name}'
    tags: ['{issue.labels}']
  - kind: statusChanged
    to: { from: '{issue.state}', values: { open: open, done: solved } }
`
const issue = (state = 'open') =>
  JSON.stringify({
    type: 'issue.changed',
    at: new Date(AT).toISOString(),
    issue: { id: 17, org: { name: 'Acme' }, labels: ['vip'], state },
  })

/** Signed by the library that the standard's authors publish. */
function signed(secret: string, body: string, { id = 'msg-1', at = AT } = {}) {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, new Date(at), body),
  }
}

const UPDATE = `mutation ($input: UpdateSourceInput!) { updateSource(input: $input) { __typename ... on UserError { message } } }`
const ROTATE = `mutation ($input: RotateSourceSecretInput!) { rotateSourceSecret(input: $input) { __typename
  ... on SourceSecretRotated { secret source { secrets { expiresAt } } } ... on UserError { code } } }`
const REPLAY = `mutation ($input: DeadLettersInput!) { replayDeadLetters(input: $input) { id recorded duplicates code path } }`
const count = async ({ store }: SourceServer) => (await store.pool.query('SELECT FROM ticket_event')).rowCount

describe('a source that signs as Standard Webhooks has it', () => {
  it('is believed by its signature, and its mapping makes the event', async () => {
    const server = await aSourceServer('generic', { mapping: MAPPING })
    expect(server.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const answer = await server.deliver(issue(), signed(server.secret, issue()))
    expect(answer).toMatchObject({
      status: 200,
      body: { recorded: 1, outcomes: [{ outcome: 'recorded', eventId: 'msg-1', ticketKey: '17' }] },
    })
    expect(await server.tickets()).toMatchObject([
      { key: '17', state: { customer: 'Acme', tags: ['vip'], status: 'open' } },
    ])
  })

  it('speaks our own vocabulary where it has no mapping', async () => {
    const server = await aSourceServer('generic')
    const event = {
      ticketKey: 'T',
      eventId: 'e',
      occurredAt: new Date(AT).toISOString(),
      changes: [{ kind: 'opened' }],
    }
    const body = JSON.stringify({ events: [event] })
    expect(await server.deliver(body, signed(server.secret, body))).toMatchObject({
      status: 200,
      body: { recorded: 1 },
    })
  })

  it('TKT-17 says what it cut, whoever made the event', async () => {
    const own = await aSourceServer('generic')
    const changes = [{ kind: 'opened' }, { kind: 'prioritised', priority: 'p'.repeat(256) }]
    const body = JSON.stringify({
      ticketKey: 'T',
      eventId: 'e',
      occurredAt: new Date(AT).toISOString(),
      changes,
    })
    const mapped = await aSourceServer('generic', { mapping: MAPPING })
    const long = issue().replace('Acme', 'A'.repeat(400))
    const answers = [
      await own.deliver(body, signed(own.secret, body)),
      await mapped.deliver(long, signed(mapped.secret, long)),
    ]
    expect(answers.map(({ status, body: { outcomes } }) => [status, outcomes[0].notes])).toMatchObject([
      [200, [{ code: 'fieldCut', path: 'changes[1].priority' }]],
      [200, [{ code: 'fieldCut', path: expect.stringMatching(/customer$/) }]],
    ])
    expect(await mapped.tickets()).toMatchObject([{ state: { customer: `${'A'.repeat(254)}…` } }])
  })

  it('is heard once when it repeats a delivery', async () => {
    const server = await aSourceServer('generic', { mapping: MAPPING })
    const headers = signed(server.secret, issue())
    await server.deliver(issue(), headers)
    const again = await server.deliver(issue(), headers)
    expect(again).toMatchObject({ status: 200, body: { recorded: 0, duplicates: 1 } })
    expect(await count(server)).toBe(1)
  })

  it('is told that another delivery bears a name that was used, and nothing of it is taken', async () => {
    const server = await aSourceServer('generic', { mapping: MAPPING })
    await server.deliver(issue(), signed(server.secret, issue()))
    const other = await server.deliver(issue('done'), signed(server.secret, issue('done')))
    expect(other).toMatchObject({ status: 409, body: { code: 'EVENT_ID_REUSED' } })
    expect(await server.tickets()).toMatchObject([{ state: { status: 'open' } }])
  })

  it.each([
    [
      'one byte of the body changed',
      (secret: string) => [issue('done'), signed(secret, issue())],
      'SIGNATURE_WRONG',
    ],
    [
      'the signature of another source',
      () => [issue(), signed(`whsec_${'QUJD'.repeat(8)}`, issue())],
      'SIGNATURE_WRONG',
    ],
    [
      'another id than was signed',
      (secret: string) => [issue(), { ...signed(secret, issue()), 'webhook-id': 'x' }],
      'SIGNATURE_WRONG',
    ],
    [
      'a signature of another version',
      (secret: string) => [
        issue(),
        {
          ...signed(secret, issue()),
          'webhook-signature': signed(secret, issue())['webhook-signature'].replace('v1,', 'v1a,'),
        },
      ],
      'SIGNATURE_WRONG',
    ],
    [
      'an instant 301 s past',
      (secret: string) => [issue(), signed(secret, issue(), { at: AT - 301_000 })],
      'TIMESTAMP_STALE',
    ],
    [
      'an instant 301 s ahead',
      (secret: string) => [issue(), signed(secret, issue(), { at: AT + 301_000 })],
      'TIMESTAMP_STALE',
    ],
    ['no signature', () => [issue(), {}], 'SIGNATURE_MISSING'],
    [
      'a signature without its instant',
      () => [issue(), { 'webhook-id': 'm', 'webhook-signature': 'v1,AAAA' }],
      'SIGNATURE_MISSING',
    ],
  ] as [string, (secret: string) => [string, Record<string, string>], string][])(
    'is not believed with %s: nothing is recorded, and nothing kept',
    async (_, forge, code) => {
      const server = await aSourceServer('generic', { mapping: MAPPING })
      const [body, headers] = forge(server.secret)
      const answer = await server.deliver(body, headers)
      expect(answer).toMatchObject({ status: 401, body: { code } })
      expect([await count(server), await server.letters()]).toEqual([0, []])
      expect(JSON.stringify([answer.body, server.logged])).not.toContain(server.secret.slice(6))
    },
  )

  it.each([-299_000, 299_000])('is believed %d ms from our time', async (off) => {
    const server = await aSourceServer('generic', { mapping: MAPPING })
    expect((await server.deliver(issue(), signed(server.secret, issue(), { at: AT + off }))).status).toBe(200)
  })

  it('is believed with the old secret and the new one for a while, then with the new one only', async () => {
    const server = await aSourceServer('generic', { mapping: MAPPING })
    const rotate = (key: string) =>
      server.ask(ROTATE, { input: { name: 'hooks', idempotencyKey: key, oldValidForHours: 1 } })
    const { secret, source } = await rotate('r1')
    expect(source.secrets).toEqual([
      { expiresAt: null },
      { expiresAt: new Date(AT + 3_600_000).toISOString() },
    ])
    expect(await rotate('r1')).toEqual({ __typename: 'InvalidSource', code: 'ALREADY_ROTATED' })
    expect((await server.deliver(issue(), signed(server.secret, issue(), { id: 'a' }))).status).toBe(200)
    const both = signed(secret, issue(), { id: 'b' })
    const old = signed(`whsec_${'QUJD'.repeat(8)}`, issue(), { id: 'b' })['webhook-signature']
    const headers = { ...both, 'webhook-signature': `${old} ${both['webhook-signature']}` }
    expect((await server.deliver(issue(), headers)).status).toBe(200)
    await server.store.pool.query(
      "UPDATE source_secret SET expires_at = 'epoch' WHERE expires_at IS NOT NULL",
    )
    await server.ask(UPDATE, { input: { name: 'hooks', disabled: false } })
    expect((await server.deliver(issue(), signed(server.secret, issue(), { id: 'c' }))).status).toBe(401)
    expect((await server.deliver(issue(), signed(secret, issue(), { id: 'c' }))).status).toBe(200)
  })

  it('makes a dead letter of what its mapping cannot read; mended, the letter is read again', async () => {
    const server = await aSourceServer('generic', { mapping: MAPPING })
    const headers = {
      ...signed(server.secret, issue('odd')),
      'x-trace': 'ab',
      authorization2: 'no',
      'x-api-key': 'secret',
    }
    const answer = await server.deliver(issue('odd'), headers)
    const [letter] = await server.letters()
    expect(answer).toMatchObject({
      status: 202,
      body: { code: 'unknownValue', path: 'issue.state', deadLetter: letter!.id },
    })
    expect(letter).toMatchObject({
      code: 'unknownValue',
      attempts: 1,
      deliveryId: 'msg-1',
      body: issue('odd'),
    })
    expect(Object.keys(letter!.headers).sort()).toEqual([
      'content-type',
      'user-agent',
      'webhook-id',
      'webhook-timestamp',
      'x-trace',
    ])
    // Sent again, it is the same letter.
    await server.deliver(issue('odd'), headers)
    expect(await server.letters()).toMatchObject([{ attempts: 2 }])
    expect(await server.ask(REPLAY, { input: { source: 'hooks' } })).toEqual([
      { id: letter!.id, recorded: 0, duplicates: 0, code: 'unknownValue', path: 'issue.state' },
    ])
    await server.ask(UPDATE, {
      input: { name: 'hooks', mapping: MAPPING.replace('done:', 'odd: onHold, done:') },
    })
    expect(await server.ask(REPLAY, { input: { source: 'hooks', ids: [letter!.id, 'x', '99'] } })).toEqual([
      { id: letter!.id, recorded: 1, duplicates: 0, code: null, path: null },
    ])
    expect(await server.letters()).toMatchObject([{ attempts: 4, resolution: 'replayed' }])
    expect(await server.tickets()).toMatchObject([{ state: { status: 'onHold' } }])
    expect(await server.ask(REPLAY, { input: { source: 'hooks' } })).toEqual([])
  })

  it.each([
    ['no JSON', 'x', 'notJson', ''],
    ['an unknown shape', '{"type":"issue.changed"}', 'badInstant', 'at'],
    ['a list', '[1]', null, null],
  ])('answers %s that is signed with 2xx, so that it is not sent for ever', async (_, body, code, path) => {
    const server = await aSourceServer('generic', { mapping: MAPPING })
    const answer = await server.deliver(body, signed(server.secret, body))
    if (code === null) expect(answer).toMatchObject({ status: 200, body: { recorded: 0, outcomes: [] } })
    else expect(answer).toMatchObject({ status: 202, body: { code, path } })
  })

  it('is refused while it is disabled, and slowed down when it forges', async () => {
    const server = await aSourceServer('generic', { mapping: MAPPING })
    await server.ask(UPDATE, { input: { name: 'hooks', disabled: true } })
    const headers = signed(server.secret, issue())
    expect(await server.deliver(issue(), headers)).toMatchObject({
      status: 403,
      body: { code: 'SOURCE_DISABLED' },
    })
    await server.ask(UPDATE, { input: { name: 'hooks', disabled: false } })
    for (let count = 0; count < 20; count++) await server.deliver(issue('done'), headers)
    const answer = await server.deliver(issue(), headers)
    expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([
      429,
      'RATE_LIMITED',
      '10',
    ])
  })

  it('keeps no secret in the database that could be read there', async () => {
    const server = await aSourceServer('generic', { mapping: MAPPING })
    const { rows } = await server.store.pool.query('SELECT sealed FROM source_secret')
    expect(rows[0].sealed.toString('latin1')).not.toContain(server.secret.slice(6))
    expect(rows).toHaveLength(1)
  })
})
