import { join } from 'node:path'
import { ACCOUNTS, startFloor } from '@tenggat/floor'
import { type Alarm, type Clockwork, systemClockwork } from '../clockwork.js'
import type { Config } from '../config.js'
import { createLog, type Log } from '../logger.js'
import { createPeople, type People } from '../people/people.js'
import { chooseDataDir } from '../store/embedded/chooseDataDir.js'
import { followDatabaseClock } from '../store/followDatabaseClock.js'
import { createTokens } from '../tokens/tokens.js'
import { assemble } from './assemble.js'
import { buildInfo } from './buildInfo.js'
import { databasePart } from './database.js'
import { firstPerson } from './firstPerson.js'
import { firstTokens } from './firstTokens.js'
import { floorPassword } from './floorPassword.js'
import { keptKey } from './keptJson.js'
import { type FloorPeople, KEPT_IN, wallUrl } from './links.js'
import { type Part, Parts } from './parts.js'
import { refuseBusyPort } from './refuseBusyPort.js'
import { welcome } from './welcome.js'

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

/**
 * Puts the server together and starts it. Throws an Error whose message is for people (settings, a busy port, a database
 * that cannot be reached or is newer); whatever was started by then is stopped again.
 */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = createLog(config.logLevel)
  const parts = new Parts(log)
  try {
    return await start(config, log, parts)
  } catch (error) {
    await parts.stop()
    throw error
  }
}

async function start(config: Config, log: Log, parts: Parts): Promise<RunningServer> {
  const clockwork = systemClockwork()
  const build = buildInfo()
  await refuseBusyPort(config.port, config.host)
  const dataDir = chooseDataDir(config.dataDir, process.cwd())
  const database = databasePart(config, dataDir, clockwork, log)
  await parts.start([database, clockPart(database, clockwork, log)])
  const { store, embedded } = database.opened()

  const report = (error: unknown) => log.warn({ err: error }, 'noting the use of a token failed')
  const tokens = createTokens({ dataSource: store.dataSource, clockwork, report })
  const tokensFile = join(dataDir, KEPT_IN.tokens)
  const { tokens: held, areNew } = await firstTokens(tokens, tokensFile, config.adminToken, config.floor, log)
  const people = createPeople({
    ...{ dataSource: store.dataSource, clockwork, report },
    warn: (detail, message) => log.warn(detail, message),
  })
  const randomPassword = () => clockwork.randomToken(12)
  const personFile = embedded === null ? null : join(dataDir, KEPT_IN.person)
  const person = await firstPerson(people, personFile, config.admin, randomPassword, log)

  const secretKey =
    config.secretKey ??
    keptKey(join(dataDir, 'source-key.json'), () => Buffer.from(clockwork.randomToken(32), 'base64url'))
  const server = assemble({ config, clockwork, log, build, store, tokens, people, secretKey })
  await parts.start(server.parts)
  const url = server.http.url()
  const password =
    config.floor && embedded !== null ? floorPassword(join(dataDir, KEPT_IN.floor), randomPassword) : null
  if (config.floor)
    await parts.start([floorPart(config, clockwork, log, { url, token: held.admin, password })])
  log.info({ url, epoch: store.epoch, build: build.id }, 'ready')
  return {
    url,
    adminToken: held.admin,
    wallUrl: wallUrl(url, held.display),
    welcome: welcome({
      url,
      version: build.version,
      links: areNew
        ? {
            ...{ tokens: held, person },
            floorPeople: password === null ? null : await floorPeople(people, password),
          }
        : null,
      dataDir,
      database: embedded === null ? 'DATABASE_URL' : describe(embedded.version, embedded.adopted, dataDir),
      floor: config.floor,
    }),
    close: () => parts.stop(),
  }
}

/** Our time is the database's. */
function clockPart(database: ReturnType<typeof databasePart>, clockwork: Clockwork, log: Log): Part {
  const onJump = (movedMs: number) =>
    log.warn({ movedMs }, 'the clock of the machine or of the database jumped')
  let following: Alarm | null = null
  return {
    name: 'the clock',
    async start() {
      following = await followDatabaseClock(database.opened().store.pool, clockwork, onJump)
    },
    stop: () => following?.cancel(),
  }
}

function floorPart(
  config: Config,
  clockwork: Clockwork,
  log: Log,
  {
    url,
    token,
    password,
  }: { readonly url: string; readonly token: string; readonly password: string | null },
): Part {
  const onTrouble = (message: string) => log.warn(`the simulated floor: ${message}`)
  const signing = password === null ? {} : { password }
  let floor: Awaited<ReturnType<typeof startFloor>> | null = null
  return {
    name: 'the simulated floor',
    async start() {
      floor = await startFloor({ url, token, seed: config.floorSeed, clockwork, onTrouble, ...signing })
    },
    stop: () => floor?.stop(),
  }
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
