import type { AgreementTerms, Instant } from '@tenggat/domain'
import pino from 'pino'
import { onTestFinished } from 'vitest'
import { createDoor, type Door } from '../../src/door/createDoor.js'
import { createSchema } from '../../src/graphql/schema.js'
import { createHub } from '../../src/live/createHub.js'
import type { ClockFilter } from '../../src/store/clockFilter.js'
import type { Scope } from '../../src/store/records.js'
import { createTokens, type Tokens } from '../../src/viewer/tokens.js'
import { aWorld, type World } from '../engine/world.js'

// biome-ignore lint/suspicious/noExplicitAny: tests know the shape of what they asked for
export type Loose = Record<string, any>

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly data: Loose
  readonly errors: readonly { message: string; extensions: Record<string, string>; path?: unknown }[]
  readonly text: string
}

export interface TestDoor extends World {
  readonly door: Door
  readonly tokens: Tokens
  readonly url: string
  readonly port: number
  /** Lines of the log, parsed. */
  readonly logged: Loose[]
  token(...scopes: Scope[]): Promise<string>
  displayToken(board: ClockFilter): Promise<string>
  /** Sends an operation; `token` null for none. */
  send(token: string | null, query: unknown, variables?: unknown, more?: SendOptions): Promise<Answer>
  /** Sends any body. */
  post(token: string | null, body: string | Buffer, headers?: Record<string, string>): Promise<Answer>
}

export interface SendOptions {
  readonly headers?: Record<string, string>
  readonly operationName?: string
}

/** A whole server but for the schedule and the outbox: engine, hub and door on a database of its own. */
export async function aDoor(
  agreements: readonly AgreementTerms[] = [],
  options: {
    readonly at?: Instant
    readonly allowedOrigins?: readonly string[]
    readonly introspection?: 'token' | 'off'
    readonly dashboardDir?: string
  } = {},
): Promise<TestDoor> {
  const world = await aWorld(agreements, { at: options.at })
  const logged: Loose[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => logged.push(JSON.parse(line)) })
  const { store, engine, watch: clockwork } = world
  const schema = createSchema()
  const tokens = createTokens({ pool: store.pool, clockwork, report: (error) => log.error({ err: error }) })
  const hub = createHub({ store, clockwork, epoch: store.epoch, buildId: 'build', schema, log })
  const door = await createDoor({
    ...{ engine, store, hub, schema, tokens, clockwork, log },
    config: {
      host: '127.0.0.1',
      port: 0,
      allowedOrigins: options.allowedOrigins ?? [],
      introspection: options.introspection ?? 'token',
    },
    build: { id: 'build', version: '0.0.0', dashboardDir: options.dashboardDir ?? '/nowhere' },
  })
  const { port } = await door.listen()
  onTestFinished(async () => {
    await door.close()
    hub.close()
  })
  const url = `http://127.0.0.1:${port}`
  const mint = async (scopes: Scope[], board: ClockFilter | null) =>
    (await tokens.mint({ name: 'test', scopes, board, expiresAt: null })).secret!
  const post: TestDoor['post'] = async (token, body, headers = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
    })
    return toAnswer(response)
  }
  return {
    ...world,
    ...{ door, tokens, url, port, logged, post },
    token: (...scopes) => mint(scopes, null),
    displayToken: (board) => mint(['display'], board),
    send: (token, query, variables, more = {}) =>
      post(token, JSON.stringify({ query, variables, operationName: more.operationName }), more.headers),
  }
}

async function toAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  const body = text.startsWith('{') ? JSON.parse(text) : {}
  const { status, headers } = response
  return { status, headers, data: body.data, errors: body.errors ?? [], text }
}
