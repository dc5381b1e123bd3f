import { terms } from '@tenggat/domain/testing'
import type { Pool } from 'pg'
import { describe, expect, it } from 'vitest'
import { createAgreementLibrary } from '../../src/engine/agreementLibrary.js'
import { storeForTest } from '../support/testDatabase.js'
import { storeAgreement } from './world.js'

describe('the library of agreements', () => {
  it('is read twice, not a thousand times, when a thousand agreements have changed at once', async () => {
    const { pool } = await storeForTest()
    let reads = 0
    const counting = {
      query: (config: never) => {
        reads += 1
        return pool.query(config)
      },
    } as unknown as Pool
    const library = createAgreementLibrary(counting)
    await Promise.all(Array.from({ length: 1_000 }, () => library.reload()))
    expect(reads).toBe(2)
  })

  it('has what was recorded before it was asked, also behind a read under way and behind one that failed', async () => {
    const store = await storeForTest()
    let isDown = false
    const pool = {
      query: (config: never) => (isDown ? Promise.reject(new Error('down')) : store.pool.query(config)),
    } as unknown as Pool
    const library = createAgreementLibrary(pool)
    isDown = true
    const failing = expect(library.reload()).rejects.toThrow('down')
    isDown = false
    await storeAgreement(store, terms())
    const behind = library.reload()
    await Promise.all([failing, behind])
    expect(library.agreementsFor(null)).toHaveLength(1)
  })
})
