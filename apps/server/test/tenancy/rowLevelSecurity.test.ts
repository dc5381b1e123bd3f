import { graphql } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createSchema } from '../../src/api/schema.js'
import { createAgreementLibrary } from '../../src/engine/agreementLibrary.js'
import type { Queryable } from '../../src/store/queryable.js'
import { scopedPool } from '../../src/store/scopedPool.js'
import { Refused } from '../../src/viewer/refused.js'
import { aViewer } from '../live/support/stage.js'
import { readsOf } from '../support/reads.js'
import { MARKED, type TwoParties, twoParties } from './parties.js'
import { AT } from './tickets.js'
import { walkSchema } from './walkSchema.js'

/** The second wall hides rows, not columns: who holds a ticket that both may see is the first wall's to veil. */
const ROWS = MARKED.filter((kind) => kind !== 'holder')

/** Everything the schema's queries answer to who may see all, read from a pool: the first wall is gone on purpose. */
async function answersFrom(world: TwoParties, pool: Queryable): Promise<readonly string[]> {
  const { store, watch: clockwork } = world
  const schema = createSchema()
  const library = createAgreementLibrary(store.pool)
  const answers: string[] = []
  for (const { query, variables, operation } of walkSchema(schema, world.a)) {
    if (operation !== 'query') continue
    const reads = readsOf({ pool, epoch: store.epoch }, AT, { library })
    const build = { id: 'b', version: '0', epoch: store.epoch }
    const contextValue = { viewer: aViewer(), visibility: null, events: null, reads, clockwork, build }
    const { data, errors } = await graphql({ schema, source: query, variableValues: variables, contextValue })
    const failures = errors?.map(({ message, path, originalError }) => ({
      ...{ message, path, code: originalError instanceof Refused ? originalError.code : null },
    }))
    answers.push(JSON.stringify({ data, errors: failures }))
  }
  return answers
}

const marksIn = (answers: readonly string[], marker: string) =>
  ROWS.filter((kind) => answers.some((text) => text.includes(`${marker}-${kind}`)))

describe('the second wall, with the first one taken away', () => {
  it('still hides every row of the other party', { timeout: 60_000 }, async () => {
    const world = await twoParties()
    const { a, b, store } = world
    const behind = await answersFrom(world, scopedPool(store.pool, [b.party]))
    expect(marksIn(behind, a.marker)).toEqual([])
    expect(behind.filter((text) => text.includes('"errors"') && !text.includes('FORBIDDEN'))).toEqual([])
    expect(marksIn(behind, b.marker)).toEqual(
      expect.arrayContaining(['agreement', 'entry', 'ticket', 'event']),
    )
  })

  it('is what hides them: without it the same reads tell', { timeout: 60_000 }, async () => {
    const world = await twoParties()
    const open = await answersFrom(world, world.store.pool)
    expect(marksIn(open, world.a.marker)).toEqual(
      expect.arrayContaining(['agreement', 'person', 'entry', 'ticket', 'event']),
    )
  })
})

/** What of a table's rows shows that they are the other party's. */
const BEHIND: Readonly<Record<string, (world: TwoParties) => string>> = {
  agreement_version: ({ a }) => `${a.marker}-agreement`,
  agreement_party: ({ a }) => a.party,
  agreement_entry: ({ a }) => `${a.marker}-entry`,
  agreement_due: ({ a }) => a.agreementId,
  calendar_revision: ({ a }) => `${a.marker}-calendar`,
  clock: ({ a }) => `${a.marker}-ticket`,
  clock_migration: ({ a }) => `${a.marker}-entry`,
  corrected_clock: ({ a }) => `${a.marker}-ticket`,
  correction: ({ a }) => `${a.marker}-entry`,
  fact: ({ a }) => a.agreementId,
  ticket: ({ a }) => `${a.marker}-ticket`,
  ticket_event: ({ a }) => `${a.marker}-ticket`,
}
const OPEN_TO_ALL = ['head', 'source', 'store_info']
const OUT_OF_REACH = [
  ...['audit_entry', 'consumer', 'dead_letter', 'migration', 'person', 'session'],
  ...['source_day', 'source_secret', 'source_setting', 'token'],
]

describe('under the role of a party', () => {
  it('every table hides the rows of others, holds nothing of anybody, or cannot be read', async () => {
    const world = await twoParties()
    const { pool } = world.store
    await pool.query(`INSERT INTO agreement_due VALUES ($1, 1, 'ends', now()), ($2, 1, 'ends', now())`, [
      world.a.agreementId,
      world.b.agreementId,
    ])
    const behind = scopedPool(pool, [world.b.party])
    const rowsOf = async (from: Queryable, table: string) =>
      (await from.query(`SELECT each::text AS row FROM ${table} AS each`)).rows.map(
        ({ row }) => row as string,
      )
    const { rows } = await pool.query(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1`,
    )
    const tables = rows.map(({ name }) => name as string)
    expect(tables).toEqual([...Object.keys(BEHIND), ...OPEN_TO_ALL, ...OUT_OF_REACH].sort())
    for (const [table, markOf] of Object.entries(BEHIND)) {
      const isTheirs = (row: string) => row.includes(markOf(world))
      expect((await rowsOf(pool, table)).filter(isTheirs), table).not.toEqual([])
      expect((await rowsOf(behind, table)).filter(isTheirs), table).toEqual([])
      expect(await rowsOf(behind, table), table).not.toEqual([])
    }
    for (const table of OUT_OF_REACH)
      await expect(rowsOf(behind, table), table).rejects.toMatchObject({ code: '42501' })
  })

  it('nothing can be written, and the next query of the connection is the owner’s again', async () => {
    const { store, a, b } = await twoParties()
    const behind = scopedPool(store.pool, [b.party])
    for (const text of [
      `UPDATE agreement_version SET state = 'x'`,
      `INSERT INTO agreement_party VALUES ('${a.agreementId}', '${b.party}')`,
      'DELETE FROM agreement_entry',
      'CREATE TABLE mine ()',
    ])
      await expect(behind.query(text)).rejects.toMatchObject({
        code: expect.stringMatching(/^(25006|42501)$/),
      })
    await expect(behind.query('nonsense')).rejects.toThrow('syntax')
    const who = `SELECT current_user = 'tenggat_party' AS confined, nullif(current_setting('app.parties', true), '') AS parties`
    for (let i = 0; i < 12; i++) {
      expect((await behind.query(who)).rows).toEqual([{ confined: true, parties: JSON.stringify([b.party]) }])
      expect((await store.pool.query(who)).rows).toEqual([{ confined: false, parties: null }])
    }
  })

  it.each([
    ['no party', []],
    ['a party that is a statement', [`'; RESET ROLE; SELECT set_config('app.parties', '["x"]', true); --`]],
    ['a party that is JSON', ['"]', '\\', '\\"', '%', '*']],
  ])('%s sees nothing', async (_name, parties) => {
    const { store } = await twoParties()
    const behind = scopedPool(store.pool, parties)
    for (const table of Object.keys(BEHIND))
      expect((await behind.query(`SELECT count(*) AS n FROM ${table}`)).rows, table).toEqual([{ n: 0 }])
  })
})
