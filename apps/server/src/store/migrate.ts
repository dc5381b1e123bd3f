import pg from 'pg'
import { DataSource, type EntitySubscriberInterface, EventSubscriber, type QueryRunner } from 'typeorm'
import { MIGRATIONS } from './migrations/index.js'

/** The database has run migrations that this code does not know: starting would corrupt what a later release wrote. */
export class StoreNewerThanCode extends Error {
  constructor(readonly unknown: readonly string[]) {
    super(
      `The database was migrated by a newer release of Tenggat (${unknown.join(', ')} is unknown to this one). ` +
        'Start that release or a later one, or point DATABASE_URL at another database.',
    )
    this.name = 'StoreNewerThanCode'
  }
}

/** Session advisory lock of whoever migrates; any constant that nobody else uses. */
const MIGRATION_LOCK = 7_366_414
const HISTORY_TABLE = 'migration'

/**
 * Runs the migrations that are missing, each in a transaction, while holding a session lock: of several instances that
 * start together one migrates and the others wait, then find nothing to do.
 */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'tenggat-migrate',
    keepAlive: true,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    const done = await migrationsRun(client)
    const known = MIGRATIONS.map((migration) => migration.name)
    const unknown = done.filter((name) => !known.includes(name))
    if (unknown.length > 0) throw new StoreNewerThanCode(unknown)
    if (known.some((name) => !done.includes(name))) await runMissing(url)
  } finally {
    await client.end()
  }
}

async function migrationsRun(client: pg.Client): Promise<string[]> {
  const exists = await client.query('SELECT to_regclass($1) IS NOT NULL AS present', [HISTORY_TABLE])
  if (!exists.rows[0].present) return []
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${HISTORY_TABLE} ORDER BY id`)
  return rows.map((row) => row.name)
}

/**
 * Takes every table before a migration changes any. Without that a vacuum that began before it can wait for the migration to end (for
 * the table's row in pg_class, after a GRANT) while the migration waits for the vacuum's lock on the table.
 */
@EventSubscriber()
class TakesEveryTable implements EntitySubscriberInterface {
  async afterTransactionStart({ queryRunner }: { readonly queryRunner: QueryRunner }): Promise<void> {
    await queryRunner.query(`DO $$ DECLARE each regclass; BEGIN
      FOR each IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY relname
      LOOP EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', each); END LOOP;
    END $$`)
  }
}

const DEADLOCK_DETECTED = '40P01'
/** An older release that is still at work takes tables in another order: each attempt meets other transactions of it. */
const ATTEMPTS = 10

async function runMissing(url: string): Promise<void> {
  for (let left = ATTEMPTS; ; left--) {
    try {
      return await attempt(url)
    } catch (error) {
      if ((error as pg.DatabaseError).code !== DEADLOCK_DETECTED || left === 1) throw error
    }
  }
}

async function attempt(url: string): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    migrations: MIGRATIONS,
    subscribers: [TakesEveryTable],
    migrationsTableName: HISTORY_TABLE,
    poolSize: 1,
    applicationName: 'tenggat-migrate',
  })
  await dataSource.initialize()
  try {
    await dataSource.runMigrations({ transaction: 'each' })
  } finally {
    await dataSource.destroy()
  }
}
