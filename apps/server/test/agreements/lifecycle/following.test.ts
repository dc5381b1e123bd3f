import { terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { settleAgreement } from '../../../src/agreements/lifecycle/settleAgreement.js'
import { JOBS_SCHEMA } from '../../../src/store/queries/jobs.js'
import { storeAgreement } from '../../engine/world.js'
import { acmeDocument, plainDocument } from './documents.js'
import { aTable, create, signAll, type Table } from './table.js'

const NOW = Date.UTC(2026, 10, 20, 9)
const DAY = 86_400_000
const iso = (at: number) => new Date(at).toISOString()

const PUT = `mutation ($input: PutAgreementInput!) { putAgreement(input: $input) { __typename
  ... on AgreementStored { agreement { id version } changes { path before after } dryRun }
  ... on InvalidDocument { problems { code path message line } } } }`
const PUT_CALENDAR = `mutation ($input: PutCalendarInput!) { putCalendar(input: $input) { __typename
  ... on CalendarStored { calendar { id revision usedBy { id } } followers { id version } dryRun }
  ... on InvalidDocument { problems { code path } } } }`

const put = async (table: Table, document: string, more: object = {}) =>
  (await table.admin.asks(PUT, { input: { document, ...more } })).data.putAgreement
const putCalendar = async (table: Table, definition: unknown, more: object = {}) =>
  (await table.manager.asks(PUT_CALENDAR, { input: { id: 'office', definition, ...more } })).data.putCalendar
const versions = async (table: Table, id: string) => {
  const { rows } = await table.store.pool.query(
    'SELECT version, state, in_force, cause, content_hash FROM agreement_version WHERE agreement_id = $1 ORDER BY version',
    [id],
  )
  return rows
}
/** What the jobs will do strictly before an instant, each as its job would; answers for how many agreements something was due. */
async function settle(table: Table, before: number): Promise<number> {
  const { pool } = table.store
  const { rows } = await pool.query(
    `SELECT payload ->> 'agreementId' AS id FROM ${JOBS_SCHEMA}._private_jobs WHERE run_at < $1 ORDER BY run_at`,
    [new Date(before)],
  )
  for (const { id } of rows) await settleAgreement({ pool, clockwork: table.watch }, id, before)
  return rows.length
}
const open = (from: string, to: string) => ({
  timeZone: 'UTC',
  weekly: { mon: [[from, to]], tue: [[from, to]] },
})
const onShared = (id: string) => plainDocument(id).replace(/ {2}always: .*\n/, '  always: { use: office }\n')
const child = (id: string, parent: string, within = '1h', level = 'customer') =>
  plainDocument(id, within, `level: ${level}\nparent: { agreement: ${parent} }\n`)
const above = (id: string, within = '4h') => plainDocument(id, within, 'level: corporate\n')

describe('what takes effect by itself', () => {
  it('takes effect, supersedes and ends at its own instant, whenever it is settled, and once', async () => {
    const table = await aTable(NOW)
    await table.manager.does('createAgreement', create(acmeDocument()))
    await signAll(table, 1)
    await table.manager.does('activateAgreement', { id: 'acme', version: 1, effectiveFrom: iso(NOW + DAY) })
    expect(await settle(table, NOW + DAY)).toBe(0)
    table.watch.set(NOW + DAY + 7)
    expect(await settle(table, NOW + DAY + 1)).toBe(1)
    await table.manager.signsIn()
    const ends = { id: 'acme', version: 1, endsAt: iso(NOW + 3 * DAY), reason: 'over' }
    await table.manager.does('terminateAgreement', ends)
    table.watch.set(NOW + 4 * DAY)
    expect(await settle(table, NOW + 4 * DAY)).toBe(1)
    expect(await settle(table, NOW + 4 * DAY)).toBe(0)
    const { rows } = await table.store.pool.query(
      `SELECT action, at FROM agreement_entry WHERE actor ->> 'principal' = 'system' AND action <> 'distributed' ORDER BY seq`,
    )
    expect(rows).toEqual([
      { action: 'tookEffect', at: NOW + DAY },
      { action: 'terminated', at: NOW + 3 * DAY },
    ])
    expect(await versions(table, 'acme')).toMatchObject([
      { state: 'terminated', in_force: [[NOW + DAY, NOW + 3 * DAY]] },
    ])
  })

  it('expires at the end of its term', async () => {
    const table = await aTable(NOW)
    await put(
      table,
      plainDocument(
        'acme',
        '4h',
        'term: { startsOn: "2026-01-01", endsOn: "2026-12-01", timeZone: Asia/Jakarta }\n',
      ),
    )
    const [start, end] = [Date.UTC(2025, 11, 31, 17), Date.UTC(2026, 10, 30, 17)]
    expect(await versions(table, 'acme')).toMatchObject([{ state: 'active', in_force: [[start, end]] }])
    table.watch.set(end + DAY)
    expect(await settle(table, end + DAY)).toBe(1)
    expect(await versions(table, 'acme')).toMatchObject([{ state: 'expired', in_force: [[start, end]] }])
  })
})

describe('what follows', () => {
  it('gets a version of its own when the level above is changed, with the same signed content and the cause', async () => {
    const table = await aTable(NOW)
    await put(table, above('group'))
    await put(table, child('branch', 'group'))
    await put(table, child('desk', 'branch', '30m', 'service'))
    table.watch.set(NOW + 1000)
    expect(await put(table, above('group', '3h'))).toMatchObject({
      __typename: 'AgreementStored',
      changes: [{ path: 'targets.solve.within', before: '4h', after: '3h' }],
    })
    const branch = await versions(table, 'branch')
    expect(branch).toMatchObject([
      { state: 'superseded', in_force: [[null, NOW + 1000]], cause: null },
      { state: 'active', in_force: [[NOW + 1000, null]], cause: { kind: 'level', id: 'group', version: 2 } },
    ])
    expect(branch[1].content_hash).toBe(branch[0].content_hash)
    expect(await versions(table, 'desk')).toMatchObject([
      { state: 'superseded' },
      { state: 'active', cause: { kind: 'level', id: 'branch', version: 2 } },
    ])
    const { running } = (await table.admin.asks('{ agreement(id: "desk") { running } }')).data.agreement
    expect(running.targets.find((each: { id: string }) => each.id === 'group/solve').within.value).toBe(3)
  })

  it('gets a version when a shared calendar is changed, and nothing from a trial or from the same hours', async () => {
    const table = await aTable(NOW)
    expect((await put(table, onShared('acme'))).problems).toMatchObject([{ code: 'unknownCalendar' }])
    expect(await putCalendar(table, open('09:00', '17:00'))).toMatchObject({
      calendar: { revision: 1 },
      followers: [],
    })
    await put(table, onShared('acme'))
    table.watch.set(NOW + 500)
    const trial = await putCalendar(table, open('08:00', '20:00'), { dryRun: true })
    expect(trial).toMatchObject({
      dryRun: true,
      calendar: { revision: 2 },
      followers: [{ id: 'acme', version: 2 }],
    })
    expect(await versions(table, 'acme')).toHaveLength(1)
    const same = await putCalendar(table, open('09:00', '17:00'))
    expect(same).toMatchObject({ calendar: { revision: 1, usedBy: [{ id: 'acme' }] }, followers: [] })
    await putCalendar(table, open('08:00', '20:00'))
    expect(await versions(table, 'acme')).toMatchObject([
      { in_force: [[null, NOW + 500]] },
      { in_force: [[NOW + 500, null]], cause: { kind: 'calendar', id: 'office', revision: 2 } },
    ])
    expect((await putCalendar(table, { timeZone: 'Nowhere' })).__typename).toBe('InvalidDocument')
  })

  it('ends by the notice that was given before', async () => {
    const table = await aTable(NOW)
    await putCalendar(table, open('09:00', '17:00'))
    await put(table, onShared('acme'))
    const ends = { id: 'acme', version: 1, endsAt: iso(NOW + 3 * DAY), reason: 'over' }
    await table.manager.does('terminateAgreement', ends)
    table.watch.set(NOW + 500)
    await putCalendar(table, open('08:00', '20:00'))
    expect(await versions(table, 'acme')).toMatchObject([
      { state: 'superseded' },
      { state: 'active', in_force: [[NOW + 500, NOW + 3 * DAY]] },
    ])
    table.watch.set(NOW + 4 * DAY)
    await settle(table, NOW + 4 * DAY)
    expect((await versions(table, 'acme'))[1]).toMatchObject({ state: 'terminated' })
  })

  it('takes up the new hours when it is reinstated', async () => {
    const table = await aTable(NOW)
    await putCalendar(table, open('09:00', '17:00'))
    await put(table, onShared('acme'))
    const [{ content_hash: contentHash }] = await versions(table, 'acme')
    const step = { id: 'acme', version: 1, contentHash, reason: 'moving house' }
    await table.manager.does('suspendAgreement', step)
    table.watch.set(NOW + 500)
    await putCalendar(table, open('08:00', '20:00'))
    expect(await versions(table, 'acme')).toHaveLength(1)
    table.watch.set(NOW + 900)
    await table.manager.does('reinstateAgreement', step)
    expect(await versions(table, 'acme')).toMatchObject([
      { state: 'superseded', in_force: [[null, NOW]] },
      {
        state: 'active',
        in_force: [[NOW + 900, null]],
        cause: { kind: 'calendar', id: 'office', revision: 2 },
      },
    ])
  })
})

describe('putAgreement', () => {
  it('refuses a document that names people who sign, and tells the way', async () => {
    const table = await aTable(NOW)
    expect((await put(table, acmeDocument())).problems).toMatchObject([
      { code: 'needsSignatures', path: 'stakeholders' },
    ])
  })

  it('refuses a cycle of levels, an unknown level and an override that loosens without a waiver', async () => {
    const table = await aTable(NOW)
    expect((await put(table, child('branch', 'nobody'))).problems).toMatchObject([
      { code: 'unknownAgreement' },
    ])
    await put(table, above('group'))
    await put(table, child('branch', 'group'))
    const loose = await put(table, child('lax', 'group', '5h'))
    expect(loose.problems).toMatchObject([
      {
        ...{ code: 'loosensWithoutWaiver', path: 'targets.solve' },
        message: 'solve promises less than group/solve, and no waiver allows it: it is due later',
      },
    ])
    const begun = await put(table, child('lax', 'group', '4h, from: firstCustomerMessage'))
    expect(begun.problems).toMatchObject([
      { code: 'loosensWithoutWaiver', message: expect.stringContaining('its clock begins otherwise') },
    ])
    const cycle = await put(
      table,
      plainDocument('group', '4h', 'level: corporate\nparent: { agreement: branch }\n'),
    )
    expect(cycle.__typename).toBe('InvalidDocument')
    expect(await versions(table, 'group')).toHaveLength(1)
  })

  it('begins with its term, and takes over what was recorded before there was a log', async () => {
    const table = await aTable(NOW)
    const term = 'term: { startsOn: "2026-01-01", timeZone: Asia/Jakarta }\n'
    await put(table, plainDocument('termed', '4h', term))
    const start = Date.UTC(2025, 11, 31, 17)
    expect(await versions(table, 'termed')).toMatchObject([{ state: 'active', in_force: [[start, null]] }])
    for (const version of [1, 2])
      await storeAgreement(table.store, terms({ id: 'old', title: `v${version}` }), version)
    await put(table, plainDocument('old'))
    expect(await versions(table, 'old')).toMatchObject([
      { state: 'superseded', in_force: [] },
      { state: 'superseded', in_force: [] },
      { state: 'active', in_force: [[null, null]] },
    ])
    const log = await table.admin.asks('{ checkLog(id: "old") { intact entries } }')
    expect(log.data.checkLog).toEqual({ intact: true, entries: 8 })
  })

  it('puts a version in force from an instant on, in place of the one before', async () => {
    const table = await aTable(NOW)
    await put(table, plainDocument('acme'))
    await put(table, plainDocument('acme', '2h'), { effectiveFrom: iso(NOW + DAY) })
    expect(await versions(table, 'acme')).toMatchObject([
      { state: 'active', in_force: [[null, NOW + DAY]] },
      { state: 'scheduled', in_force: [[NOW + DAY, null]] },
    ])
    const under = await put(table, plainDocument('acme', '1h'), { effectiveFrom: iso(NOW + 1000) })
    expect(under.problems).toMatchObject([{ code: 'overlapsVersion' }])
  })
})
