import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parse, validate } from 'graphql'
import { describe, expect, it, vi } from 'vitest'
import { createSchema } from '../../src/api/schema.js'
import { aServer } from './aServer.js'
import { aSocket, openSocket } from './aSocket.js'
import { ATTACKS } from './attacks.js'

/** The machine is shared: a stall counts when it shows every time. */
const ROUNDS = 3
const LONGEST_STALL_MS = 100

/** Lets the monitor take a sample: a stall is what lies between two. */
const turn = () => new Promise((resolve) => setTimeout(resolve, 15))

async function stallOf(run: () => Promise<void>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS && least > LONGEST_STALL_MS; round++) {
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    await turn()
    await run()
    await turn()
    delay.disable()
    least = Math.min(least, delay.max / 1e6)
  }
  return least
}

describe('attacks', () => {
  it('are refused with the same verdict on HTTP and on the socket, and stall nobody', async () => {
    const { send, token, port, logged } = await aServer()
    const reader = await token('read')
    const socket = await aSocket(port, reader)
    await send(reader, '{ server { buildId } }')
    const verdicts: Record<string, unknown>[] = []
    for (const { name, query, variables, operationName } of ATTACKS) {
      let http = ''
      let reported = ''
      const stall = await stallOf(async () => {
        const answer = await send(reader, query, variables, { operationName })
        http = answer.errors[0]?.extensions.code ?? answer.text
        reported = answer.text
      })
      const verdict = await socket.ask(query, variables, operationName)
      reported += verdict.message
      expect(reported, name).not.toMatch(/did you mean|at \/|node_modules|SELECT/i)
      verdicts.push({ name, http, ws: verdict.said, stalled: stall > LONGEST_STALL_MS })
    }
    expect(verdicts).toEqual(
      ATTACKS.map(({ name, code }) => ({ name, http: code, ws: code, stalled: false })),
    )
    expect(socket.isOpen()).toBe(true)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(logged).toEqual([])
  })

  it('would stall the server if only the library were asked (control)', async () => {
    // Three times as often as in the attack: nine times the work, so that a fast machine stalls as well.
    const query = `{ ${'clocks(first: 1) { __typename } '.repeat(6_000)} }`
    const schema = createSchema()
    const stall = await stallOf(async () => {
      validate(schema, parse(query))
    })
    expect(stall).toBeGreaterThan(LONGEST_STALL_MS)
  })

  it('cannot read the schema without a token that may read, nor where it is switched off', async () => {
    const query = '{ __schema { queryType { name } } __type(name: "Clock") { name } }'
    const open = await aServer()
    for (const [scope, said] of [
      ['read', 'data'],
      ['admin', 'data'],
      ['ingest', 'FORBIDDEN'],
    ] as const) {
      const token = await open.token(scope)
      const answer = await open.send(token, query)
      expect(answer.errors[0]?.extensions.code ?? 'data').toBe(said)
      expect((await (await aSocket(open.port, token)).ask(query)).said).toBe(said)
    }
    const off = await aServer([], { introspection: 'off' })
    const admin = await off.token('admin')
    expect((await off.send(admin, query)).errors[0]!.extensions.code).toBe('FORBIDDEN')
    expect((await (await aSocket(off.port, admin)).ask(query)).said).toBe('FORBIDDEN')
  })

  it('from pages of other origins are refused on both', async () => {
    const { port, post, token } = await aServer([], { allowedOrigins: ['https://walls.example'] })
    const reader = await token('read')
    const body = JSON.stringify({ query: '{ server { buildId } }' })
    for (const [origin, status] of [
      ['https://evil.example', 403],
      ['null', 403],
      ['https://walls.example', 200],
      [`http://127.0.0.1:${port}`, 200],
    ] as const) {
      expect((await post(reader, body, { origin })).status, origin).toBe(status)
      const upgraded = await openSocket(port, { origin }).then(
        () => 200,
        (error: Error) => Number(error.message),
      )
      expect(upgraded, origin).toBe(status)
    }
  })

  it('that make a resolver fail learn an id and nothing else, on both', async () => {
    const { store, port, send, token, logged } = await aServer()
    const reader = await token('read')
    const socket = await aSocket(port, reader)
    vi.spyOn(store.pool, 'query').mockImplementation(() => {
      throw new Error('password hunter2 is wrong for SELECT')
    })
    const answer = await send(reader, '{ agreements { id } }')
    const verdict = await socket.ask('{ agreements { id } }')
    vi.restoreAllMocks()
    const error = {
      message: 'Internal server error',
      extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: expect.any(String) },
      path: ['agreements'],
      locations: expect.any(Array),
    }
    expect(answer.errors).toEqual([error])
    expect(answer.text).not.toContain('hunter2')
    const { message, extensions } = error
    expect(verdict).toEqual({ said: extensions.code, message, errors: [error] })
    const [first, second] = logged.filter((line) => line.msg === 'a request failed')
    expect(first!.correlationId).toBe(answer.errors[0]!.extensions.correlationId)
    expect(second!.err.message).toContain('hunter2')
  })
})
