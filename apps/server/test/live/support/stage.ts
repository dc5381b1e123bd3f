import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createSchema } from '../../../src/api/schema.js'
import { type Clockwork, systemClockwork } from '../../../src/clockwork.js'
import { createGuard } from '../../../src/limits/guard.js'
import { createPublicError } from '../../../src/limits/publicError.js'
import { attachSockets, type Sockets } from '../../../src/live/attachSockets.js'
import { Hub } from '../../../src/live/hub.js'
import type { LiveLimits, SocketLimits } from '../../../src/live/limits.js'
import type { LiveReader } from '../../../src/live/liveReader.js'
import type { Visibility } from '../../../src/tenancy/visibility.js'
import type { Viewer } from '../../../src/viewer/viewer.js'
import { type ClientOptions, LiveClient } from './liveClient.js'

export const EPOCH = '6f6f4b1e-1111-4111-8111-000000000001'

export interface Stage {
  readonly hub: Hub
  readonly sockets: Sockets
  readonly url: string
  /** Tokens that authenticate; taking one away revokes it. */
  /** By principal: what a viewer confined to parties sees. */
  readonly visibilities: Map<string, Visibility>
  readonly viewers: Map<string, Viewer>
  readonly complaints: object[]
  connect(options?: ClientOptions): Promise<LiveClient>
}

export interface StageOptions {
  readonly reader: LiveReader
  readonly clockwork?: Clockwork
  readonly limits?: Partial<LiveLimits>
  readonly socketLimits?: Partial<SocketLimits>
  readonly epoch?: string
  readonly allowedOrigins?: readonly string[]
}

const schema = createSchema()

export const aViewer = (differs: Partial<Viewer> = {}): Viewer => ({
  principal: 'token:reader',
  kind: 'token',
  scopes: new Set(['read']),
  board: null,
  parties: null,
  person: null,
  expiresAt: null,
  tokenPrefix: 'reader',
  sessionId: null,
  ...differs,
})

/** The hub behind a real HTTP server, with clients over real sockets; everything ends with the test. */
export async function stage(options: StageOptions): Promise<Stage> {
  const clockwork = options.clockwork ?? systemClockwork()
  const complaints: object[] = []
  const log = { error: (detail: object) => complaints.push(detail) }
  const viewers = new Map([['reader', aViewer()]])
  const visibilities = new Map<string, Visibility>()
  const { reader, limits, epoch = EPOCH } = options
  const hub = new Hub({ reader, clockwork, epoch, buildId: 'b1', schema, log, limits })
  const http = createServer()
  const sockets = attachSockets(http, {
    path: '/graphql',
    schema,
    hub,
    guard: createGuard(schema, { introspection: 'token' }),
    tokens: {
      authenticate: async (token) => viewers.get(token) ?? null,
      isValid: async ({ tokenPrefix }) => viewers.has(tokenPrefix!),
    },
    sessions: { authenticate: async () => null, isValid: async () => false },
    sessionCookieOf: () => null,
    addressOf: () => '127.0.0.1',
    contextOf: (viewer) => ({
      viewer,
      visibility: visibilities.get(viewer.principal) ?? null,
      live: hub,
      clockwork,
      build: { id: 'b1', version: '0', epoch },
    }),
    publicError: createPublicError({ log: log as never, correlationId: () => 'c1' }),
    allowedOrigins: options.allowedOrigins ?? [],
    clockwork,
    log,
    limits: { ...options.socketLimits },
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`
  const clients: LiveClient[] = []
  onTestFinished(async () => {
    for (const client of clients) client.socket.terminate()
    await sockets.close(0)
    hub.close()
    http.close()
    await once(http, 'close')
  })
  const connect = async (clientOptions: ClientOptions = {}) => {
    const client = await LiveClient.open(url, clientOptions)
    clients.push(client)
    return client
  }
  return { hub, sockets, url, viewers, visibilities, complaints, connect }
}
