import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../src/store/openStore.js'
import { createBareDatabase, type TestStore, testStore } from './support/testDatabase.js'

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
})
