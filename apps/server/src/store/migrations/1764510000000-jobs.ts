import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { JOBS_SCHEMA } from '../queries/jobs.js'

/** Made here where the user may not make schemas but somebody has made this one: the library would ask for the right again. */
const HISTORY = `CREATE TABLE IF NOT EXISTS ${JOBS_SCHEMA}.migrations(
  id int PRIMARY KEY, ts timestamptz DEFAULT now() NOT NULL, breaking boolean NOT NULL DEFAULT false)`

/**
 * The tables and functions of the jobs, by the library's own migrations, on a connection of their own: each is repeatable. Later
 * releases of the library bring their further ones when the worker starts.
 */
export class Jobs1764510000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const { url } = runner.connection.options as { readonly url: string }
    const pool = new pg.Pool({ connectionString: url, max: 1, application_name: 'tenggat-migrate' })
    pool.on('error', () => undefined)
    pool.on('connect', (client) => client.on('error', () => undefined))
    try {
      await makeSchema(pool)
      await runMigrations({ pgPool: pool, schema: JOBS_SCHEMA })
    } finally {
      await pool.end()
    }
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward: restore a backup instead')
  }
}

async function makeSchema(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(
    'SELECT to_regnamespace($1) IS NOT NULL AS present, current_user AS who',
    [JOBS_SCHEMA],
  )
  const { present, who } = rows[0] as { readonly present: boolean; readonly who: string }
  try {
    if (!present) await pool.query(`CREATE SCHEMA ${JOBS_SCHEMA}`)
    await pool.query(HISTORY)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    const owner = pg.escapeIdentifier(who)
    throw new Error(
      `this user may not make the schema of the jobs; let one who may run: CREATE SCHEMA ${JOBS_SCHEMA} AUTHORIZATION ${owner}`,
      { cause: error },
    )
  }
}
