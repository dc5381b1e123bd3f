import { describe, expect, it } from 'vitest'
import { JOBS_SCHEMA } from '../../../src/store/queries/jobs.js'
import { plainDocument } from './documents.js'
import { aTable, type Table } from './table.js'

const NOW = Date.UTC(2026, 10, 20, 9)
const PUT = 'mutation ($input: PutAgreementInput!) { putAgreement(input: $input) { __typename } }'
const MOVE = `mutation ($input: MigrationInput!) { migrateClocks(input: $input) { __typename
  ... on UserError { code message } } }`

async function aMove() {
  const table = await aTable(NOW)
  await table.admin.asks(PUT, { input: { document: plainDocument('plain') } })
  const move = async (differs: object = {}) => {
    const input = { agreementId: 'plain', toVersion: 1, reason: 'amended', idempotencyKey: 'k', ...differs }
    return (await table.manager.asks(MOVE, { input })).data.migrateClocks
  }
  return { table, move }
}

const logged = async ({ store }: Table) =>
  (await store.pool.query("SELECT reason FROM agreement_entry WHERE action = 'migrated' ORDER BY seq")).rows
const ordered = async ({ store }: Table) =>
  (await store.pool.query('SELECT reason FROM clock_migration')).rows

describe('an order to move clocks', () => {
  it('is on the log once, however many send it at once', async () => {
    const { table, move } = await aMove()
    const answers = await Promise.all([move(), move(), move()])
    expect(answers).toEqual(Array(3).fill({ __typename: 'MigrationStarted' }))
    expect(await logged(table)).toEqual([{ reason: 'amended' }])
    expect(await ordered(table)).toEqual([{ reason: 'amended' }])
  })

  it('is on record with its entry and its job, or not at all', async () => {
    const { table, move } = await aMove()
    const jobs = async () =>
      (await table.store.pool.query(`SELECT task_identifier AS task, key FROM ${JOBS_SCHEMA}.jobs`)).rows
    await table.store.pool.query(`ALTER TABLE ${JOBS_SCHEMA}._private_jobs RENAME TO away`)
    await expect(move()).rejects.toThrow()
    await table.store.pool.query(`ALTER TABLE ${JOBS_SCHEMA}.away RENAME TO _private_jobs`)
    expect([await logged(table), await ordered(table), await jobs()]).toEqual([[], [], []])
    await move()
    const key = expect.stringContaining('rebind-clocks:')
    expect([await logged(table), await ordered(table), await jobs()]).toEqual([
      [{ reason: 'amended' }],
      [{ reason: 'amended' }],
      [{ task: 'rebind-clocks', key }],
    ])
  })

  it('has a reason of a length that every fact of it can carry', async () => {
    const { table, move } = await aMove()
    expect(await move({ reason: ' \n' })).toMatchObject({ __typename: 'NotAllowedNow' })
    await move({ reason: `${'x'.repeat(3_000)}` })
    const [entry] = await logged(table)
    expect(entry.reason).toHaveLength(2_000)
    expect(await ordered(table)).toEqual([entry])
  })
})
