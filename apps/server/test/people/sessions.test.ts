import { describe, expect, it } from 'vitest'
import { aDoor, PASSWORD, type TestDoor } from '../door/aDoor.js'
import { openSocket } from '../door/aSocket.js'
import { until } from '../support/until.js'

const ME = '{ me { principal role parties } }'
const EMAIL = 'siti@acme.example'

interface Said {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly cookie: string | null
  readonly headers: Headers
}

async function session(
  door: TestDoor,
  method: string,
  sent?: unknown,
  headers: Record<string, string> = {},
): Promise<Said> {
  const json: Record<string, string> = sent === undefined ? {} : { 'content-type': 'application/json' }
  const body = sent === undefined || typeof sent === 'string' ? sent : JSON.stringify(sent)
  const response = await fetch(`${door.url}/session`, { method, body, headers: { ...json, ...headers } })
  const text = await response.text()
  return {
    status: response.status,
    body: text === '' ? {} : JSON.parse(text),
    cookie: response.headers.get('set-cookie'),
    headers: response.headers,
  }
}

const right = { email: EMAIL, password: PASSWORD }
const codeOf = async (door: TestDoor, headers: Record<string, string>) => {
  const { errors, data } = await door.send(null, ME, undefined, { headers })
  return errors[0]?.extensions.code ?? data.me.principal
}

/** How a socket ends, or that it is let in. */
async function socketWith(door: TestDoor, headers: Record<string, string>, payload: unknown = undefined) {
  const socket = await openSocket(door.port, headers)
  const closed = new Promise<string>((resolve) => socket.once('close', (code) => resolve(`closed ${code}`)))
  const said = new Promise<string>((resolve) => socket.once('message', () => resolve('acknowledged')))
  socket.send(JSON.stringify({ type: 'connection_init', payload }))
  return { closed, first: await Promise.race([closed, said]) }
}

describe('a session', () => {
  it('begins with e-mail and password, lets in over HTTP and the socket, and ends', async () => {
    const door = await aDoor()
    await door.person('representative', ['acme'], EMAIL)
    const begun = await session(door, 'POST', { ...right, email: 'SITI@acme.EXAMPLE' })
    expect(begun).toMatchObject({
      status: 200,
      body: { role: 'representative', email: EMAIL, parties: ['acme'] },
    })
    expect(begun.cookie).toMatch(/^tgt_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
    const cookie = begun.cookie!.split(';')[0]!
    expect(await codeOf(door, { cookie })).toBe(`person:${EMAIL}`)
    expect((await session(door, 'GET', undefined, { cookie })).body).toMatchObject({ name: 'representative' })
    expect((await session(door, 'GET')).status).toBe(401)
    const socket = await socketWith(door, { cookie })
    expect(socket.first).toBe('acknowledged')
    const ended = await session(door, 'DELETE', undefined, { cookie })
    expect([ended.status, ended.cookie]).toEqual([204, expect.stringMatching(/^tgt_session=; Max-Age=0;/)])
    expect(await codeOf(door, { cookie })).toBe('UNAUTHENTICATED')
    expect(await socket.closed).toBe('closed 4403')
  })

  it('is kept as a digest, and passwords as slow hashes', async () => {
    const door = await aDoor()
    const cookie = await door.person('admin')
    const { rows } = await door.store.pool.query(
      'SELECT person.password, session::text AS session FROM person JOIN session ON person_id = person.id',
    )
    expect(rows[0].password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(JSON.stringify(rows)).not.toContain(cookie.split('=')[1])
  })

  it('asks for https again where the page came by https, and a proxy is believed only where configured', async () => {
    const proxied = { 'x-forwarded-proto': 'https' }
    for (const trustProxy of [true, false]) {
      const door = await aDoor([], { trustProxy })
      await door.person('viewer', null, EMAIL)
      const { cookie } = await session(door, 'POST', right, proxied)
      expect(cookie!.includes('Secure')).toBe(trustProxy)
    }
  })

  it('ends after twelve hours', async () => {
    const door = await aDoor([], { at: 0 })
    const cookie = await door.person('viewer', null, EMAIL)
    door.watch.set(12 * 3_600_000 - 1)
    expect(await codeOf(door, { cookie })).toBe(`person:${EMAIL}`)
    door.watch.set(12 * 3_600_000)
    expect(await codeOf(door, { cookie })).toBe('UNAUTHENTICATED')
  })

  it.each([
    ['none', ''],
    ['of a guess', `tgt_session=${'A'.repeat(43)}`],
    ['of nonsense', 'tgt_session=%00%ff; tgt_session=[]'],
    ['of a token', 'tgt_session=tgt_abcdefgh_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
    ['of a statement', `tgt_session=' OR 1=1 --${'x'.repeat(32)}`],
  ])('a cookie %s lets nobody in', async (_name, cookie) => {
    const door = await aDoor()
    await door.person('admin')
    expect(await codeOf(door, { cookie })).toBe('UNAUTHENTICATED')
    expect((await session(door, 'GET', undefined, { cookie })).status).toBe(401)
    expect((await socketWith(door, { cookie })).first).toBe('closed 4403')
  })

  it('of another site is of no use to it', async () => {
    const door = await aDoor([], { allowedOrigins: ['https://desk.example'] })
    const cookie = await door.person('admin', null, EMAIL)
    const refused: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]
    for (const from of refused) {
      expect(await codeOf(door, { cookie, ...from })).toBe('FORBIDDEN')
      for (const method of ['POST', 'GET', 'DELETE'])
        expect(await session(door, method, undefined, { cookie, ...from })).toMatchObject({
          status: 403,
          body: { code: 'FORBIDDEN' },
          cookie: null,
        })
    }
    for (const from of refused.slice(0, 2))
      await expect(openSocket(door.port, { cookie, ...from })).rejects.toThrow('403')
    const passed: Record<string, string>[] = [
      { origin: door.url },
      { origin: 'https://desk.example' },
      { 'sec-fetch-site': 'same-origin' },
    ]
    for (const from of passed) expect(await codeOf(door, { cookie, ...from })).toBe(`person:${EMAIL}`)
  })

  it('stands behind a token that is given, also when that is wrong', async () => {
    const door = await aDoor()
    const cookie = await door.person('admin')
    const token = await door.token('read')
    expect(await codeOf(door, { cookie, authorization: `Bearer ${token}` })).toMatch(/^token:/)
    expect(await codeOf(door, { cookie, authorization: 'Bearer wrong' })).toBe('UNAUTHENTICATED')
    expect((await socketWith(door, { cookie }, { token: 'wrong' })).first).toBe('closed 4403')
    expect((await socketWith(door, {}, { token })).first).toBe('acknowledged')
  })
})

describe('whoever signs in', () => {
  it.each([
    [400, 'BAD_REQUEST', '{nonsense', {}],
    [400, 'BAD_REQUEST', '[]', {}],
    [400, 'BAD_REQUEST', { email: ['a@b'], password: { toString: 1 } }, {}],
    [400, 'BAD_REQUEST', { email: EMAIL, password: 'x'.repeat(301) }, {}],
    [413, 'PAYLOAD_TOO_LARGE', { ...right, pad: 'x'.repeat(4_096) }, {}],
    [415, 'UNSUPPORTED_MEDIA_TYPE', JSON.stringify(right), { 'content-type': 'text/plain' }],
    [415, 'UNSUPPORTED_MEDIA_TYPE', 'email=a', { 'content-type': 'application/x-www-form-urlencoded' }],
  ])('is told %i %s for a body that is none', async (status, code, body, headers) => {
    const door = await aDoor()
    const said = await session(door, 'POST', body, headers as Record<string, string>)
    expect([said.status, said.body.code, said.cookie]).toEqual([status, code, null])
  })

  it('hears the same whether the account is unknown, shut or the password wrong', async () => {
    const door = await aDoor()
    await door.person('viewer', null, EMAIL)
    await door.person('viewer', null, 'shut@acme.example')
    await door.store.pool.query(`UPDATE person SET disabled_at = now() WHERE email LIKE 'shut%'`)
    const answers = await Promise.all(
      [
        { email: EMAIL, password: 'wrong password' },
        { email: 'nobody@acme.example', password: 'wrong password' },
        { email: 'shut@acme.example', password: PASSWORD },
      ].map(async (sent) => {
        const { status, body, cookie } = await session(door, 'POST', sent)
        return { status, body, cookie }
      }),
    )
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'WRONG_CREDENTIALS' }, cookie: null })
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('may guess ten times, whoever it is about, and then waits; others are not kept out', async () => {
    const door = await aDoor()
    await door.person('viewer', null, EMAIL)
    await door.person('viewer', null, 'other@acme.example')
    for (const email of [EMAIL, 'nobody@acme.example']) {
      const statuses: number[] = []
      for (let i = 0; i < 12; i++)
        statuses.push((await session(door, 'POST', { email, password: `wrong ${i}` })).status)
      expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
    }
    const late = await session(door, 'POST', { email: ` ${EMAIL.toUpperCase()} `, password: PASSWORD })
    expect(late).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } })
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await session(door, 'POST', { email: 'other@acme.example', password: PASSWORD })).status).toBe(
      200,
    )
  })

  it('does not learn from the time which accounts there are', async () => {
    const door = await aDoor()
    await door.person('viewer', null, EMAIL)
    const { sessions } = door.people
    const took = async (email: string) => {
      const startedMs = door.watch.monotonic()
      expect(await sessions.begin(email, 'a wrong password')).toBeNull()
      return door.watch.monotonic() - startedMs
    }
    await took('warm@acme.example')
    const known: number[] = []
    const unknown: number[] = []
    for (let i = 0; i < 15; i++) {
      known.push(await took(EMAIL))
      unknown.push(await took(`nobody${i}@acme.example`))
    }
    const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]!
    const [a, b] = [median(known), median(unknown)]
    expect(Math.max(a, b) / Math.min(a, b)).toBeLessThan(1.5)
    // Real hashing takes far longer than the look-up it hides.
    expect(b).toBeGreaterThan(5)
  })

  it('over and over from one address is stopped, whatever the accounts', async () => {
    const door = await aDoor()
    const tries = Array.from({ length: 120 }, (_, i) => ({
      email: `u${i}@acme.example`,
      password: 'wrong one',
    }))
    const answers = await Promise.all(tries.map((sent) => session(door, 'POST', sent)))
    const of = (status: number) => answers.filter((answer) => answer.status === status).length
    expect(of(429)).toBeGreaterThanOrEqual(20)
    expect(of(401) + of(429)).toBe(120)
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
    const door = await aDoor()
    const admin = await door.token('admin')
    const cookie = await door.person('representative', ['acme'], EMAIL)
    const other = await door.person('representative', ['acme'], 'other@acme.example')
    const socket = await socketWith(door, { cookie })
    const kept = await socketWith(door, { cookie: other })
    const { rows } = await door.store.pool.query('SELECT id FROM person WHERE email = $1', [EMAIL])
    const startedMs = door.watch.monotonic()
    await door.send(admin, UPDATE, { input: { id: rows[0].id, ...change } })
    expect(await socket.closed).toBe('closed 4403')
    expect(door.watch.monotonic() - startedMs).toBeLessThan(5_000)
    expect(await Promise.race([kept.closed, Promise.resolve('open')])).toBe('open')
  })

  it('close also when another instance has shut the account', async () => {
    const door = await aDoor()
    const cookie = await door.person('viewer', null, EMAIL)
    const socket = await socketWith(door, { cookie })
    const startedMs = door.watch.monotonic()
    await door.store.pool.query('UPDATE person SET disabled_at = now()')
    expect(await socket.closed).toBe('closed 4403')
    expect(door.watch.monotonic() - startedMs).toBeLessThan(5_000)
  })

  it('of other sessions close when the person changes the password, the own one stays', async () => {
    const door = await aDoor()
    const here = await door.person('viewer', null, EMAIL)
    const there = (await session(door, 'POST', right)).cookie!.split(';')[0]!
    const [mine, elsewhere] = [
      await socketWith(door, { cookie: here }),
      await socketWith(door, { cookie: there }),
    ]
    const CHANGE =
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename ... on InvalidPerson { code } } }'
    const change = async (input: object) =>
      (await door.send(null, CHANGE, { input }, { headers: { cookie: here } })).data.changePassword
    expect(await change({ current: 'wrong', next: 'a new long password' })).toMatchObject({ code: 'CURRENT' })
    expect(await change({ current: PASSWORD, next: 'short' })).toMatchObject({ code: 'PASSWORD' })
    expect(await change({ current: PASSWORD, next: 'a new long password' })).toEqual({
      __typename: 'PasswordChanged',
    })
    expect(await elsewhere.closed).toBe('closed 4403')
    expect(await codeOf(door, { cookie: there })).toBe('UNAUTHENTICATED')
    expect(await codeOf(door, { cookie: here })).toBe(`person:${EMAIL}`)
    expect(await Promise.race([mine.closed, Promise.resolve('open')])).toBe('open')
    expect((await session(door, 'POST', right)).status).toBe(401)
  })
})

it('people are remembered as seen, now and then', async () => {
  const door = await aDoor()
  const cookie = await door.person('viewer', null, EMAIL)
  await codeOf(door, { cookie })
  const seen = async () =>
    (await door.store.pool.query('SELECT last_seen_at FROM person')).rows[0].last_seen_at
  await until('it is written', async () => (await seen()) !== null, 5_000)
})
