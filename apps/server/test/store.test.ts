import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { postgresReader } from '../src/live/postgresReader.js'
import { openStore } from '../src/store/openStore.js'
import { cuttingProxy } from './support/cuttingProxy.js'
import { createBareDatabase, createTestDatabase, type TestStore, testStore } from './support/testDatabase.js'
import { until } from './support/until.js'

let store: TestStore
beforeAll(async () => {
  store = await testStore()
})
afterAll(() => store.close())

describe('store', () => {
  it('reads timestamptz as epoch milliseconds and bigint as number', async () => {
    const { rows } = await store.pool.query(
      `SELECT '2026-11-21 20:26:00.123+07'::timestamptz AS at, 9007199254740991::bigint AS n`,
    )
    expect(rows[0]).toEqual({ at: Date.UTC(2026, 10, 21, 13, 26, 0, 123), n: Number.MAX_SAFE_INTEGER })
  })

  it('several instances that start together on an empty database migrate it once', async () => {
    const bare = await createBareDatabase()
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ url: bare.url, poolSize: 1 })))
    expect(new Set(stores.map((each) => each.epoch)).size).toBe(1)
    await Promise.all(stores.map((each) => each.close()))
    await bare.drop()
  })

  it('compiles no statement, whatever the server does by default', async () => {
    const database = await createTestDatabase()
    onTestFinished(() => database.drop())
    const before = await openStore({ url: database.url, poolSize: 1 })
    await before.pool.query(`ALTER DATABASE ${database.name} SET jit = on`)
    await before.close()
    const opened = await openStore({ url: database.url, poolSize: 1 })
    onTestFinished(() => opened.close())
    const answers = [(await opened.pool.query('SHOW jit')).rows, await opened.dataSource.query('SHOW jit')]
    expect(answers).toEqual([[{ jit: 'off' }], [{ jit: 'off' }]])
  })

  it('a connection cut under a query fails that query, and nothing else of the process', async () => {
    const database = await createTestDatabase()
    onTestFinished(() => database.drop())
    const proxy = await cuttingProxy(database.url)
    const cut = await openStore({ url: proxy.url })
    onTestFinished(() => cut.close())
    const holder = await openStore({ url: database.url })
    onTestFinished(() => holder.close())
    const lock = await holder.pool.connect()
    onTestFinished(() => lock.release(true))
    await lock.query('BEGIN; LOCK TABLE clock IN ACCESS EXCLUSIVE MODE')
    const uncaught: unknown[] = []
    const note = (error: unknown) => uncaught.push(error)
    process.prependListener('uncaughtException', note)
    onTestFinished(() => void process.off('uncaughtException', note))

    const board = expect(postgresReader(cut.pool).board({}, 10)).rejects.toThrow()
    await until('the board waits for the lock', async () => {
      const waiting = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%clock%'"
      return (await holder.pool.query(waiting)).rowCount === 1
    })
    proxy.shut()
    await board
    expect(uncaught).toEqual([])
  })
})
