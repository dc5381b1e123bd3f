import { join } from 'node:path'
import type { Instant } from '@tenggat/domain'
import { AGREEMENTS_CHANNEL } from '../agreements/agreementCases.js'
import { settleAgreementsDue } from '../agreements/lifecycle/settleAgreementsDue.js'
import { createSchema } from '../api/schema.js'
import { type Clockwork, systemClockwork } from '../clockwork.js'
import type { Config } from '../config.js'
import { createEngine } from '../engine/createEngine.js'
import { ACCOUNTS } from '../floor/accounts.js'
import { startFloor } from '../floor/startFloor.js'
import { createHttpServer, type HttpServer } from '../http/createHttpServer.js'
import { createHub } from '../live/createHub.js'
import type { Hub } from '../live/hub.js'
import type { Consumer } from '../log/consumer.js'
import { createFactLog } from '../log/factLog.js'
import { createListener } from '../log/listener.js'
import { createLog, type Log } from '../logger.js'
import { createPeople, type People } from '../people/people.js'
import { createSchedule, type Schedule } from '../schedule/schedule.js'
import { chooseDataDir } from '../store/embedded/chooseDataDir.js'
import { followDatabaseClock } from '../store/followDatabaseClock.js'
import type { Store } from '../store/openStore.js'
import { createTokens } from '../tokens/tokens.js'
import { type BuildInfo, buildInfo } from './buildInfo.js'
import { Closers } from './closers.js'
import { firstPerson } from './firstPerson.js'
import { floorPassword } from './floorPassword.js'
import { houseTokens } from './houseTokens.js'
import { openDatabase } from './openDatabase.js'
import { explainListen, refuseBusyPort } from './refuseBusyPort.js'
import { type FloorPeople, wallUrl, welcome } from './welcome.js'

export interface RunningServer {
  /** Where it answers, without a slash at the end. */
  readonly url: string
  readonly adminToken: string
  readonly wallUrl: string
  /** The lines that tell people where to go. */
  readonly welcome: string
  /** Graceful: not ready, clients told to come back, requests and transactions ended, everything closed. Once. */
  close(): Promise<void>
}

/** What every part below is handed. */
interface House {
  readonly config: Config
  readonly clockwork: Clockwork
  readonly log: Log
  readonly closers: Closers
  readonly build: BuildInfo
}

/**
 * Puts the server together and starts it. Throws an Error whose message is for people (settings, a busy port, a database
 * that cannot be reached or is newer); whatever was started by then is closed again.
 */
export async function startServer(config: Config): Promise<RunningServer> {
  const clockwork = systemClockwork()
  const log = createLog(config.logLevel)
  const house: House = { config, clockwork, log, closers: new Closers(log), build: buildInfo() }
  try {
    return await start(house)
  } catch (error) {
    await house.closers.closeAll()
    throw error
  }
}

async function start(house: House): Promise<RunningServer> {
  const { config, clockwork, log, closers, build } = house
  await refuseBusyPort(config.port, config.host)
  const dataDir = chooseDataDir(config.dataDir, process.cwd())
  const { store, embedded } = await openDatabase(config, dataDir, clockwork, log, closers)
  const onJump = (movedMs: number) =>
    log.warn({ movedMs }, 'the clock of the machine or of the database jumped')
  const following = await followDatabaseClock(store.pool, clockwork, onJump)
  closers.add('the clock', () => following.cancel())

  const report = (error: unknown) => log.warn({ err: error }, 'noting the use of a token failed')
  const tokens = createTokens({ dataSource: store.dataSource, clockwork, report })
  const tokensFile = join(dataDir, 'tokens.json')
  const held = await houseTokens(tokens, tokensFile, config.adminToken, config.floor, log)
  const people = createPeople({ dataSource: store.dataSource, clockwork, report })
  const randomPassword = () => clockwork.randomToken(12)
  const personFile = embedded === null ? null : join(dataDir, 'person.json')
  const person = await firstPerson(people, personFile, config.admin, randomPassword, log)

  const http = await startHops(house, store, tokens, people)
  const { port } = await http.listen().catch((error) => {
    throw explainListen(error, config.port, config.host)
  })
  const url = `http://${reachable(config.host)}:${port}`
  const password =
    config.floor && embedded !== null ? floorPassword(join(dataDir, 'floor.json'), randomPassword) : null
  if (config.floor) await startOwnFloor(house, url, held.admin, password)
  log.info({ url, epoch: store.epoch, build: build.id }, 'ready')
  const database = embedded === null ? 'DATABASE_URL' : describe(embedded.version, embedded.adopted, dataDir)
  return {
    url,
    adminToken: held.admin,
    wallUrl: wallUrl(url, held.display),
    welcome: welcome({
      url,
      version: build.version,
      tokens: held,
      tokensFile,
      person,
      floorPeople: password === null ? null : await floorPeople(people, password),
      database,
      floor: config.floor,
    }),
    close: () => closers.closeAll(),
  }
}

/** Engine, schedule, outbox, hub and http, in the order in which each needs the other. */
async function startHops(
  house: House,
  store: Store,
  tokens: ReturnType<typeof createTokens>,
  people: People,
): Promise<HttpServer> {
  const { config, clockwork, log, closers, build } = house
  const { epoch } = store
  const report = (error: unknown, about: Readonly<Record<string, unknown>>) =>
    log.error({ err: error, ...about }, 'contained a mistake')
  const listener = createListener({ url: store.url, clockwork, report })
  let schedule: Schedule | null = null
  let hub: Hub | null = null
  const engine = createEngine({ store, clockwork, report })
  await engine.start()
  closers.add('the engine', () => engine.close())
  listener.on(AGREEMENTS_CHANNEL, () => {
    hub?.agreementsChanged()
    engine.reloadAgreements().catch((error) => report(error, { doing: 'reloading agreements' }))
  })
  const schema = createSchema()
  const live = createHub({ store, clockwork, epoch, buildId: build.id, schema, log })
  hub = live
  closers.add('the hub', () => live.close())
  const lifecycle = { pool: store.pool, clockwork, reloadAgreements: () => engine.reloadAgreements() }
  const agenda = { settleDue: (before: Instant) => settleAgreementsDue(lifecycle, before) }
  schedule = createSchedule({ store, clockwork, engine, agenda, report })
  const parts = { engine, store, hub: live, schema, tokens, people, clockwork, config, log, build }
  const http = await createHttpServer(parts)
  const armed = schedule
  const consumers: readonly Consumer[] = [
    {
      name: 'schedule',
      from: 'now',
      take: (batch) => armed.learn(batch),
      pass: ({ dueAt }) => {
        if (dueAt !== null) armed.earliest(dueAt)
      },
    },
    {
      name: 'metrics',
      from: 'now',
      take: (batch) => http.metrics.committed(batch.facts),
      pass: ({ breaches }) => http.metrics.committed(breaches),
    },
    {
      name: 'live',
      from: 'now',
      isHeard: () => live.isHeard(),
      take: (batch) => live.publish(batch),
      pass: ({ to }) => live.passOver(to),
    },
  ]
  const facts = createFactLog({ store, clockwork, listener, consumers, report })
  engine.onCommit(({ head, earliestAt }) => {
    if (head !== null) facts.committed(head)
    if (earliestAt !== null) armed.earliest(earliestAt)
  })
  await facts.start()
  closers.add('the log of facts', () => facts.stop())
  await listener.start()
  closers.add('the listener', () => listener.close())
  await schedule.start()
  closers.add('the schedule', () => armed.stop())
  closers.add('the http', () => http.close())
  return http
}

async function startOwnFloor(
  { config, clockwork, log, closers }: House,
  url: string,
  token: string,
  password: string | null,
): Promise<void> {
  const onTrouble = (message: string) => log.warn(`the simulated floor: ${message}`)
  const signing = password === null ? {} : { password }
  const floor = await startFloor({ url, token, seed: config.floorSeed, clockwork, onTrouble, ...signing })
  closers.add('the simulated floor', () => floor.stop())
}

/** Those whom the password lets in still. */
async function floorPeople(people: People, password: string): Promise<FloorPeople | null> {
  const accounts: (readonly [email: string, part: string])[] = []
  for (const { email, part } of ACCOUNTS)
    if (await people.isPasswordOf(email, password)) accounts.push([email, part])
  return accounts.length === 0 ? null : { password, accounts }
}

function describe(version: string, adopted: boolean, dataDir: string): string {
  return `embedded PostgreSQL ${version} in ${dataDir}${adopted ? ', which was running already' : ''}`
}

/** A name that a browser on this machine can use for what the server listens on. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
