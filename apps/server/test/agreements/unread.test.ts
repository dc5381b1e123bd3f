import { event } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { until } from '../engine/world.js'
import type { Loose } from '../http/aServer.js'
import { plainDocument } from './lifecycle/documents.js'
import { aTable, type Table } from './lifecycle/table.js'

const NOW = Date.UTC(2026, 10, 20, 9)
const HOUR_MS = 3_600_000
const PUT = `mutation ($input: PutAgreementInput!) { putAgreement(input: $input) { __typename
  ... on InvalidDocument { problems { code path message } } } }`

/** `broken`: nobody here knows its durations. `later`: of a later form, but what runs can be read. `fine`: as ever. */
const IDS = ['broken', 'later', 'fine'] as const

const documentFor = (id: string, within?: string) =>
  plainDocument(id, within).replace('customer: [acme]', `customer: [${id}]`)

const SPOIL = `ALTER TABLE agreement_version DISABLE TRIGGER USER;
  UPDATE agreement_version SET content = replace(content, '"4h"', '"4 moons"'),
    running = replace(running, '"4h"', '"4 moons"') WHERE agreement_id = 'broken';
  UPDATE agreement_version SET content = '{"form":9,"id":"later"}' WHERE agreement_id = 'later';
  ALTER TABLE agreement_version ENABLE TRIGGER USER;`

const put = async (table: Table, document: string) =>
  (await table.admin.asks(PUT, { input: { document } })).data.putAgreement

/** A ticket under each agreement; then two of the agreements are of another release, and an engine starts. */
async function afterAnUpgrade() {
  const table = await aTable(NOW)
  for (const id of IDS) expect(await put(table, documentFor(id))).toEqual({ __typename: 'AgreementStored' })
  const outcomes = await table.apply(
    ...IDS.map((id) =>
      event(NOW, [{ kind: 'opened' }, { kind: 'classified', customer: id }], { eventId: id, ticketKey: id }),
    ),
  )
  expect(outcomes.map(({ status }) => status)).toEqual(IDS.map(() => 'recorded'))
  const clocks = new Map((await table.clocks()).map((clock) => [clock.agreementId, clock]))
  expect([...clocks.keys()].sort()).toEqual([...IDS].sort())
  await table.store.pool.query(SPOIL)
  const engine = await table.another()
  await table.check.start()
  return { table, engine, clocks }
}

const clockOf = async (table: Table, id: string) =>
  (await table.clocks()).find(({ agreementId }) => agreementId === id)

describe('a version on record that this release cannot read', () => {
  it('is named at the start: its place in the log, its agreement in /health, their number in /metrics', async () => {
    const { table } = await afterAnUpgrade()
    const health = async () => (await (await fetch(`${table.url}/health`)).json()) as Loose
    await until('the check is through', async () => (await health()).status === 'degraded')
    expect(await health()).toEqual({
      status: 'degraded',
      notReady: [],
      degraded: [
        'version 1 of the agreement broken cannot be read',
        'version 1 of the agreement later cannot be read',
      ],
    })
    expect((await fetch(`${table.url}/readyz`)).status).toBe(200)
    expect(await (await fetch(`${table.url}/metrics`)).text()).toContain('sla_agreement_versions_unread 2')
    const named = table.logged.filter(({ problems }) => problems !== undefined)
    expect(named).toMatchObject([
      {
        agreementId: 'broken',
        version: 1,
        problems: [expect.stringMatching(/^targets\[0\]\.within: /), expect.anything()],
      },
      { agreementId: 'later', version: 1, problems: [expect.stringMatching(/^form: /)] },
    ])
  })

  it('makes its agreement read-only, with a typed answer for every step and for a put', async () => {
    const { table } = await afterAnUpgrade()
    const before = (await table.store.pool.query('SELECT * FROM agreement_version ORDER BY 1, 2')).rows
    const steps: readonly (readonly [string, object])[] = [
      ['amendAgreement', { reason: 'less' }],
      ['commentOnAgreement', { version: 1, clause: 'summary', text: 'why?' }],
      ['terminateAgreement', { version: 1, endsAt: new Date(NOW + HOUR_MS).toISOString(), reason: 'over' }],
      ['suspendAgreement', { version: 1, contentHash: 'x', reason: 'unpaid' }],
    ]
    for (const id of ['broken', 'later']) {
      for (const [mutation, input] of steps)
        expect(await table.manager.does(mutation, { id, ...input }), `${mutation} ${id}`).toMatchObject({
          __typename: 'NotAllowedNow',
          message: expect.stringMatching(
            /^This release cannot read version 1: (targets\[0\]\.within|form): /,
          ),
        })
      expect(await put(table, documentFor(id, '2h'))).toMatchObject({
        __typename: 'InvalidDocument',
        problems: [{ code: 'unreadVersion' }],
      })
    }
    expect((await table.store.pool.query('SELECT * FROM agreement_version ORDER BY 1, 2')).rows).toEqual(
      before,
    )
    expect(await put(table, documentFor('fine', '2h'))).toEqual({ __typename: 'AgreementStored' })
    const read = await table.manager.asks('{ agreements { id can unread { path } } }')
    expect(read.errors).toEqual([])
    expect(read.data.agreements.find(({ id }: Loose) => id === 'broken')).toMatchObject({ can: [] })
  })

  it('has its clocks left as they are, while the others breach and take events', async () => {
    const { table, engine, clocks } = await afterAnUpgrade()
    table.watch.set(NOW + 5 * HOUR_MS)
    await engine.settleDueClocks(table.watch.now())
    expect(await clockOf(table, 'broken')).toEqual(clocks.get('broken'))
    for (const id of ['later', 'fine'])
      expect(await clockOf(table, id)).toMatchObject({ verdict: 'breached' })
    expect(table.reported).toEqual([])
    const outcomes = await engine.applyTicketEvents(
      IDS.map((id) =>
        event(NOW + 5 * HOUR_MS, [{ kind: 'statusChanged', to: 'solved' }], {
          eventId: `${id}-2`,
          ticketKey: id,
        }),
      ),
    )
    expect(outcomes).toMatchObject([
      { status: 'refused', code: 'UNPROCESSABLE' },
      { status: 'recorded' },
      { status: 'recorded' },
    ])
    expect(await clockOf(table, 'broken')).toEqual(clocks.get('broken'))
    for (const id of ['later', 'fine']) expect(await clockOf(table, id)).toMatchObject({ phase: 'stopped' })
    expect(table.reported).toMatchObject([{ message: expect.stringContaining('broken') }])
  })
})
