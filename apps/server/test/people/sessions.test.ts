import { describe, expect, it } from 'vitest'
import { forgetSessionsTask } from '../../src/people/forgetSessions.js'
import { PASSWORD_COST } from '../../src/people/passwords.js'
import { JOBS_SCHEMA } from '../../src/store/queries/jobs.js'
import { aServer, PASSWORD } from '../http/aServer.js'
import { openSocket } from '../http/aSocket.js'
import { until } from '../support/until.js'
import { codeOf, EMAIL, right, session, socketWith } from './signIn.js'

describe('a session', () => {
  it('begins with e-mail and password, lets in over HTTP and the socket, and ends', async () => {
    const server = await aServer()
    await server.person('representative', ['acme'], EMAIL)
    const begun = await session(server, 'POST', { ...right, email: 'SITI@acme.EXAMPLE' })
    expect(begun).toMatchObject({
      status: 200,
      body: { role: 'representative', email: EMAIL, parties: ['acme'] },
    })
    expect(begun.cookie).toMatch(/^tgt_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
    const cookie = begun.cookie!.split(';')[0]!
    expect(await codeOf(server, { cookie })).toBe(`person:${EMAIL}`)
    expect((await session(server, 'GET', undefined, { cookie })).body).toMatchObject({
      name: 'representative',
    })
    expect((await session(server, 'GET')).status).toBe(401)
    const socket = await socketWith(server, { cookie })
    expect(socket.first).toBe('acknowledged')
    const ended = await session(server, 'DELETE', undefined, { cookie })
    expect([ended.status, ended.cookie]).toEqual([204, expect.stringMatching(/^tgt_session=; Max-Age=0;/)])
    expect(await codeOf(server, { cookie })).toBe('UNAUTHENTICATED')
    expect(await socket.closed).toBe('closed 4403')
  })

  it('is kept as a digest, and passwords as slow hashes', async () => {
    const server = await aServer([], { passwordCost: PASSWORD_COST })
    const cookie = await server.person('admin')
    const { rows } = await server.store.pool.query(
      'SELECT person.password, session::text AS session FROM person JOIN session ON person_id = person.id',
    )
    expect(rows[0].password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(JSON.stringify(rows)).not.toContain(cookie.split('=')[1])
  })

  it('is taken away by a job when it has run out, and not before', async () => {
    const server = await aServer()
    await server.person('viewer', null, EMAIL)
    const { store, watch: clockwork } = server
    const task = forgetSessionsTask({ store, clockwork })
    const left = async () => (await store.pool.query('SELECT FROM session')).rowCount
    const waiting = async () =>
      (await store.pool.query(`SELECT FROM ${JOBS_SCHEMA}.jobs WHERE task_identifier = $1`, [task.name]))
        .rowCount
    await task.sweep!()
    await task.run({}, new AbortController().signal)
    expect([await waiting(), await left()]).toEqual([0, 1])
    clockwork.set(clockwork.now() + 12 * 3_600_000 + 1)
    await task.sweep!()
    await task.sweep!()
    expect(await waiting()).toBe(1)
    await task.run({}, new AbortController().signal)
    expect(await left()).toBe(0)
  })

  it('asks for https again where the page came by https, and a proxy is believed only where configured', async () => {
    const proxied = { 'x-forwarded-proto': 'https' }
    for (const trustProxy of [true, false]) {
      const server = await aServer([], { trustProxy })
      await server.person('viewer', null, EMAIL)
      const { cookie } = await session(server, 'POST', right, proxied)
      expect(cookie!.includes('Secure')).toBe(trustProxy)
      const { headers } = await session(server, 'GET', undefined, proxied)
      expect(headers.get('strict-transport-security')).toBe(trustProxy ? 'max-age=31536000' : null)
    }
  })

  it('ends after twelve hours', async () => {
    const server = await aServer([], { at: 0 })
    const cookie = await server.person('viewer', null, EMAIL)
    server.watch.set(12 * 3_600_000 - 1)
    expect(await codeOf(server, { cookie })).toBe(`person:${EMAIL}`)
    server.watch.set(12 * 3_600_000)
    expect(await codeOf(server, { cookie })).toBe('UNAUTHENTICATED')
  })

  it.each([
    ['none', ''],
    ['of a guess', `tgt_session=${'A'.repeat(43)}`],
    ['of nonsense', 'tgt_session=%00%ff; tgt_session=[]'],
    ['of a token', 'tgt_session=tgt_abcdefgh_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['of a statement', `tgt_session=' OR 1=1 --${'x'.repeat(32)}`],
  ])('a cookie %s lets nobody in', async (_name, cookie) => {
    const server = await aServer()
    await server.person('admin')
    expect(await codeOf(server, { cookie })).toBe('UNAUTHENTICATED')
    expect((await session(server, 'GET', undefined, { cookie })).status).toBe(401)
    expect((await socketWith(server, { cookie })).first).toBe('closed 4403')
  })

  it('of another site is of no use to it', async () => {
    const server = await aServer([], { allowedOrigins: ['https://desk.example'] })
    const cookie = await server.person('admin', null, EMAIL)
    const refused: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]
    for (const from of refused) {
      expect(await codeOf(server, { cookie, ...from })).toBe('FORBIDDEN')
      for (const method of ['POST', 'GET', 'DELETE'])
        expect(await session(server, method, undefined, { cookie, ...from })).toMatchObject({
          status: 403,
          body: { code: 'FORBIDDEN' },
          cookie: null,
        })
    }
    for (const from of refused)
      await expect(openSocket(server.port, { cookie, ...from })).rejects.toThrow('403')
    const passed: Record<string, string>[] = [
      { origin: server.url },
      { origin: 'https://desk.example' },
      { 'sec-fetch-site': 'same-origin' },
    ]
    for (const from of passed) expect(await codeOf(server, { cookie, ...from })).toBe(`person:${EMAIL}`)
  })

  it('stands behind a token that is given, also when that is wrong', async () => {
    const server = await aServer()
    const cookie = await server.person('admin')
    const token = await server.token('read')
    expect(await codeOf(server, { cookie, authorization: `Bearer ${token}` })).toMatch(/^token:/)
    expect(await codeOf(server, { cookie, authorization: 'Bearer wrong' })).toBe('UNAUTHENTICATED')
    expect((await socketWith(server, { cookie }, { token: 'wrong' })).first).toBe('closed 4403')
    expect((await socketWith(server, {}, { token })).first).toBe('acknowledged')
  })
})

describe('sockets of a person', () => {
  const UPDATE = `mutation ($input: UpdatePersonInput!) { updatePerson(input: $input) { __typename } }`

  it.each([
    ['is shut', { disabled: true }],
    ['gets another role', { role: 'viewer', parties: ['acme'] }],
    ['gets other parties', { parties: ['acme', 'globex'] }],
    ['gets a password from an admin', { password: 'another long one' }],
  ])('close within five seconds when the account %s', async (_name, change) => {
    const server = await aServer()
    const admin = await server.token('admin')
    const cookie = await server.person('representative', ['acme'], EMAIL)
    const other = await server.person('representative', ['acme'], 'other@acme.example')
    const socket = await socketWith(server, { cookie })
    const kept = await socketWith(server, { cookie: other })
    const { rows } = await server.store.pool.query('SELECT id FROM person WHERE email = $1', [EMAIL])
    const startedMs = server.watch.monotonic()
    await server.send(admin, UPDATE, { input: { id: rows[0].id, ...change } })
    expect(await socket.closed).toBe('closed 4403')
    expect(server.watch.monotonic() - startedMs).toBeLessThan(5_000)
    expect(await Promise.race([kept.closed, Promise.resolve('open')])).toBe('open')
  })

  it('close also when another instance has shut the account', async () => {
    const server = await aServer()
    const cookie = await server.person('viewer', null, EMAIL)
    const socket = await socketWith(server, { cookie })
    const startedMs = server.watch.monotonic()
    await server.store.pool.query('UPDATE person SET disabled_at = now()')
    expect(await socket.closed).toBe('closed 4403')
    expect(server.watch.monotonic() - startedMs).toBeLessThan(5_000)
  })

  it('of other sessions close when the person changes the password, the own one stays', async () => {
    const server = await aServer()
    const here = await server.person('viewer', null, EMAIL)
    const there = (await session(server, 'POST', right)).cookie!.split(';')[0]!
    const [mine, elsewhere] = [
      await socketWith(server, { cookie: here }),
      await socketWith(server, { cookie: there }),
    ]
    const CHANGE =
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename ... on InvalidPerson { code } } }'
    const change = async (input: object) =>
      (await server.send(null, CHANGE, { input }, { headers: { cookie: here } })).data.changePassword
    expect(await change({ current: 'wrong', next: 'a new long password' })).toMatchObject({ code: 'CURRENT' })
    expect(await change({ current: PASSWORD, next: 'short' })).toMatchObject({ code: 'PASSWORD' })
    expect(await change({ current: PASSWORD, next: 'a new long password' })).toEqual({
      __typename: 'PasswordChanged',
    })
    expect(await elsewhere.closed).toBe('closed 4403')
    expect(await codeOf(server, { cookie: there })).toBe('UNAUTHENTICATED')
    expect(await codeOf(server, { cookie: here })).toBe(`person:${EMAIL}`)
    expect(await Promise.race([mine.closed, Promise.resolve('open')])).toBe('open')
    expect((await session(server, 'POST', right)).status).toBe(401)
  })
})

it('people are remembered as seen, now and then', async () => {
  const server = await aServer()
  const cookie = await server.person('viewer', null, EMAIL)
  await codeOf(server, { cookie })
  const seen = async () =>
    (await server.store.pool.query('SELECT last_seen_at FROM person')).rows[0].last_seen_at
  await until('it is written', async () => (await seen()) !== null, 5_000)
})
