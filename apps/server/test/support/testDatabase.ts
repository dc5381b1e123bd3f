import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { openStore, type Store, type StoreConfig } from '../../src/store/openStore.js'
import { until } from './until.js'

export interface TestDatabase {
  readonly name: string
  readonly url: string
  drop(): Promise<void>
}

/** A migrated, empty database of its own with an epoch of its own: a copy of the run's template (about 40 ms). */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `tenggat_test_${process.pid}_${randomBytes(4).toString('hex')}`
  const url = urlOf(name)
  // A copy waits for nobody to be connected to the template; other files copy at the same time.
  await retryWhileBusy(() =>
    onCluster(`CREATE DATABASE ${name} TEMPLATE ${inject('templateDatabase')} STRATEGY FILE_COPY`),
  )
  await run(url, 'UPDATE store_info SET epoch = gen_random_uuid()')
  return { name, url, drop: () => onCluster(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

/** An empty database without our schema. */
export async function createBareDatabase(): Promise<TestDatabase> {
  const name = `tenggat_bare_${process.pid}_${randomBytes(4).toString('hex')}`
  await onCluster(`CREATE DATABASE ${name}`)
  return { name, url: urlOf(name), drop: () => onCluster(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

export interface TestStore extends Store {
  /** Closes the store and drops its database; refuses when a connection of it was left checked out. */
  close(): Promise<void>
  /** Empties every table and sets the head to 0: between tests of one file. */
  empty(): Promise<void>
}

/** A store on a database of its own. */
export async function testStore(config: Partial<StoreConfig> = {}): Promise<TestStore> {
  const database = await createTestDatabase()
  const store = await openStore({ poolSize: 4, ...config, url: database.url })
  return {
    ...store,
    empty: async () => {
      await store.pool.query(
        `TRUNCATE ticket, ticket_event, clock, fact, agreement_version, source, token RESTART IDENTITY;
         UPDATE head SET pos = 0`,
      )
    },
    close: async () => {
      // A subscriber that left may have a reading under way, which gives its connection back by itself.
      const taken = () => store.pool.totalCount - store.pool.idleCount
      await until('every connection is back', () => taken() === 0, 2_000).catch(() => undefined)
      const leaked = taken()
      await (leaked > 0 ? database.drop() : store.close())
      await database.drop()
      if (leaked > 0) throw new Error(`${leaked} connection(s) were taken from the pool and never released`)
    },
  }
}

/** The same for the length of one test. */
export async function storeForTest(config: Partial<StoreConfig> = {}): Promise<TestStore> {
  const store = await testStore(config)
  onTestFinished(() => store.close())
  return store
}

function urlOf(database: string): string {
  const url = new URL(inject('clusterUrl'))
  url.pathname = `/${database}`
  return url.href
}

const onCluster = (sql: string) => run(inject('clusterUrl'), sql)

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

/** object_in_use: another copy of the template is under way. */
async function retryWhileBusy(attempt: () => Promise<void>): Promise<void> {
  for (let left = 50; ; left--) {
    try {
      return await attempt()
    } catch (error) {
      if ((error as pg.DatabaseError).code !== '55006' || left === 0) throw error
    }
  }
}
