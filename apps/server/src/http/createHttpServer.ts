import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
} from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { createLifecycle } from '../agreements/lifecycle/lifecycle.js'
import { createMigrations } from '../agreements/lifecycle/migrateClocks.js'
import type { Context } from '../api/context.js'
import { createReads } from '../api/reads.js'
import { createAudit } from '../audit/audit.js'
import type { Clockwork } from '../clockwork.js'
import type { Config } from '../config.js'
import { createCorrections } from '../corrections/corrections.js'
import { createAgreementLibrary } from '../engine/agreementLibrary.js'
import type { Engine } from '../engine/engine.js'
import { createIngest } from '../ingest/ingest.js'
import { SOURCE_KINDS } from '../ingest/kinds.js'
import { createGuard } from '../limits/guard.js'
import { createPublicError } from '../limits/publicError.js'
import { limitRequests, requestRates } from '../limits/requestRates.js'
import { attachSockets } from '../live/attachSockets.js'
import type { Hub } from '../live/hub.js'
import type { Log } from '../logger.js'
import type { People } from '../people/people.js'
import { Histories } from '../reads/histories.js'
import { sealedSecrets } from '../sources/sealedSecrets.js'
import type { SourceActivity } from '../sources/sourceActivity.js'
import { createSources } from '../sources/sources.js'
import type { Store } from '../store/openStore.js'
import { headPosition } from '../store/queries/factLog.js'
import { scopedPool } from '../store/scopedPool.js'
import { createVisibilityOf } from '../tenancy/visibility.js'
import type { Tokens } from '../tokens/tokens.js'
import type { Viewer } from '../viewer/viewer.js'
import { CompiledAnswers } from './answerCompiled.js'
import { startApollo } from './apollo.js'
import { addressOf, createAuthenticate, sessionCookieOf } from './authenticate.js'
import { graphqlRoute } from './graphqlRoute.js'
import type { Metrics } from './metrics.js'
import { serveOperations } from './operations.js'
import { servePages } from './pages.js'
import { servePrints } from './printRoute.js'
import { securityHeaders } from './securityHeaders.js'
import { sessionRoute } from './sessionRoute.js'
import { sourceRoute } from './sourceRoute.js'

export interface HttpServerDeps {
  readonly engine: Engine
  readonly store: Store
  readonly hub: Hub
  readonly schema: GraphQLSchema
  readonly tokens: Tokens
  readonly people: People
  readonly clockwork: Clockwork
  /** What the secrets of sources are encrypted with, see sealedSecrets. */
  readonly secretKey: Buffer
  readonly config: Pick<
    Config,
    'host' | 'port' | 'allowedOrigins' | 'introspection' | 'trustProxy' | 'requestsPerSecond'
  >
  readonly log: Log
  readonly build: { readonly id: string; readonly version: string; readonly dashboardDir: string }
  readonly metrics: Metrics
  readonly jobs: Context['jobs']
  /** What does not work as it should, as sentences, though the server answers. */
  readonly degraded: () => readonly string[]
}

export interface HttpServer {
  readonly server: Server
  /** Counts what sources send, to be written a moment later. */
  readonly activity: SourceActivity
  /** Listens on the configured host and port; answers the port, which the system chose when 0 was asked for. */
  listen(): Promise<{ readonly port: number }>
  /** Not ready from now on; requests under way are finished. */
  close(): Promise<void>
}

const HEADERS_TIMEOUT_MS = 5_000
const REQUEST_TIMEOUT_MS = 10_000
const CONNECTIONS_CHECKED_EVERY_MS = 1_000
const MOST_CONNECTIONS = 20_000
/** A database that has not told its head by then is as good as away: who asks may have only seconds himself. */
const READY_WITHIN_MS = 1_500

/** When clients are told to come back after a stop: a restart takes about so long. */
const RETRY_AFTER_MS = 1_000

/** Everything that listens: the API over HTTP and WebSocket, the pages, health and figures, on one port. */
export async function createHttpServer(deps: HttpServerDeps): Promise<HttpServer> {
  const { store, engine, hub, clockwork, config, log, tokens, people, schema, metrics, degraded } = deps
  const build = { ...deps.build, epoch: store.epoch }
  const publicError = createPublicError({ log, correlationId: () => clockwork.uuid() })
  const guard = createGuard(schema, { introspection: config.introspection })
  const report = (error: unknown) => log.error({ err: error }, 'a source is not as it should be')
  const secrets = sealedSecrets(deps.secretKey)
  const sources = createSources({ store, engine, clockwork, secrets, kinds: SOURCE_KINDS, report })
  const onRecorded = (counts: Parameters<Metrics['recorded']>[0]) => metrics.recorded(counts)
  const ingest = createIngest({ store, engine, sources, clockwork, onRecorded })
  const contextOf = createContextOf(deps, build, { sources, ingest })
  const authenticate = createAuthenticate(tokens, people.sessions)
  let closing = false

  const app = createApp(log, config.trustProxy)
  const apollo = await startApollo(schema, publicError, log)
  await app.register(async (scope) => {
    graphqlRoute(scope, {
      ...{ apollo, compiled: new CompiledAnswers(schema), guard, publicError, authenticate, contextOf },
      takeRequest: limitRequests(requestRates(config.requestsPerSecond), clockwork.monotonic),
      allowedOrigins: config.allowedOrigins,
    })
  })
  await app.register(async (scope) => {
    sessionRoute(scope, { people, authenticate, allowedOrigins: config.allowedOrigins })
  })
  await app.register(async (scope) => {
    sourceRoute(scope, { ingest, authenticate, publicError })
  })
  const notReady = async () => {
    const answered = await Promise.race([
      headPosition(store.pool).then(() => true),
      clockwork.pause(READY_WITHIN_MS).then(() => false),
    ])
    if (!answered) return ['the database does not answer']
    return closing ? ['the server is stopping'] : []
  }
  serveOperations(app, { metrics, build, notReady, degraded, authenticate })
  servePrints(app, { authenticate, contextOf })
  await servePages(app, deps.build.dashboardDir)
  await app.ready()
  const sockets = attachSockets(app.server, {
    ...{ schema, guard, hub, clockwork, log, publicError, contextOf, tokens },
    sessions: people.sessions,
    sessionCookieOf: (request) => sessionCookieOf(request.headers.cookie),
    addressOf: (request) => addressOf(request, config.trustProxy),
    path: '/graphql',
    allowedOrigins: config.allowedOrigins,
  })

  return {
    server: app.server,
    activity: sources.activity,
    async listen() {
      await app.listen({ host: config.host, port: config.port })
      return { port: (app.server.address() as AddressInfo).port }
    },
    async close() {
      closing = true
      await sockets.close(RETRY_AFTER_MS)
      await app.close()
      await apollo.stop()
      await Promise.all([tokens.settled(), people.sessions.settled(), sources.activity.stop()])
    },
  }
}

function createApp(log: Log, trustProxy: boolean): FastifyInstance {
  const app = fastify({
    logger: false,
    // Of the proxies' headers only what the nearest one has written is believed.
    trustProxy: trustProxy ? (_, hop) => hop === 0 : false,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: true,
    frameworkErrors: (_, request, reply) => refuseAddress(request, reply as unknown as FastifyReply),
    http: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: CONNECTIONS_CHECKED_EVERY_MS,
    },
  })
  app.server.maxConnections = MOST_CONNECTIONS
  app.setErrorHandler((error: FastifyError, _, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) log.error({ err: error }, 'a request failed')
    return reply
      .code(status)
      .type('text/plain')
      .send(status >= 500 ? 'Internal server error\n' : 'Bad request\n')
  })
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(headersOf(request))
  })
  return app
}

/** The library names the route and its own code. */
function refuseAddress(request: Pick<FastifyRequest, 'headers' | 'protocol'>, reply: FastifyReply): void {
  void reply.headers(headersOf(request)).code(400).type('text/plain').send('The address cannot be read\n')
}

const headersOf = ({ headers, protocol }: Pick<FastifyRequest, 'headers' | 'protocol'>) =>
  securityHeaders(headers.host, protocol === 'https')

/** What resolvers are handed; on HTTP and on the socket the same. */
function createContextOf(
  deps: HttpServerDeps,
  build: Context['build'],
  rooms: Pick<Context, 'sources' | 'ingest'>,
) {
  const { store, engine, hub, clockwork, tokens, people, jobs } = deps
  const { pool, epoch } = store
  const visibilityOf = createVisibilityOf(pool, clockwork)
  const library = createAgreementLibrary(pool)
  const histories = new Histories()
  const reloadAgreements = () => {
    visibilityOf.forget()
    return engine.reloadAgreements()
  }
  const lifecycle = createLifecycle({ pool, clockwork, reloadAgreements })
  const migrations = createMigrations({ pool, clockwork, reloadAgreements }, engine)
  const corrections = createCorrections({ pool, library, clockwork })
  const audit = createAudit(store.dataSource)
  return async (viewer: Viewer, events: Context['events']): Promise<Context> => {
    const visibility = await visibilityOf(viewer)
    const seen = viewer.parties === null ? pool : scopedPool(pool, viewer.parties)
    return {
      ...{
        viewer,
        visibility,
        events,
        lifecycle,
        migrations,
        corrections,
        audit,
        tokens,
        people,
        jobs,
        clockwork,
        build,
      },
      ...rooms,
      live: hub,
      reads: createReads({ pool: seen, visibility, epoch, library, histories, now: clockwork.now() }),
    }
  }
}
