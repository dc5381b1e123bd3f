import { randomBytes } from 'node:crypto'
import type { AgreementTerms, Instant } from '@tenggat/domain'
import pino from 'pino'
import { onTestFinished } from 'vitest'
import { createSchema } from '../../src/api/schema.js'
import { type AgreementsCheck, agreementsCheck } from '../../src/boot/agreementsCheck.js'
import { createHttpServer, type HttpServer } from '../../src/http/createHttpServer.js'
import { createMetrics } from '../../src/http/metrics.js'
import { createJobs, type Jobs } from '../../src/jobs/jobs.js'
import type { Task } from '../../src/jobs/task.js'
import { createHub } from '../../src/live/createHub.js'
import type { PasswordCost } from '../../src/people/passwords.js'
import { createPeople, type People } from '../../src/people/people.js'
import { createSchedule } from '../../src/schedule/schedule.js'
import type { ClockFilter } from '../../src/store/clockFilter.js'
import type { PersonRole, Scope } from '../../src/store/records.js'
import { createTokens, type Tokens } from '../../src/tokens/tokens.js'
import { SERVER } from '../../src/viewer/viewer.js'
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

export interface TestServer extends World {
  readonly server: HttpServer
  /** Not started. */
  readonly jobs: Jobs
  /** Not started. */
  readonly check: AgreementsCheck
  readonly tokens: Tokens
  readonly people: People
  readonly url: string
  readonly port: number
  readonly activity: HttpServer['activity']
  /** Lines of the log, parsed. */
  readonly logged: Loose[]
  token(...scopes: Scope[]): Promise<string>
  displayToken(board: ClockFilter): Promise<string>
  /** A token confined to parties. */
  partyToken(parties: readonly string[], ...scopes: Scope[]): Promise<string>
  /** Makes a person who has signed in; answers the `cookie` header. */
  person(role: PersonRole, parties?: readonly string[] | null, email?: string): Promise<string>
  /** Sends an operation; `token` null for none. */
  send(token: string | null, query: unknown, variables?: unknown, more?: SendOptions): Promise<Answer>
  /** Sends any body. */
  post(token: string | null, body: string | Buffer, headers?: Record<string, string>): Promise<Answer>
}

export interface SendOptions {
  readonly headers?: Record<string, string>
  readonly operationName?: string
}

/** The least that the library takes: most tests need people who have signed in, not passwords that hold. */
const CHEAP: PasswordCost = { memoryCost: 8, timeCost: 1, parallelism: 1 }

/** Of every person a test server makes. */
export const PASSWORD = 'correct horse battery'

/** A whole server but for the schedule and the log: engine, hub and server on a database of its own. */
export async function aServer(
  agreements: readonly AgreementTerms[] = [],
  options: {
    readonly at?: Instant
    readonly allowedOrigins?: readonly string[]
    readonly introspection?: 'token' | 'off'
    readonly dashboardDir?: string
    readonly trustProxy?: boolean
    readonly tasks?: readonly Task[]
    readonly passwordCost?: PasswordCost
    /** More than any test sends when left out. */
    readonly requestsPerSecond?: number
  } = {},
): Promise<TestServer> {
  const world = await aWorld(agreements, { at: options.at })
  const logged: Loose[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => logged.push(JSON.parse(line)) })
  const { store, engine, watch: clockwork } = world
  const schema = createSchema()
  const tokens = createTokens({
    dataSource: store.dataSource,
    clockwork,
    report: (error) => log.error({ err: error }),
  })
  const people = createPeople({
    dataSource: store.dataSource,
    clockwork,
    report: (error) => log.error({ err: error }),
    warn: (detail, message) => log.warn(detail, message),
    passwordCost: options.passwordCost ?? CHEAP,
  })
  const hub = createHub({ store, clockwork, epoch: store.epoch, buildId: 'build', schema, log })
  const report = (error: unknown) => log.error({ err: error })
  const jobs = createJobs({ store, clockwork, tasks: options.tasks ?? [], report })
  const schedule = createSchedule({ store, clockwork, engine })
  const metrics = createMetrics({
    ...{ pool: store.pool, jobs, report },
    live: () => hub.stats(),
    queued: () => engine.queued(),
    schedule: () => schedule.figures(),
    consumers: async () => [],
  })
  const check = agreementsCheck({ pool: store.pool, clockwork }, metrics, log)
  const server = await createHttpServer({
    ...{ engine, store, hub, schema, tokens, people, clockwork, log, metrics, jobs },
    degraded: () => [...jobs.failing(), ...check.failing()],
    secretKey: randomBytes(32),
    config: {
      host: '127.0.0.1',
      port: 0,
      allowedOrigins: options.allowedOrigins ?? [],
      introspection: options.introspection ?? 'token',
      trustProxy: options.trustProxy ?? false,
      requestsPerSecond: options.requestsPerSecond ?? 1_000_000,
    },
    build: { id: 'build', version: '0.0.0', dashboardDir: options.dashboardDir ?? '/nowhere' },
  })
  const { port } = await server.listen()
  onTestFinished(async () => {
    await server.close()
    hub.close()
  })
  const url = `http://127.0.0.1:${port}`
  const mint = async (scopes: Scope[], board: ClockFilter | null, parties: readonly string[] | null = null) =>
    (await tokens.mint({ name: 'test', scopes, board, parties, expiresAt: null }, SERVER)).secret!
  const post: TestServer['post'] = async (token, body, headers = {}) => {
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
    ...{ server, jobs, check, tokens, people, url, port, logged, post },
    activity: server.activity,
    token: (...scopes) => mint(scopes, null),
    displayToken: (board) => mint(['display'], board),
    partyToken: (parties, ...scopes) => mint(scopes.length === 0 ? ['read'] : scopes, null, parties),
    async person(role, parties = null, email = `${role}-${clockwork.uuid()}@example.com`) {
      const input = { email, name: role, role, parties, password: PASSWORD, idempotencyKey: email }
      const made = await people.create(input, SERVER)
      if (made.outcome !== 'PersonCreated') throw new Error(JSON.stringify(made))
      return `tgt_session=${(await people.sessions.begin(email, PASSWORD))!.cookie}`
    },
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
