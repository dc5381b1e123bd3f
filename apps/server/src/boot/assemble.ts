import { AGREEMENTS_CHANNEL } from '../agreements/agreementCases.js'
import { settleAgreementTask } from '../agreements/lifecycle/settleAgreement.js'
import { createSchema } from '../api/schema.js'
import type { Clockwork } from '../clockwork.js'
import type { Config } from '../config.js'
import { createEngine } from '../engine/createEngine.js'
import { createHttpServer, type HttpServer } from '../http/createHttpServer.js'
import { createMetrics } from '../http/metrics.js'
import { createJobs } from '../jobs/jobs.js'
import { createHub } from '../live/createHub.js'
import { createFactLog } from '../log/factLog.js'
import { createListener } from '../log/listener.js'
import type { Log } from '../logger.js'
import { forgetSessionsTask } from '../people/forgetSessions.js'
import type { People } from '../people/people.js'
import { rebindTask } from '../rebinding/rebindTask.js'
import { createSchedule } from '../schedule/schedule.js'
import type { Store } from '../store/openStore.js'
import type { Tokens } from '../tokens/tokens.js'
import { agreementsCheck } from './agreementsCheck.js'
import type { BuildInfo } from './buildInfo.js'
import { consumersOf } from './consumers.js'
import type { Part } from './parts.js'
import { explainListen } from './refuseBusyPort.js'

export interface AssemblyDeps {
  readonly config: Config
  readonly clockwork: Clockwork
  readonly log: Log
  readonly build: BuildInfo
  readonly store: Store
  readonly tokens: Tokens
  readonly people: People
  /** What the secrets of sources are encrypted with. */
  readonly secretKey: Buffer
}

/**
 * Puts together what runs on an open store; nothing runs yet. Whoever must be heard by one that stands before it has a port there,
 * and here it is plugged in.
 */
export function assemble(deps: AssemblyDeps): { readonly parts: readonly Part[]; readonly http: HttpPart } {
  const { clockwork, log, build, store } = deps
  const { pool, url, epoch } = store
  const report = (error: unknown, about: Readonly<Record<string, unknown>>) =>
    log.error({ err: error, ...about }, 'contained a mistake')
  const schema = createSchema()
  const engine = createEngine({ store, clockwork, report })
  const hub = createHub({ store, clockwork, epoch, buildId: build.id, schema, log })
  const schedule = createSchedule({ store, clockwork, engine, report })
  const tasks = [
    settleAgreementTask({ pool, clockwork }),
    rebindTask(pool, engine),
    forgetSessionsTask({ store, clockwork }),
  ]
  const jobs = createJobs({ store, clockwork, tasks, report })
  const listener = createListener({ url, clockwork, report })
  const metrics = createMetrics({
    ...{ pool, jobs, report },
    live: () => hub.stats(),
    queued: () => engine.queued(),
    schedule: () => schedule.figures(),
    consumers: () => facts.figures(),
  })
  const consumers = consumersOf(schedule, metrics, hub)
  const facts = createFactLog({ store, clockwork, listener, consumers, report })
  engine.onCommit(({ head, earliestAt }) => {
    if (head !== null) facts.committed(head)
    if (earliestAt !== null) schedule.earliest(earliestAt)
  })
  listener.on(AGREEMENTS_CHANNEL, () => {
    hub.agreementsChanged()
    engine.reloadAgreements().catch((error) => report(error, { doing: 'reloading agreements' }))
  })
  const check = agreementsCheck({ pool, clockwork }, metrics, log)
  const degraded = () => [...facts.failing(), ...jobs.failing(), ...check.failing()]
  const http = httpPart({ ...deps, engine, hub, schema, metrics, jobs, degraded })
  return {
    parts: [
      { name: 'the engine', start: () => engine.start(), stop: () => engine.close() },
      { name: 'the hub', start: () => undefined, stop: () => hub.close() },
      { name: 'the log of facts', start: () => facts.start(), stop: () => facts.stop() },
      { name: 'the listener', start: () => listener.start(), stop: () => listener.close() },
      { name: 'the schedule', start: () => schedule.start(), stop: () => schedule.stop() },
      { name: 'the jobs', start: () => jobs.start(), stop: () => jobs.stop() },
      check,
      http,
    ],
    http,
  }
}

export interface HttpPart extends Part {
  /** Where it listens, without a slash at the end. */
  url(): string
}

function httpPart(deps: Parameters<typeof createHttpServer>[0] & Pick<AssemblyDeps, 'config'>): HttpPart {
  const { host, port } = deps.config
  let server: HttpServer | null = null
  let boundTo = port
  return {
    name: 'the HTTP server',
    async start() {
      server = await createHttpServer(deps)
      const listening = await server.listen().catch((error) => {
        throw explainListen(error, port, host)
      })
      boundTo = listening.port
    },
    stop: () => server?.close(),
    url: () => `http://${reachable(host)}:${boundTo}`,
  }
}

/** A name that a browser on this machine can use for what the server listens on. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
