import type { Clockwork } from '../clockwork.js'
import type { Config } from '../config.js'
import type { Log } from '../logger.js'
import { type EmbeddedDatabase, startEmbedded } from '../store/embedded/startEmbedded.js'
import { openStore, type Store } from '../store/openStore.js'
import type { Part } from './parts.js'

export interface Database {
  readonly store: Store
  /** null when DATABASE_URL names another. */
  readonly embedded: EmbeddedDatabase | null
}

/** A database that is starting up, restarting, or not yet in the network's names. */
const PASSING = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', '57P01', '57P03']
const WAIT_MS = 60_000
const AGAIN_MS = 500

/** The embedded database, unless another is given, and the open store; waits a minute for it to answer. */
export function databasePart(
  config: Config,
  dataDir: string,
  clockwork: Clockwork,
  log: Log,
): Part & { opened(): Database } {
  const onNotice = (notice: string) => log.warn(notice)
  let embedded: EmbeddedDatabase | null = null
  let store: Store | null = null
  return {
    name: 'the database',
    async start() {
      if (config.databaseUrl === null)
        embedded = await startEmbedded({ dataDir, supervise: true, onNotice }, clockwork)
      store = await openWhenItAnswers(config.databaseUrl ?? embedded!.url, config.poolSize, clockwork, log)
    },
    async stop() {
      await store?.close()
      await embedded?.close()
    },
    opened() {
      if (store === null) throw new Error('the database is not open')
      return { store, embedded }
    },
  }
}

async function openWhenItAnswers(
  url: string,
  poolSize: number,
  clockwork: Clockwork,
  log: Log,
): Promise<Store> {
  const onIdleError = (error: Error) => log.warn({ err: error }, 'a database connection was lost')
  const giveUpAt = clockwork.monotonic() + WAIT_MS
  for (let isFirst = true; ; isFirst = false) {
    try {
      return await openStore({ url, poolSize, onIdleError })
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      if (!PASSING.includes(code) || clockwork.monotonic() > giveUpAt)
        throw explain(error as Error, code, url)
      if (isFirst) log.warn(`${whereIs(url)} does not answer yet (${code}); waiting`)
      await clockwork.pause(AGAIN_MS)
    }
  }
}

/** 28P01/28000: refused; 3D000: no such database. Errors of the network often come without any words. */
function explain(error: Error, code: string, url: string): Error {
  if (PASSING.includes(code))
    return new Error(`${whereIs(url)} cannot be reached (${code}).`, { cause: error })
  if (code.startsWith('28') || code === '3D000')
    return new Error(`${whereIs(url)} refuses: ${error.message}. Check DATABASE_URL.`, { cause: error })
  return error
}

function whereIs(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `The database ${pathname.slice(1)} at ${hostname}:${port || 5432}`
}
