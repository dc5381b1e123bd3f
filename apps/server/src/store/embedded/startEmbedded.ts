import pg from 'pg'
import type { Clockwork } from '../../clockwork.js'
import { readPassword, SUPERUSER, stopCluster } from './cluster.js'
import { readPostmaster } from './postmaster.js'
import { prepareCluster } from './prepareCluster.js'
import { runCluster } from './runCluster.js'
import { superviseCluster } from './superviseCluster.js'

export interface EmbeddedOptions {
  /** Holds everything of this installation; PostgreSQL's own files are in `postgres` below it. */
  readonly dataDir: string
  /** Server settings on top of ours, e.g. `{ max_connections: '300' }`. */
  readonly settings?: Readonly<Record<string, string>>
  /** Start a PostgreSQL that dies again, on the same port. */
  readonly supervise?: boolean
  readonly onNotice?: (notice: string) => void
}

/** A PostgreSQL of our own, on the loopback interface of this machine. */
export interface EmbeddedDatabase {
  readonly url: string
  readonly port: number
  /** True when it was running already: left behind by a killed server, or shared with another one. */
  readonly adopted: boolean
  readonly version: string
  /** The PostgreSQL process of this moment; null when there is none. */
  pid(): number | null
  /** Stops PostgreSQL unless another server is still connected to it. */
  close(): Promise<void>
  /** Stops PostgreSQL whoever uses it. */
  stop(): Promise<void>
}

const DATABASE = 'tenggat'
const SETTINGS = {
  shared_buffers: '256MB',
  max_connections: '100',
  max_wal_size: '2GB',
  autovacuum_naptime: '15s',
}

/**
 * Runs PostgreSQL on `dataDir`, making it on the first start. A PostgreSQL already running there is adopted, so a second
 * server shares it and a server after `kill -9` finds every committed row. Throws an Error whose message says what to do.
 */
export async function startEmbedded(
  options: EmbeddedOptions,
  clockwork: Clockwork,
): Promise<EmbeddedDatabase> {
  const cluster = prepareCluster(options.dataDir, { ...SETTINGS, ...options.settings }, clockwork)
  const { running, adopted } = await runCluster(cluster, 0, clockwork)
  const password = readPassword(cluster.pgData)
  const urlOf = (database: string) =>
    `postgres://${SUPERUSER}:${password}@127.0.0.1:${running.port}/${database}`
  await ensureDatabase(urlOf('postgres'))
  const watch = options.supervise ? superviseCluster(cluster, running, clockwork, options.onNotice) : null
  const stop = async () => {
    watch?.cancel()
    const present = readPostmaster(cluster.pgData)
    if (present !== null) await stopCluster(cluster, present.pid, clockwork)
  }
  return {
    url: urlOf(DATABASE),
    port: running.port,
    adopted,
    version: cluster.binaries.version,
    pid: () => readPostmaster(cluster.pgData)?.pid ?? null,
    close: async () => {
      watch?.cancel()
      if (!(await isShared(urlOf('postgres'), clockwork))) await stop()
    },
    stop,
  }
}

async function ensureDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE])
    if (rowCount !== 0) return
    await client.query(`CREATE DATABASE ${DATABASE}`).catch((error: pg.DatabaseError) => {
      if (!MADE_MEANWHILE.includes(error.code ?? '')) throw error
    })
  })
}
/** duplicate_database, or the unique violation that a race in the catalogue shows as. */
const MADE_MEANWHILE = ['42P04', '23505']

/** Whether another server uses it. Our own connections, just closed, may linger for a moment. */
async function isShared(url: string, clockwork: Clockwork): Promise<boolean> {
  const others = () =>
    withClient(url, async (client) => {
      const { rowCount } = await client.query(
        `SELECT FROM pg_stat_activity WHERE application_name LIKE 'tenggat%' AND pid <> pg_backend_pid()`,
      )
      return rowCount !== 0
    }).catch(() => false)
  for (let look = 0; look < 5; look++) {
    if (!(await others())) return false
    await clockwork.pause(100)
  }
  return true
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'tenggat-keeper',
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
