import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { systemClockwork } from '../../src/clockwork.js'
import { until } from '../support/until.js'
import { BOARD, FACTS } from './support/documents.js'
import { LiveClient, lastCursor } from './support/liveClient.js'
import { LogBook } from './support/logBook.js'
import { aViewer, type Stage, type StageOptions, stage } from './support/stage.js'

function aStage(options: Partial<StageOptions> = {}): Promise<Stage> {
  const book = new LogBook(systemClockwork().now)
  book.commit({ id: '1', kind: 'started' })
  return stage({ reader: book, ...options })
}

/** Open, but not initialised. */
async function raw(url: string, protocols?: string[]): Promise<LiveClient> {
  const client = new LiveClient(url, { protocols })
  await once(client.socket, 'open')
  return client
}

const INIT = { type: 'connection_init', payload: { token: 'reader' } }
const SUBSCRIBE = { id: '1', type: 'subscribe', payload: { query: BOARD } }

describe('close codes of graphql-transport-ws', () => {
  it.each([
    [4400, 'bad JSON', ['{nonsense']],
    [4400, 'a message that is no object', ['[]']],
    [4400, 'an unknown type', [{ type: 'hello' }]],
    [4400, 'a type only servers send', [INIT, { type: 'connection_ack' }]],
    [4400, 'no query', [INIT, { id: '1', type: 'subscribe', payload: {} }]],
    [4400, 'no id', [INIT, { type: 'subscribe', payload: { query: BOARD } }]],
    [4400, 'an id of a kilobyte', [INIT, { ...SUBSCRIBE, id: 'i'.repeat(1_024) }]],
    [4401, 'a subscription before the acknowledgement', [SUBSCRIBE]],
    [4403, 'no token', [{ type: 'connection_init' }]],
    [4403, 'a token that is no text', [{ type: 'connection_init', payload: { token: { toString: 1 } } }]],
    [4403, 'a wrong token', [{ type: 'connection_init', payload: { token: 'wrong' } }]],
    [4409, 'an id twice', [INIT, SUBSCRIBE, SUBSCRIBE]],
    [4429, 'a second init', [INIT, INIT]],
    [1009, 'a message of more than 64 kB', [INIT, { ...SUBSCRIBE, pad: 'x'.repeat(66_000) }]],
  ])('%i for %s', async (code, _name, messages) => {
    const { url, hub } = await aStage()
    const client = await raw(url)
    for (const message of messages) {
      client.say(message)
      if (message === INIT)
        await until('the acknowledgement', () => client.frames.length > 0 || client.socket.readyState > 1)
    }
    expect(await client.closed).toMatchObject({ code })
    await until('nothing left', () => hub.stats().groups === 0)
  })

  it('4400 for a binary message', async () => {
    const { url } = await aStage()
    const client = await raw(url)
    client.socket.send(Buffer.from(JSON.stringify(INIT)))
    expect(await client.closed).toMatchObject({ code: 4400 })
  })

  it.each([['graphql-ws'], ['']])('4406 for the sub-protocol "%s"', async (protocol) => {
    const { url } = await aStage()
    const socket = new WebSocket(url, protocol === '' ? [] : [protocol])
    // A server that agrees on no protocol is refused by this client after a protocol was asked for.
    const [code] =
      protocol === '' ? await once(socket, 'close') : [await once(socket, 'error').then(() => 4406)]
    expect(code).toBe(4406)
  })

  it('4408 when nothing initialises in time', async () => {
    const { url } = await aStage({ socketLimits: { initMs: 40 } })
    expect(await (await raw(url)).closed).toMatchObject({ code: 4408 })
  })
})

describe('what is refused keeps the socket', () => {
  it.each([
    ['a syntax error', '{ server {', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ hell }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      '31 aliases',
      `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
      'LIMIT_EXCEEDED',
    ],
    [
      'two root fields of a subscription',
      `subscription { board { __typename } facts { __typename } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a wrong variable', BOARD, 'BAD_USER_INPUT'],
  ])('%s', async (_name, query, code) => {
    const { connect } = await aStage()
    const client = await connect()
    const board = client.subscribe(BOARD)
    await until('the snapshot', () => lastCursor(board))
    const refused = client.subscribe(query, { filter: { team: 7 } })
    await until('the refusal', () => refused.errors)
    if (code !== 'BAD_USER_INPUT') expect(refused.errors![0].extensions.code).toBe(code)
    expect(JSON.stringify(refused.errors)).not.toMatch(/Did you mean|node_modules/)
    const again = client.subscribe('{ server { buildId } }')
    await until('the answer', () => again.messages.length > 0)
    expect(again.messages).toEqual([{ buildId: 'b1' }])
    expect(client.socket.readyState).toBe(WebSocket.OPEN)
  })

  it('queries and mutations pass the scopes of HTTP', async () => {
    const { connect, viewers } = await aStage()
    viewers.set(
      'wall',
      aViewer({ principal: 'token:wall', tokenPrefix: 'wall', scopes: new Set(['display']) }),
    )
    const client = await connect({ token: 'wall' })
    const tickets = client.subscribe('{ tickets(first: 1) { nodes { key } } }')
    const facts = client.subscribe(FACTS)
    const server = client.subscribe('{ server { buildId } }')
    await until('all', () => tickets.errors && facts.errors && server.messages.length > 0)
    expect(facts.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect(client.socket.readyState).toBe(WebSocket.OPEN)
  })

  it('what goes wrong inside is masked', async () => {
    // This stage hands resolvers no reading side, so every query of it fails inside.
    const { connect, complaints } = await aStage()
    const broken = (await connect()).subscribe('{ counts { running } }')
    await until('the error', () => broken.errors)
    expect(broken.errors).toMatchObject([
      {
        message: 'Internal server error',
        extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: 'c1' },
      },
    ])
    expect(complaints).toHaveLength(1)
  })

  it('a socket has at most its number of subscriptions', async () => {
    const { connect, hub } = await aStage({ socketLimits: { operations: 5 } })
    const client = await connect()
    const streams = Array.from({ length: 8 }, () => client.subscribe(BOARD))
    await until('all answered', () => streams.every((stream) => stream.errors ?? stream.messages.length))
    expect(streams.filter((stream) => stream.errors)).toHaveLength(3)
    expect(hub.stats().subscribers).toBe(5)
  })

  it('the number holds when one id is taken and given back many times at once', async () => {
    const { connect, hub } = await aStage({ socketLimits: { operations: 5 } })
    const client = await connect()
    for (let i = 0; i < 40; i++) {
      client.say({ id: 'same', type: 'subscribe', payload: { query: BOARD } })
      client.say({ id: 'same', type: 'complete' })
    }
    client.say({ id: 'same', type: 'subscribe', payload: { query: BOARD } })
    const other = client.subscribe('{ server { buildId } }')
    await until('the answer', () => other.messages.length > 0)
    expect(hub.stats().subscribers).toBeLessThanOrEqual(5)
    await client.end()
    await until('nothing left', () => hub.stats().subscribers === 0)
  })

  it('operations that come too fast are refused', async () => {
    const { connect } = await aStage({ socketLimits: { burst: 10, perSecond: 0.001 } })
    const client = await connect()
    const streams = Array.from({ length: 12 }, () => client.subscribe('{ server { buildId } }'))
    await until('all answered', () => streams.every((stream) => stream.errors ?? stream.messages.length))
    const refused = streams.filter((stream) => stream.errors)
    expect(refused).toHaveLength(2)
    expect(refused[0]!.errors).toMatchObject([
      { extensions: { code: 'RATE_LIMITED', limit: { name: 'operationsPerSecond' } } },
    ])
  })
})

describe('who may come in', () => {
  const upgrade = async (url: string, headers: Record<string, string>): Promise<number> => {
    const socket = new WebSocket(url, ['graphql-transport-ws'], { headers })
    const status = await new Promise<number>((resolve) => {
      socket.on('open', () => resolve(101))
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode!))
      socket.on('error', () => undefined)
    })
    socket.terminate()
    return status
  }

  it('a foreign origin is refused with 403, the own and listed ones pass', async () => {
    const { url } = await aStage({ allowedOrigins: ['https://walls.example'] })
    const own = `http://${new URL(url).host}`
    expect(await upgrade(url, { origin: 'https://evil.example' })).toBe(403)
    expect(await upgrade(url, { origin: 'null' })).toBe(403)
    expect(await upgrade(url, { origin: 'https://walls.example.evil' })).toBe(403)
    expect(await upgrade(url, { origin: 'https://walls.example' })).toBe(101)
    expect(await upgrade(url, { origin: own })).toBe(101)
    expect(await upgrade(url, {})).toBe(101)
  })

  it('another path is not found, and too many sockets are turned away', async () => {
    const { url, connect } = await aStage({ socketLimits: { sockets: 1 } })
    expect(await upgrade(`${url}/more`, {})).toBe(404)
    await connect()
    expect(await upgrade(url, {})).toBe(503)
  })

  it('a token has a number of sockets, more are asked to come back', async () => {
    const { url, connect } = await aStage({ socketLimits: { socketsPerToken: 1 } })
    const first = await connect()
    const second = await raw(url)
    second.say(INIT)
    expect(await second.closed).toMatchObject({ code: 1013 })
    await first.end()
    await connect()
  })

  it('a token that is revoked while subscribed closes its sockets with 4403', async () => {
    const { connect, viewers, hub } = await aStage({ socketLimits: { tokenCheckMs: 20 } })
    viewers.set('other', aViewer({ principal: 'token:other', tokenPrefix: 'other' }))
    const client = await connect()
    const other = await connect({ token: 'other' })
    const board = client.subscribe(BOARD)
    const kept = other.subscribe(BOARD)
    await until('the snapshots', () => lastCursor(board) && lastCursor(kept))
    viewers.delete('reader')
    expect(await client.closed).toMatchObject({ code: 4403 })
    await until('one is left', () => hub.stats().subscribers === 1)
    expect(other.socket.readyState).toBe(WebSocket.OPEN)
  })
})

it('nothing is left when sockets end, however they end', async () => {
  const { connect, hub, sockets } = await aStage()
  const clients = await Promise.all(Array.from({ length: 12 }, () => connect()))
  const streams = clients.flatMap((client) => [
    client.subscribe(BOARD),
    client.subscribe(FACTS),
    client.subscribe(BOARD),
  ])
  await until('all subscribed', () => hub.stats().subscribers === 36)
  await until('boards drawn', () => streams.filter(lastCursor).length >= 24)
  clients.forEach((client, index) => {
    if (index % 3 === 0) client.socket.terminate()
    else if (index % 3 === 1) client.socket.close()
    else for (const id of client.streams.keys()) client.say({ id, type: 'complete' })
  })
  await until('nothing subscribed', () => hub.stats().subscribers === 0)
  expect(hub.stats()).toMatchObject({ groups: 0, sockets: 0, lagging: 0 })
  await until('four sockets', () => sockets.count() === 4)
})
