import { RELEASE } from '@tenggat/domain'
import { event } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/agreements/hashes.js'
import { until } from '../engine/world.js'
import type { Loose } from '../http/aServer.js'
import { plainDocument } from './lifecycle/documents.js'
import { aTable, type Table } from './lifecycle/table.js'
import { rewriteDocuments } from './rewriteDocuments.js'

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

const NEEDED = `query ($id: ID!) { agreement(id: $id) {
  id unread { code path } neededRelease { release laterThan } content contentHash } }`

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
        'version 1 of the agreement later cannot be read: it needs a later release than 0.2.0',
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

/** `named` says which release it needs; `unnamed` only has a word that nobody knows here. */
const LATER = {
  named: { says: 'release 0.3.0', release: '0.3.0' },
  unnamed: { says: `a later release than ${RELEASE}`, release: null },
} as const
const LATER_IDS = Object.keys(LATER) as (keyof typeof LATER)[]

async function afterALaterRelease() {
  const table = await aTable(NOW)
  for (const id of LATER_IDS) await put(table, documentFor(id))
  await table.apply(
    ...LATER_IDS.map((id) =>
      event(NOW, [{ kind: 'opened' }, { kind: 'classified', customer: id }], { eventId: id, ticketKey: id }),
    ),
  )
  const clocks = new Map((await table.clocks()).map((clock) => [clock.agreementId, clock]))
  for (const id of LATER_IDS) {
    const needs = LATER[id].release === null ? {} : { needs: LATER[id].release }
    await rewriteDocuments(table.store.pool, id, (document) => ({
      ...{ ...document, ...needs },
      targets: [{ ...document.targets[0], forgiveWhen: { status: 'onHold' } }],
    }))
  }
  return { table, engine: await table.another(), clocks }
}

describe('a version that a later release wrote', () => {
  it('AGR-84 is told with the release it needs: in the API, to who would change it, on /health, in the log', async () => {
    const { table } = await afterALaterRelease()
    await table.check.start()
    const health = async () => (await (await fetch(`${table.url}/health`)).json()) as Loose
    await until('the check is through', async () => (await health()).status === 'degraded')
    expect((await health()).degraded).toEqual(
      LATER_IDS.map((id) => `version 1 of the agreement ${id} cannot be read: it needs ${LATER[id].says}`),
    )
    for (const id of LATER_IDS) {
      const { says, release } = LATER[id]
      expect(table.logged).toContainEqual(
        expect.objectContaining({ agreementId: id, version: 1, needs: says }),
      )
      const { agreement } = (await table.manager.asks(NEEDED, { id })).data
      expect(agreement.neededRelease).toEqual({ release, laterThan: RELEASE })
      expect(agreement.unread).toContainEqual({ code: 'unknownKey', path: 'targets[0].forgiveWhen' })
      expect(sha256(agreement.content)).toBe(agreement.contentHash)
      expect(await table.manager.does('amendAgreement', { id, reason: 'less' })).toMatchObject({
        __typename: 'NotAllowedNow',
        message: expect.stringContaining(`(expected ${says})`),
      })
      const refused = await table.admin.asks(PUT.replace('path message', 'path expected'), {
        input: { document: documentFor(id, '2h') },
      })
      expect(refused.data.putAgreement.problems).toEqual([
        { code: 'unreadVersion', path: 'id', expected: says },
      ])
    }
  })

  it('AGR-84 has its clocks left alone, and an event of its ticket is refused with the release', async () => {
    const { table, engine, clocks } = await afterALaterRelease()
    table.watch.set(NOW + 5 * HOUR_MS)
    await engine.settleDueClocks(table.watch.now())
    for (const id of LATER_IDS) {
      const solved = event(NOW + 5 * HOUR_MS, [{ kind: 'statusChanged', to: 'solved' }], {
        ...{ eventId: `${id}-2`, ticketKey: id },
      })
      expect(await engine.applyTicketEvents([solved])).toMatchObject([
        { status: 'refused', code: 'UNPROCESSABLE' },
      ])
      expect(await clockOf(table, id)).toEqual(clocks.get(id))
      expect(table.reported).toContainEqual(
        expect.objectContaining({ message: expect.stringContaining(`${id}@1`) }),
      )
      expect(table.reported).toContainEqual(
        expect.objectContaining({ message: expect.stringContaining(`it needs ${LATER[id].says}`) }),
      )
    }
  })

  it('AGR-84 cannot be printed, and says so in the language of the reader', async () => {
    const { table } = await afterALaterRelease()
    const print = async (id: string, lang: string) => {
      const headers = { cookie: table.manager.cookie() }
      const answer = await fetch(`${table.url}/print/agreements/${id}/1?lang=${lang}`, { headers })
      return [answer.status, await answer.text()]
    }
    expect(await print('named', 'en')).toEqual([
      ...[409, 'This release cannot read this version: it needs release 0.3.0.\n'],
    ])
    expect(await print('unnamed', 'id')).toEqual([
      409,
      `Rilis ini tidak dapat membaca versi ini: diperlukan rilis yang lebih baru daripada ${RELEASE}.\n`,
    ])
  })

  it('AGR-84 is an unknown word like any other where somebody writes it', async () => {
    const table = await aTable(NOW)
    for (const [line, path] of [
      ['needs: 0.3.0', 'needs'],
      ['forgive: {}', 'forgive'],
    ] as const) {
      const refused = await put(table, `${documentFor('acme')}\n${line}\n`)
      expect(refused).toMatchObject({
        __typename: 'InvalidDocument',
        problems: [{ code: 'unknownKey', path, message: `"${path}" is not known here` }],
      })
    }
  })
})

describe('a version with new words that was kept before documents said what they need', () => {
  it('AGR-84 is read and verifies, and putting the same again changes nothing', async () => {
    const table = await aTable(NOW)
    const document = documentFor('acme').replace('within: 4h', 'within: 4h, from: firstCustomerMessage')
    await put(table, document)
    const noted = (await table.manager.asks(NEEDED, { id: 'acme' })).data.agreement
    expect(JSON.parse(noted.content)).toMatchObject({ needs: RELEASE })
    await rewriteDocuments(table.store.pool, 'acme', ({ needs: _, ...rest }) => rest)
    const kept = (await table.manager.asks(NEEDED, { id: 'acme' })).data.agreement
    expect(kept).toMatchObject({ unread: [], neededRelease: null })
    expect(kept.content).not.toContain('needs')
    expect(sha256(kept.content)).toBe(kept.contentHash)
    expect(await put(table, document)).toEqual({ __typename: 'AgreementUnchanged' })
    const later = (await table.manager.asks(NEEDED, { id: 'acme' })).data.agreement
    expect(later.contentHash).toBe(kept.contentHash)
  })
})
