import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ApiError, graphqlClient, recordEvents, signIn } from '../src/index.js'

interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

const EVENT = { source: 'desk', ticketKey: 'T-1', eventId: 'e-1', occurredAt: 0, changes: [] }
const overloaded: Answer = { body: { errors: [{ message: 'busy', extensions: { code: 'UNAVAILABLE' } }] } }

/** A server that gives these answers in turn, and keeps what it was asked; without an answer it cuts the connection. */
async function answering(...answers: readonly Answer[]) {
  const asked: { readonly headers: IncomingMessage['headers']; readonly body: unknown }[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const answer = answers[asked.length]
    asked.push({ headers: request.headers, body: JSON.parse(Buffer.concat(parts).toString()) })
    if (answer === undefined) return void request.socket.destroy()
    const { status = 200, headers = {}, body } = answer
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

/** Time that passes at once and remembers what was waited. */
function hurried() {
  const waitedMs: number[] = []
  return { waitedMs, pause: async (ms: number) => void waitedMs.push(ms) }
}

const refusalOf = (promise: Promise<unknown>): Promise<ApiError> =>
  promise.then(
    () => expect.unreachable('it was not refused'),
    (error) => error,
  )

describe('a client of the public API', () => {
  it('asks with its token and gives the data of the answer', async () => {
    const { url, asked } = await answering({ body: { data: { me: 'desk' } } })
    const answer = await graphqlClient(url, 'tgt_1', hurried()).request('{ me }', { some: 1 })
    expect(answer).toEqual({ me: 'desk' })
    expect(asked[0]).toMatchObject({
      headers: { authorization: 'Bearer tgt_1' },
      body: { query: '{ me }', variables: { some: 1 } },
    })
  })

  it('asks again, ever later, while the server is starting, busy or asks for patience', async () => {
    const timer = hurried()
    const { url, asked } = await answering(
      { status: 503 },
      overloaded,
      { status: 429 },
      { body: { data: 1 } },
    )
    expect(await graphqlClient(url, 'a', timer).request('{ a }', {})).toBe(1)
    expect(timer.waitedMs).toEqual([200, 400, 800])
    expect(asked).toHaveLength(4)
  })

  it('gives up on a server that stays out of reach, and says what the last failure was', async () => {
    const timer = hurried()
    const { url, asked } = await answering({ status: 503 })
    const refusal = await refusalOf(graphqlClient(url, 'a', timer).request('{ a }', {}))
    expect(refusal).toBeInstanceOf(ApiError)
    expect(refusal.message).toMatch(new RegExp(`^the server at ${url} cannot be reached: \\S`))
    expect(asked).toHaveLength(8)
    expect(timer.waitedMs).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000])
  })

  it('says every refusal with its code, and asks no second time', async () => {
    const errors = [
      { message: 'no such field', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
      { message: 'wait', extensions: { code: 'UNAVAILABLE' } },
    ]
    const { url, asked } = await answering({ status: 400, body: { errors } })
    const refusal = await refusalOf(graphqlClient(url, 'a', hurried()).request('{ a }', {}))
    expect(refusal.message).toBe('the server refused: no such field (GRAPHQL_VALIDATION_FAILED)')
    expect(refusal.details).toEqual(['wait (UNAVAILABLE)'])
    expect(refusal.codes).toEqual(['GRAPHQL_VALIDATION_FAILED', 'UNAVAILABLE'])
    expect(asked).toHaveLength(1)
  })

  it.each(['<html>', '{"status":"ok"}'])('knows that %s is no answer of a server of ours', async (body) => {
    const { url } = await answering({ status: 404, body })
    const refusal = await refusalOf(graphqlClient(url, 'a', hurried()).request('{ a }', {}))
    expect(refusal.message).toBe(`${url}/graphql is not a Tenggat server (it answered 404)`)
  })
})

it('events go out without their source and with instants as text; what is refused is told with its event', async () => {
  const outcomes = [
    { __typename: 'RecordedEvent', coverage: 'noTarget', notes: [] },
    { __typename: 'RefusedEvent', code: 'IN_FUTURE' },
  ]
  const answer = { data: { recordTicketEvents: { recorded: 1, duplicates: 0, outcomes } } }
  const { url, asked } = await answering({ body: answer })
  const events = [EVENT, { ...EVENT, eventId: 'e-2' }]
  const refused: unknown[] = []
  const counts = await recordEvents(graphqlClient(url, 'a', hurried()), 'desk', events, (event, { code }) =>
    refused.push([event.eventId, code]),
  )
  expect(counts).toEqual({
    recorded: 1,
    duplicates: 0,
    coverages: new Map([['T-1', 'noTarget']]),
    unknownSurvivors: new Set(),
  })
  expect(refused).toEqual([['e-2', 'IN_FUTURE']])
  const { source: _, ...wire } = { ...EVENT, occurredAt: '1970-01-01T00:00:00.000Z' }
  expect(asked[0]!.body).toMatchObject({ variables: { input: { source: 'desk', events: [wire, {}] } } })
})

describe('signing in', () => {
  it('answers the cookie of the session, which a client then asks with', async () => {
    const cookie = { 'set-cookie': 'tenggat=abc; Path=/; HttpOnly' }
    const { url, asked } = await answering({ headers: cookie, body: {} }, { body: { data: 1 } })
    const session = await signIn(url, 'maya@tenggara.example', 'secret')
    expect(session).toEqual({ cookie: 'tenggat=abc' })
    await graphqlClient(url, session, hurried()).request('{ me }', {})
    expect(asked[0]!.body).toEqual({ email: 'maya@tenggara.example', password: 'secret' })
    expect(asked[1]!.headers).toMatchObject({ cookie: 'tenggat=abc' })
    expect(asked[1]!.headers).not.toHaveProperty('authorization')
  })

  it('of somebody who is refused throws, and says who', async () => {
    const { url } = await answering({ status: 401, body: {} })
    const refusal = await refusalOf(signIn(url, 'maya@tenggara.example', 'wrong'))
    expect(refusal).toBeInstanceOf(ApiError)
    expect(refusal.message).toBe(`maya@tenggara.example cannot sign in at ${url}: the server answered 401`)
  })
})

it('TKT-18 a survivor that the server does not know is handed back by its key', async () => {
  const outcomes = [
    { __typename: 'DuplicateEvent', notes: [{ code: 'mergedIntoUnknown' }] },
    { __typename: 'RecordedEvent', coverage: null, notes: [{ code: 'fieldCut' }] },
  ]
  const answer = { data: { recordTicketEvents: { recorded: 1, duplicates: 1, outcomes } } }
  const { url } = await answering({ body: answer })
  const merged = (into: string) => ({ ...EVENT, changes: [{ kind: 'merged' as const, into }] })
  const sent = [merged('T-8'), merged('T-9')]
  const counts = await recordEvents(graphqlClient(url, 'a', hurried()), 'desk', sent, () => undefined)
  expect(counts.unknownSurvivors).toEqual(new Set(['T-8']))
})
