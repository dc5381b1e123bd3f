import pg from 'pg'
import { DataSource } from 'typeorm'
import { migrate } from './migrate.js'
import { pgTypes } from './pgTypes.js'
import { TABLES } from './tables/index.js'

export interface StoreConfig {
  /** `postgres://user:password@host:port/database` */
  readonly url: string
  /** Connections of the raw pool; TypeORM has four more of its own. */
  readonly poolSize?: number
  /** Longest a statement may run; the client gives up a little later, so a dead link is noticed too. */
  readonly statementTimeoutMs?: number
  readonly applicationName?: string
  /** Told about connections that fail while idle; the pool replaces them by itself. */
  readonly onIdleError?: (error: Error) => void
}

/**
 * The open database: `pool` for hot paths in SQL, `dataSource` for repositories of what is not hot. Both read as the owner of the
 * tables, whom no policy of row-level security binds; what a party may read goes through `scopedPool`.
 */
export interface Store {
  readonly dataSource: DataSource
  readonly pool: pg.Pool
  /** Changes when the database is made anew; part of every cursor. */
  readonly epoch: string
  readonly url: string
  close(): Promise<void>
}

/**
 * Connects, brings the schema up to date (several instances may do so at once) and reads the epoch.
 * Throws `StoreNewerThanCode` when the database has been migrated by a later release, and pg's error when it is unreachable.
 */
export async function openStore(config: StoreConfig): Promise<Store> {
  const onIdleError = config.onIdleError ?? (() => undefined)
  const connection = connectionOptions(config)
  const dataSource = new DataSource({
    type: 'postgres',
    url: config.url,
    entities: TABLES,
    synchronize: false,
    poolSize: 4,
    applicationName: connection.application_name,
    poolErrorHandler: onIdleError,
    extra: connection,
  })
  await migrate(config.url)
  await dataSource.initialize()
  const pool = new pg.Pool({ connectionString: config.url, max: config.poolSize ?? 10, ...connection })
  pool.on('error', onIdleError)
  // A connection that breaks under a query tells the query, and then says so once more as an event; the pool listens to
  // that only while the connection is idle, and an event of errors that nobody listens to ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const close = async () => {
    await Promise.all([pool.end(), dataSource.destroy()])
  }
  try {
    const { rows } = await pool.query<{ epoch: string }>('SELECT epoch FROM store_info')
    return { dataSource, pool, epoch: rows[0]!.epoch, url: config.url, close: once(close) }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * `jit` is on where a server keeps PostgreSQL's defaults. Our statements are short, and their costs are told so high (seqscan off) that each
 * would be compiled first: an event took twelve times as long.
 */
export const SESSION_OPTIONS = '-c timezone=UTC -c jit=off'

function connectionOptions(config: StoreConfig) {
  const statementTimeoutMs = config.statementTimeoutMs ?? 10_000
  return {
    application_name: config.applicationName ?? 'tenggat',
    types: pgTypes,
    options: SESSION_OPTIONS,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + 2_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
  }
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | null = null
  return () => {
    closing ??= close()
    return closing
  }
}
