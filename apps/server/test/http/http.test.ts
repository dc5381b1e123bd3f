import { request } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { aServer } from './aServer.js'
import { aSocket } from './aSocket.js'

const QUERY = '{ server { buildId } }'
const BODY = JSON.stringify({ query: QUERY })
/** A body of so many bytes that asks for little. */
const padded = (bytes: number, query = QUERY) => {
  const body = JSON.stringify({ query, variables: {} })
  return body + ' '.repeat(bytes - body.length)
}
const RECORD = 'mutation { recordTicketEvents(input: { source: "x", events: [] }) { recorded } }'

/** What is answered to raw bytes, until the server closes. */
function rawExchange(port: number, text: string, dripMs?: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    const drip = dripMs === undefined ? null : setInterval(() => socket.write('X-Slow: 1\r\n'), dripMs)
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('close', () => {
      if (drip !== null) clearInterval(drip)
      resolve(answer)
    })
    socket.on('error', reject)
  })
}

/** Names under which a page could have a browser on this machine ask, and what they are answered about the figures. */
const HOSTS = [
  ['localhost:4000', 200],
  ['127.0.0.1', 200],
  ['[::1]:4000', 200],
  ['rebound.example:4000', 401],
  ['localhost.example', 401],
] as const

/** `fetch` sets the header itself. */
function statusUnder(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/metrics`, { headers: { host } }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode))
    })
    asked.once('error', reject)
    asked.end()
  })
}

describe('bodies', () => {
  it('may have 64 kB, and 1 MB where a token records events', async () => {
    const { post, token } = await aServer()
    const [reader, ingest] = [await token('read'), await token('ingest')]
    const KB = 1024
    expect((await post(reader, padded(64 * KB))).status).toBe(200)
    expect((await post(reader, padded(64 * KB + 1))).status).toBe(413)
    expect((await post(reader, padded(64 * KB + 1, RECORD))).status).toBe(413)
    expect((await post(ingest, padded(1024 * KB, RECORD))).data.recordTicketEvents).toEqual({ recorded: 0 })
    expect((await post(ingest, padded(1024 * KB + 1, RECORD))).status).toBe(413)
    const large = await post(ingest, padded(64 * KB + 1))
    expect([large.status, large.errors[0]!.extensions.code]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
  })

  it('that do not say their size are cut off as well', async () => {
    const { port, token } = await aServer()
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
    const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${await token('read')}\r\n`
    const type = 'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n'
    expect(await rawExchange(port, head + type + chunk + chunk)).toMatch(/^HTTP\/1.1 413 /)
  })

  it('that are too large for the socket close it', async () => {
    const { port, token } = await aServer()
    const socket = await aSocket(port, await token('read'))
    socket.write(
      JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY, pad: 'x'.repeat(65_536) } }),
    )
    expect((await socket.closed()).said).toBe('closed 1009')
  })

  it.each([
    ['a batch', JSON.stringify([{ query: QUERY }]), 400],
    ['no object', '"x"', 400],
    ['null', 'null', 400],
    ['nothing', '', 400],
    ['half an object', '{"query": "', 400],
    ['no operation', '{}', 400],
    ['variables that are a list', JSON.stringify({ query: QUERY, variables: [1] }), 400],
    ['a name that is a number', JSON.stringify({ query: QUERY, operationName: 5 }), 400],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 400],
    ['deep nesting', '['.repeat(60_000), 400],
  ])('with %s are refused', async (_, body, status) => {
    const { post, token } = await aServer()
    const answer = await post(await token('read'), body)
    expect([answer.status, answer.errors.length]).toEqual([status, 1])
  })

  it.each([
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/json; charset=utf-8', 200],
  ])('of type %s are answered with %i', async (type, status) => {
    const { post, token } = await aServer()
    expect((await post(await token('read'), BODY, { 'content-type': type })).status).toBe(status)
  })
})

describe('HTTP', () => {
  it('takes operations by POST only', async () => {
    const { url, token } = await aServer()
    const headers = { authorization: `Bearer ${await token('admin')}`, 'apollo-require-preflight': '1' }
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
      const query = encodeURIComponent('mutation { revokeToken(input: { id: "x" }) { __typename } }')
      const response = await fetch(`${url}/graphql?query=${query}`, { method, headers })
      expect([response.status, response.headers.get('allow')], method).toEqual([405, 'POST'])
    }
  })

  it.each([
    ['application/graphql-response+json', 400, 'application/graphql-response+json'],
    ['application/json', 200, 'application/json'],
    ['application/graphql-response+json, application/json;q=0.9', 400, 'application/graphql-response+json'],
    ['*/*', 400, 'application/graphql-response+json'],
  ])('answers what is no valid operation as a client accepts it: %s', async (accept, status, type) => {
    const { post, token } = await aServer()
    const reader = await token('read')
    for (const query of ['{', '{ unknown }', '{ tickets(first: 0) { nodes { id } } }']) {
      const answer = await post(reader, JSON.stringify({ query }), { accept })
      const executed = query.includes('tickets')
      expect(answer.status, query).toBe(executed ? 200 : status)
      if (!executed) expect(answer.headers.get('content-type')).toContain(type)
    }
    const wrong = JSON.stringify({
      query: 'query ($n: Int!) { tickets(first: $n) { nodes { id } } }',
      variables: {},
    })
    expect((await post(reader, wrong, { accept })).status).toBe(status)
  })

  it('cuts off who drips headers, with 408', async () => {
    const { port } = await aServer()
    const startedAt = performance.now()
    const answer = await rawExchange(port, 'POST /graphql HTTP/1.1\r\nHost: x\r\n', 300)
    expect(answer).toMatch(/^HTTP\/1.1 408 /)
    expect(performance.now() - startedAt).toBeLessThan(10_000)
  })

  it('sends its security headers with every answer', async () => {
    const { url } = await aServer()
    for (const path of ['/livez', '/graphql', '/nowhere']) {
      const { headers } = await fetch(url + path)
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'self'; .*ws:\/\/127\.0\.0\.1:\d+ /,
      )
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    }
  })

  it('lets a token and a person send so much, and says whose limit it is, how much, and when to come back', async () => {
    const server = await aServer([], { requestsPerSecond: 1 })
    const ask = (token: string | null, headers = {}) =>
      server.send(token, '{ me { principal } }', undefined, { headers })
    const burst = async (token: string | null, headers = {}) => {
      const answers = await Promise.all(Array.from({ length: 40 }, () => ask(token, headers)))
      const refused = answers.filter(({ status }) => status === 429)
      for (const { headers } of refused) expect(headers.get('retry-after')).toBe('1')
      return refused.map(({ errors }) => errors[0]!)
    }
    const refused = await burst(await server.token('read'))
    expect(refused.length).toBeGreaterThan(20)
    expect(refused[0]).toMatchObject({
      message: expect.stringMatching(
        /^A token may send 10 requests at once and 1 a second after that; come back in \d+ ms$/,
      ),
      extensions: { code: 'RATE_LIMITED', limit: { name: 'requestsPerSecond', value: 1, burst: 10 } },
    })
    const cookie = await server.person('viewer')
    expect((await burst(null, { cookie }))[0]!.message).toContain('A person may send 10 requests')
    expect(await burst(await server.token('ingest'))).toEqual([])
  })

  it('says in its own words that an address cannot be read', async () => {
    const { url } = await aServer()
    const answer = await fetch(`${url}/print/agreements/%E0%A4%A/1`)
    expect([answer.status, await answer.text()]).toEqual([400, 'The address cannot be read\n'])
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('tells how it is: live, ready, version, figures', async () => {
    const { url, server, send, token, store } = await aServer()
    const get = async (path: string, headers: Record<string, string> = {}) => {
      const response = await fetch(url + path, { headers })
      return { status: response.status, text: await response.text() }
    }
    expect(await get('/livez')).toEqual({ status: 200, text: 'ok\n' })
    expect(await get('/readyz')).toEqual({ status: 200, text: 'ok\n' })
    expect(JSON.parse((await get('/version')).text)).toEqual({ buildId: 'build', version: '0.0.0' })
    const reader = await token('read')
    await send(await token('ingest'), RECORD)
    const { text } = await get('/metrics')
    for (const name of [
      'sla_events_ingested_total',
      'sla_subscribers',
      'sla_timer_lag_seconds',
      'sla_breaches_total',
      'sla_clocks',
      'nodejs_eventloop_lag_seconds',
    ]) {
      expect(text).toContain(`# HELP ${name} `)
    }
    const elsewhere = { 'x-forwarded-for': '203.0.113.5' }
    expect((await get('/metrics', elsewhere)).status).toBe(401)
    for (const [host, status] of HOSTS) expect([host, await statusUnder(url, host)]).toEqual([host, status])
    expect((await get('/metrics', { ...elsewhere, authorization: `Bearer ${reader}` })).status).toBe(200)
    const lock = await store.pool.connect()
    await lock.query('BEGIN; LOCK TABLE head IN ACCESS EXCLUSIVE MODE')
    const asked = performance.now()
    expect(await get('/readyz')).toEqual({ status: 503, text: 'the database does not answer\n' })
    expect(performance.now() - asked).toBeLessThan(2_000)
    await lock.query('ROLLBACK')
    lock.release()
    expect((await get('/readyz')).status).toBe(200)
    await store.close()
    expect((await get('/readyz')).status).toBe(503)
    expect((await get('/livez')).status).toBe(200)
    expect(server.server.listening).toBe(true)
  })
})
