import { describe, expect, it } from 'vitest'
import { createSchema } from '../../src/api/schema.js'
import { SERVER } from '../../src/viewer/viewer.js'
import { thingsOf } from '../tenancy/parties.js'
import { walkSchema } from '../tenancy/walkSchema.js'
import { aServer, type TestServer } from './aServer.js'
import { aSocket, introduce } from './aSocket.js'

const AT = Date.UTC(2026, 10, 20, 10)
const WHO = '{ server { buildId } }'
const CREATE = `mutation ($input: CreateTokenInput!) { createToken(input: $input) {
  __typename
  ... on TokenCreated { secret token { id prefix name scopes board expiresAt } }
  ... on TokenAlreadyCreated { token { id } }
  ... on UserError { code message }
} }`
const REVOKE = `mutation ($input: RevokeTokenInput!) { revokeToken(input: $input) {
  __typename ... on TokenRevoked { token { revokedAt } } ... on UserError { code } } }`

const LIST = `query ($first: Int!, $after: String) { tokens(first: $first, after: $after) {
  pageInfo { hasNextPage endCursor }
  nodes { id name prefix scopes board parties createdAt createdBy lastSeenAt expiresAt revokedAt }
} }`

const codeOf = async ({ send }: TestServer, token: string | null, query = WHO) => {
  const answer = await send(token, query)
  return answer.errors[0]?.extensions.code ?? 'data'
}
const input = (more: object = {}) => ({
  input: { name: 'desk', scopes: ['ingest'], idempotencyKey: 'k1', ...more },
})

describe('tokens', () => {
  it('are needed, and must be right, on both transports', async () => {
    const server = await aServer([], { at: AT })
    const good = await server.token('read')
    const prefix = good.slice(0, good.lastIndexOf('_', 18) + 1)
    const wrong = [
      `${good.slice(0, -4)}AAAA`,
      `tgt_000000000000_${'A'.repeat(43)}`,
      'tgt_',
      'x'.repeat(5_000),
      `${prefix}${'a'.repeat(500)}`,
    ]
    expect(await codeOf(server, good)).toBe('data')
    for (const token of [null, ...wrong]) {
      const answer = await server.send(token, WHO)
      expect([answer.status, answer.errors[0]!.extensions.code]).toEqual([401, 'UNAUTHENTICATED'])
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    }
    expect((await introduce(server.port, { token: good })).said).toBe('data')
    for (const payload of [
      undefined,
      {},
      { token: null },
      { token: 5 },
      ...wrong.map((token) => ({ token })),
    ]) {
      expect((await introduce(server.port, payload)).said).toBe('closed 4403')
    }
  })

  it('are kept as digests only', async () => {
    const { token, store } = await aServer()
    const secret = await token('admin')
    const { rows } = await store.pool.query('SELECT row_to_json(token)::text AS row, digest FROM token')
    expect(rows[0].row).not.toContain(secret.split('_')[2])
    expect(rows[0].digest).toHaveLength(32)
  })

  it('stop to work when they expire', async () => {
    const server = await aServer([], { at: AT })
    const { secret } = await server.tokens.mint(
      {
        name: 'brief',
        scopes: ['read'],
        board: null,
        expiresAt: AT + 1_000,
      },
      SERVER,
    )
    expect(await codeOf(server, secret)).toBe('data')
    server.watch.set(AT + 1_000)
    expect(await codeOf(server, secret)).toBe('UNAUTHENTICATED')
    expect((await introduce(server.port, { token: secret })).said).toBe('closed 4403')
  })

  it('are made once for an idempotency key, and shown once', async () => {
    const server = await aServer([], { at: AT })
    const admin = await server.token('admin')
    const made = (await server.send(admin, CREATE, input())).data.createToken
    expect(made).toMatchObject({
      __typename: 'TokenCreated',
      secret: expect.stringMatching(/^tgt_[0-9a-f]{12}_[\w-]{43}$/),
      token: { name: 'desk', scopes: ['ingest'], board: null, expiresAt: null },
    })
    const again = (await server.send(admin, CREATE, input())).data.createToken
    expect(again).toEqual({ __typename: 'TokenAlreadyCreated', token: { id: made.token.id } })
    const other = (await server.send(admin, CREATE, input({ name: 'other' }))).data.createToken
    expect(other).toMatchObject({ __typename: 'IdempotencyKeyReused', code: 'IDEMPOTENCY_KEY_REUSED' })
    const another = await server.token('admin')
    expect((await server.send(another, CREATE, input())).data.createToken.__typename).toBe('TokenCreated')
  })

  it.each([
    [{ name: ' ' }, 'NAME'],
    [{ name: 'a\u0000b' }, 'NAME'],
    [{ scopes: [] }, 'SCOPES'],
    [{ scopes: ['display', 'read'], board: {} }, 'SCOPES'],
    [{ scopes: ['display'] }, 'BOARD'],
    [{ scopes: ['read'], board: {} }, 'BOARD'],
    [{ expiresAt: '2026-11-20T10:00:00Z' }, 'EXPIRES_AT'],
    [{ idempotencyKey: '' }, 'IDEMPOTENCY_KEY'],
  ])('are refused for a input like %j', async (more, code) => {
    const server = await aServer([], { at: AT })
    const answer = await server.send(await server.token('admin'), CREATE, input(more))
    expect(answer.data.createToken).toMatchObject({ __typename: 'InvalidToken', code })
  })

  it('are useless once revoked, and close their sockets', async () => {
    const server = await aServer()
    const admin = await server.token('admin')
    const { secret, token } = (await server.send(admin, CREATE, input({ scopes: ['read'] }))).data.createToken
    const socket = await aSocket(server.port, secret)
    expect((await socket.ask(WHO)).said).toBe('data')
    const closed = socket.closed()
    const revoked = await server.send(admin, REVOKE, { input: { id: token.id } })
    expect(revoked.data.revokeToken.token.revokedAt).toMatch(/Z$/)
    expect(await codeOf(server, secret)).toBe('UNAUTHENTICATED')
    expect((await closed).said).toBe('closed 4403')
    for (const id of ['nonsense', '00000000-0000-4000-8000-000000000000']) {
      expect((await server.send(admin, REVOKE, { input: { id } })).data.revokeToken.code).toBe('NOT_FOUND')
    }
  })

  it('remember when they were last seen, now and then', async () => {
    const { send, token, store } = await aServer()
    const reader = await token('read')
    await Promise.all([send(reader, WHO), send(reader, WHO)])
    const { rows } = await store.pool.query('SELECT last_seen_at FROM token')
    expect(rows[0].last_seen_at).toBeGreaterThan(0)
  })

  it('are listed for administrators, the newest first, with how they stand and never a secret, and revoked by what is listed', async () => {
    const server = await aServer([], { at: AT })
    const admin = await server.token('admin')
    const make = async (name: string, more: object = {}) => {
      server.watch.set(server.watch.now() + 1_000)
      const asked = input({ name, idempotencyKey: name, ...more })
      return (await server.send(admin, CREATE, asked)).data.createToken
    }
    await make('brief', { expiresAt: new Date(AT + 2_000).toISOString() })
    const used = await make('used', { scopes: ['read'], parties: ['acme'] })
    await make('unused')
    expect(await codeOf(server, used.secret)).toBe('data')
    const page = async (first: number, after: string | null = null) =>
      (await server.send(admin, LIST, { first, after })).data.tokens
    const [newest, rest] = [await page(2), await page(200)]
    expect(newest.nodes.map(({ name }: { name: string }) => name)).toEqual(['unused', 'used'])
    expect(newest.pageInfo.hasNextPage).toBe(true)
    const older = await page(2, newest.pageInfo.endCursor)
    expect(older.nodes).toEqual(rest.nodes.slice(2))
    expect(rest.nodes).toMatchObject([
      { name: 'unused', lastSeenAt: null, parties: null, createdBy: expect.stringMatching(/^token:/) },
      { name: 'used', lastSeenAt: expect.stringMatching(/Z$/), parties: ['acme'], scopes: ['read'] },
      { name: 'brief', expiresAt: new Date(AT + 2_000).toISOString(), revokedAt: null },
      { name: 'test', createdBy: 'server' },
    ])
    expect(JSON.stringify(rest)).not.toContain(used.secret.split('_')[2])
    await server.send(admin, REVOKE, { input: { id: rest.nodes[1].id } })
    expect(await codeOf(server, used.secret)).toBe('UNAUTHENTICATED')
    expect((await page(2)).nodes[1].revokedAt).toMatch(/Z$/)

    for (const after of ['nonsense', newest.pageInfo.endCursor.slice(2)])
      expect((await server.send(admin, LIST, { first: 2, after })).errors[0]!.extensions.code).toBe(
        'BAD_USER_INPUT',
      )
    for (const scope of ['read', 'agreements', 'ingest'] as const)
      expect(await codeOf(server, await server.token(scope), '{ tokens { nodes { id } } }')).toBe('FORBIDDEN')
  })

  it('of a display may use board and its evidence, server and me, and nothing else there is', async () => {
    const server = await aServer()
    const display = await server.displayToken({ team: ['a'] })
    const socket = await aSocket(server.port, display)
    const steps = walkSchema(createSchema(), thingsOf('A', crypto.randomUUID()))
    const verdicts = new Map<string, string>()
    for (const { root, query, variables } of steps)
      if (!verdicts.has(root)) verdicts.set(root, (await socket.ask(query, variables)).said)
    const allowed = [...verdicts].filter(([, said]) => said === 'data').map(([root]) => root)
    expect(allowed.sort()).toEqual(['Query.boardEvidence', 'Query.me', 'Query.server', 'Subscription.board'])
    for (const [root, said] of verdicts) if (!allowed.includes(root)) expect(said, root).toBe('FORBIDDEN')
    expect(await codeOf(server, display, '{ __schema { queryType { name } } }')).toBe('FORBIDDEN')
  })
})
