import { describe, expect, it } from 'vitest'
import { AGREEMENT_TEMPLATES } from '../../../src/agreements/templates.js'
import { acmeDocument } from './documents.js'
import { aTable } from './table.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = Date.UTC(2026, 10, 20, 9)
const NEXT_MONTH = Date.UTC(2026, 11, 1)
const iso = (at: number) => new Date(at).toISOString()

const RECORD = `mutation ($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) { recorded } }`
const REPORT = `query ($period: Period!) { attainmentReport(agreementId: "acme", period: $period) }`
const CLOCKS = `{ ticket(source: "desk", key: "T-1") { clocks { agreementId agreementVersion targetMs } } }`

describe('the whole life of an agreement', () => {
  it('goes from a draft over a rejected round, a change, signatures and a ticket to an amendment that changes no closed figures', async () => {
    const table = await aTable(NOW)
    const { manager, ana, budi, citra, watch, store } = table
    const desk = await table.token('ingest')
    const read = await table.token('read')

    const begun = {
      templateId: AGREEMENT_TEMPLATES[0]!.id,
      id: 'acme',
      title: 'Support for Acme',
      idempotencyKey: 'first',
    }
    const blank = (await manager.does('createAgreement', begun)).agreement
    expect(blank).toMatchObject({ id: 'acme', version: 1, state: 'draft' })
    const filled = { id: 'acme', version: 1, expectedRevision: 1, document: acmeDocument() }
    const drafted = (await manager.does('saveDraft', filled)).agreement
    expect(drafted).toMatchObject({ id: 'acme', version: 1, state: 'draft' })
    const step = { id: 'acme', version: 1, contentHash: drafted.contentHash as string }

    // A round that one of them rejects: the others' approvals are void.
    expect((await manager.does('requestApproval', step)).agreement.state).toBe('inReview')
    expect((await ana.does('approveAgreement', step)).agreement.state).toBe('inReview')
    const rejection = await citra.does('rejectAgreement', { ...step, reason: 'four hours are too many' })
    expect(rejection.agreement).toMatchObject({ state: 'draft' })
    expect(rejection.agreement.stakeholders.map((each: { approvedAt: null }) => each.approvedAt)).toEqual([
      null,
      null,
      null,
    ])

    // Changed, approved by two, changed again: the approvals of other content count no more.
    const saved = (
      await manager.does('saveDraft', {
        id: 'acme',
        version: 1,
        expectedRevision: 2,
        document: acmeDocument({ within: '2h' }),
      })
    ).agreement
    expect(saved).toMatchObject({ revision: 3, state: 'draft' })
    const second = { ...step, contentHash: saved.contentHash as string }
    await manager.does('requestApproval', second)
    for (const seat of [ana, budi]) await seat.does('approveAgreement', second)
    const again = (
      await manager.does('saveDraft', {
        id: 'acme',
        version: 1,
        expectedRevision: 3,
        document: acmeDocument({ within: '3h' }),
      })
    ).agreement
    expect(again.state).toBe('draft')
    const third = { ...step, contentHash: again.contentHash as string }
    await manager.does('requestApproval', third)
    for (const seat of [ana, budi, citra]) await seat.does('approveAgreement', third)
    await ana.does('signAgreement', { ...third, name: 'Ana A.' })
    const signed = await budi.does('signAgreement', { ...third, name: 'Budi B.' })
    expect(signed.agreement.state).toBe('signed')

    const active = (await manager.does('activateAgreement', { id: 'acme', version: 1 })).agreement
    expect(active).toMatchObject({ state: 'active', inForce: [{ from: iso(NOW), to: null }] })
    expect(active.unacknowledged.map((each: { id: string }) => each.id)).toEqual(['ana', 'budi', 'citra'])
    expect((await ana.does('acknowledgeAgreement', third)).agreement.unacknowledged).toHaveLength(2)

    // The first ticket runs under it, and is solved in time.
    const event = (eventId: string, at: number, change: object) => ({
      ticketKey: 'T-1',
      eventId,
      occurredAt: iso(at),
      changes: [change],
    })
    const record = (...events: object[]) => table.send(desk, RECORD, { input: { source: 'desk', events } })
    watch.set(NOW + HOUR)
    await record({
      ...event('e-1', NOW + HOUR, { kind: 'opened' }),
      changes: [{ kind: 'opened' }, { kind: 'classified', customer: 'acme' }],
    })
    watch.set(NOW + 2 * HOUR)
    await record(event('e-2', NOW + 2 * HOUR, { kind: 'statusChanged', to: 'solved' }))
    const clocks = (await table.send(read, CLOCKS)).data.ticket.clocks
    expect(clocks).toEqual([{ agreementId: 'acme', agreementVersion: 1, targetMs: 3 * HOUR }])

    // An amendment for next month: what it changes can be read; what was decided cannot be changed by it.
    const period = { from: iso(NOW - 10 * DAY), to: iso(NOW + 5 * DAY) }
    watch.set(NOW + 6 * DAY)
    for (const seat of [manager, ana, budi, citra]) await seat.signsIn()
    const before = (await table.send(read, REPORT, { period })).data.attainmentReport
    const amended = (await manager.does('amendAgreement', { id: 'acme', reason: 'the new year' })).agreement
    expect(amended).toMatchObject({ version: 2, state: 'draft' })
    const tighter = (
      await manager.does('saveDraft', {
        id: 'acme',
        version: 2,
        expectedRevision: 1,
        document: acmeDocument({ within: '30m' }),
      })
    ).agreement
    const fourth = { id: 'acme', version: 2, contentHash: tighter.contentHash as string }
    await manager.does('requestApproval', fourth)
    for (const seat of [ana, budi, citra]) await seat.does('approveAgreement', fourth)
    for (const seat of [ana, budi]) await seat.does('signAgreement', { ...fourth, name: 'Signed' })
    const scheduled = (
      await manager.does('activateAgreement', { id: 'acme', version: 2, effectiveFrom: iso(NEXT_MONTH) })
    ).agreement
    expect(scheduled).toMatchObject({ state: 'scheduled', inForce: [{ from: iso(NEXT_MONTH), to: null }] })
    const diff = await ana.asks(
      '{ agreementDiff(id: "acme", from: 1, to: 2) { changes { path kind before after } } }',
    )
    expect(diff.data.agreementDiff.changes).toEqual([
      { path: 'targets.solve.within', kind: 'changed', before: '3h', after: '30m' },
    ])
    watch.set(NEXT_MONTH + DAY)
    await ana.signsIn()
    const after = (await table.send(read, REPORT, { period })).data.attainmentReport
    expect(JSON.stringify(before)).toContain('"numerator":1')
    expect(JSON.stringify(after)).toBe(JSON.stringify(before))

    const log = await ana.asks(
      '{ checkLog(id: "acme") { intact entries brokenAt } agreement(id: "acme") { version entries { action } } }',
    )
    expect(log.data.checkLog).toMatchObject({ intact: true, brokenAt: null })
    expect(log.data.agreement.version).toBe(2)
    const { rows } = await store.pool.query('SELECT count(*)::int AS count FROM agreement_entry')
    expect(log.data.checkLog.entries).toBe(rows[0].count)
  })
})
