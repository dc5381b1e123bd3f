import { describe, expect, it, onTestFinished } from 'vitest'
import { settleAgreementTask } from '../../../src/agreements/lifecycle/settleAgreement.js'
import { systemClockwork } from '../../../src/clockwork.js'
import { createJobs } from '../../../src/jobs/jobs.js'
import { JOBS_SCHEMA } from '../../../src/store/queries/jobs.js'
import { until } from '../../engine/world.js'
import { plainDocument } from './documents.js'
import { aTable, create, type Table } from './table.js'

const now = () => systemClockwork().now()

/** A table in real time, with agreements that are activated from an instant on. */
async function scheduled(ids: readonly string[], effectiveFrom: number): Promise<Table> {
  const table = await aTable(now())
  table.watch.set(null)
  for (const id of ids) {
    await table.manager.does('createAgreement', create(plainDocument(id), id))
    const seen = await table.manager.asks('query ($id: ID!) { agreement(id: $id) { contentHash } }', { id })
    await table.manager.does('requestApproval', { id, version: 1, ...seen.data.agreement })
    const from = new Date(effectiveFrom).toISOString()
    expect(
      await table.manager.does('activateAgreement', { id, version: 1, effectiveFrom: from }),
    ).toMatchObject({
      __typename: 'AgreementChanged',
    })
  }
  return table
}

async function work(table: Table) {
  const reported: Error[] = []
  const { store, watch: clockwork } = table
  const jobs = createJobs({
    ...{ store, clockwork, tasks: [settleAgreementTask({ pool: store.pool, clockwork })] },
    report: (error) => reported.push(error as Error),
  })
  onTestFinished(() => jobs.stop())
  await jobs.start()
  return { jobs, reported }
}

const stateOf = async ({ store }: Table, id: string): Promise<string> =>
  (await store.pool.query('SELECT state FROM agreement_version WHERE agreement_id = $1', [id])).rows[0].state
const tookEffectAt = async ({ store }: Table): Promise<number> =>
  (await store.pool.query("SELECT at FROM agreement_entry WHERE action = 'tookEffect'")).rows[0].at

describe('what falls due', () => {
  it('is done by a job within a second or two, at its own instant', async () => {
    const dueAt = now() + 6_000
    const table = await scheduled(['acme'], dueAt)
    await work(table)
    expect(await stateOf(table, 'acme')).toBe('scheduled')
    await until('it has taken effect', async () => (await stateOf(table, 'acme')) === 'active')
    expect(now() - dueAt).toBeLessThan(5_000)
    expect(await tookEffectAt(table)).toBe(dueAt)
  })

  it('waits for no other that cannot be done, and that one is tried again', async () => {
    const table = await scheduled(['broken', 'sound'], now() + 4_000)
    await table.store.pool.query(
      `INSERT INTO agreement_entry (agreement_id, seq, version, at, actor, action, prev_hash, hash)
       SELECT agreement_id, seq + 1, version, at, actor, 'reinstated', hash, '' FROM agreement_entry
       WHERE agreement_id = 'broken' ORDER BY seq DESC LIMIT 1`,
    )
    const { reported } = await work(table)
    await until('the sound one has taken effect', async () => (await stateOf(table, 'sound')) === 'active')
    await until('the broken one has failed', () => reported.length > 0)
    expect(reported[0]?.message).toContain('cannot be reinstated')
    expect(await stateOf(table, 'broken')).toBe('scheduled')
    await until('only its job is left: a finished one goes a moment after its work', async () => {
      const { rows } = await table.store.pool.query(`SELECT key FROM ${JOBS_SCHEMA}.jobs`)
      return rows.length === 1 && rows[0].key === 'settle-agreement:broken'
    })
  })

  it('has a job where there was none, as in a database of an earlier release', async () => {
    const table = await scheduled(['acme'], now() + 4_000)
    await table.store.pool.query(`DELETE FROM ${JOBS_SCHEMA}._private_jobs`)
    await work(table)
    await until('it has taken effect', async () => (await stateOf(table, 'acme')) === 'active')
  })

  it('is planned anew when the agreement changes, and no more when it is withdrawn', async () => {
    const table = await scheduled(['acme'], now() + 3_600_000)
    const jobs = async () =>
      (await table.store.pool.query(`SELECT key FROM ${JOBS_SCHEMA}.jobs`)).rows.map(({ key }) => key)
    expect(await jobs()).toEqual(['settle-agreement:acme'])
    const { data } = await table.manager.asks('{ agreement(id: "acme") { contentHash } }')
    const step = { id: 'acme', version: 1, reason: 'not yet', ...data.agreement }
    expect((await table.manager.does('withdrawDraft', step)).__typename).toBe('AgreementChanged')
    expect(await jobs()).toEqual([])
  })
})
