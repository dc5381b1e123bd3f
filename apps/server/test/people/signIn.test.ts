import { describe, expect, it } from 'vitest'
import { PASSWORD_COST } from '../../src/people/passwords.js'
import { aServer, PASSWORD } from '../http/aServer.js'
import { EMAIL, right, session } from './signIn.js'

describe('whoever signs in', () => {
  it.each([
    [400, 'BAD_REQUEST', '{nonsense', {}],
    [400, 'BAD_REQUEST', '[]', {}],
    [400, 'BAD_REQUEST', { email: ['a@b'], password: { toString: 1 } }, {}],
    [400, 'BAD_REQUEST', { email: EMAIL, password: 'x'.repeat(301) }, {}],
    [400, 'BAD_REQUEST', { ...right, email: 'a\u0000@acme.example' }, {}],
    [413, 'PAYLOAD_TOO_LARGE', { ...right, pad: 'x'.repeat(4_096) }, {}],
    [415, 'UNSUPPORTED_MEDIA_TYPE', JSON.stringify(right), { 'content-type': 'text/plain' }],
    [415, 'UNSUPPORTED_MEDIA_TYPE', 'email=a', { 'content-type': 'application/x-www-form-urlencoded' }],
  ])('is told %i %s for a body that is none', async (status, code, body, headers) => {
    const server = await aServer()
    const said = await session(server, 'POST', body, headers as Record<string, string>)
    expect([said.status, said.body.code, said.cookie]).toEqual([status, code, null])
  })

  it('hears the same whether the account is unknown, shut or the password wrong', async () => {
    const server = await aServer()
    await server.person('viewer', null, EMAIL)
    await server.person('viewer', null, 'shut@acme.example')
    await server.store.pool.query(`UPDATE person SET disabled_at = now() WHERE email LIKE 'shut%'`)
    const answers = await Promise.all(
      [
        { email: EMAIL, password: 'wrong password' },
        { email: 'nobody@acme.example', password: 'wrong password' },
        { email: 'shut@acme.example', password: PASSWORD },
      ].map(async (sent) => {
        const { status, body, cookie } = await session(server, 'POST', sent)
        return { status, body, cookie }
      }),
    )
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'WRONG_CREDENTIALS' }, cookie: null })
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('may guess ten times, whoever it is about, and then waits; others are not kept out', async () => {
    const server = await aServer()
    await server.person('viewer', null, EMAIL)
    await server.person('viewer', null, 'other@acme.example')
    for (const email of [EMAIL, 'nobody@acme.example']) {
      const statuses: number[] = []
      for (let i = 0; i < 12; i++)
        statuses.push((await session(server, 'POST', { email, password: `wrong ${i}` })).status)
      expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
    }
    const lockouts = server.logged.filter(({ msg }) => msg === 'too many tries at a password')
    expect(lockouts.map(({ level, subject }) => [level, subject])).toEqual([
      [40, `person:${EMAIL}`],
      [40, 'nobody'],
    ])
    const { rows } = await server.store.pool.query(
      `SELECT subject FROM audit_entry WHERE action = 'lockedOut' ORDER BY id`,
    )
    expect(rows.map(({ subject }) => subject)).toEqual([`person:${EMAIL}`, 'nobody'])
    const late = await session(server, 'POST', { email: ` ${EMAIL.toUpperCase()} `, password: PASSWORD })
    expect(late).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } })
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await session(server, 'POST', { email: 'other@acme.example', password: PASSWORD })).status).toBe(
      200,
    )
  })

  it('does not learn from the time which accounts there are', async () => {
    const server = await aServer([], { passwordCost: PASSWORD_COST })
    await server.person('viewer', null, EMAIL)
    const { sessions } = server.people
    const took = async (email: string) => {
      const startedMs = server.watch.monotonic()
      expect(await sessions.begin(email, 'a wrong password')).toBeNull()
      return server.watch.monotonic() - startedMs
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
    const server = await aServer()
    const tries = Array.from({ length: 120 }, (_, i) => ({
      email: `u${i}@acme.example`,
      password: 'wrong one',
    }))
    const answers = await Promise.all(tries.map((sent) => session(server, 'POST', sent)))
    const of = (status: number) => answers.filter((answer) => answer.status === status).length
    expect(of(429)).toBeGreaterThanOrEqual(20)
    expect(of(401) + of(429)).toBe(120)
  })
})
