import { event, opened, solved, target, terms } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { storeAgreement } from '../engine/world.js'
import { aServer, type Loose, type TestServer } from './aServer.js'

const HOUR = 3_600_000
const at = (hours: number) => Date.UTC(2026, 2, 2, 9) + Math.round((hours - 9) * HOUR)
const iso = (instant: number) => new Date(instant).toISOString()
const NOW = at(200)
const promise = (value: number) =>
  terms({ id: 'sla', targets: [target({ id: 'solve', within: { value, unit: 'hours' } })] })

const FIGURES = 'judged rawMet rawBreached met breached elsewhere'
const CLOCK = `source ticketKey metric cycle raw { verdict at targetId version } corrected { verdict at targetId version }`
const PREVIEW = `mutation ($input: CorrectionInput!) { previewCorrection(input: $input) { __typename
  ... on CorrectionPreview { ${FIGURES} changed changes { ${CLOCK} } } ... on UserError { code message } } }`
const CORRECT = `mutation ($input: CorrectionInput!) { correctPeriod(input: $input) { __typename
  ... on PeriodCorrected { correction { id version reason actor ${FIGURES} } } ... on UserError { code message } } }`
const LIST = `query ($first: Int!, $after: String) { corrections(agreementId: "sla") { id version from to reason ${FIGURES}
  changes(first: $first, after: $after) { nodes { ${CLOCK} } pageInfo { hasNextPage endCursor } } } }`
const RAW = `query ($period: PeriodInput!) { attainmentReport(agreementId: "sla", period: $period)
  attainment(agreementId: "sla", by: [TARGET]) { met breached } }`

const period = { from: iso(at(0)), to: iso(at(24)) }
const INPUT = {
  agreementId: 'sla',
  version: 2,
  period,
  reason: 'ten hours were meant',
  idempotencyKey: 'once',
}

/** An hour was typed where ten were meant: three tickets under the first version, then the second is put in force. */
async function mistyped(): Promise<{ readonly server: TestServer; readonly keeper: string }> {
  const server = await aServer([promise(1)], { at: NOW })
  const story = (key: string, solvedAt: number) => [
    event(at(9), [opened], { ticketKey: key, eventId: `${key} opened` }),
    event(at(solvedAt), [solved], { ticketKey: key, eventId: `${key} solved` }),
  ]
  await server.apply(...story('T-1', 9.5), ...story('T-2', 14), ...story('T-3', 40))
  await storeAgreement(server.store, promise(10), 2)
  return { server, keeper: await server.token('agreements', 'read') }
}

describe('judging a closed period anew', () => {
  it('AGR-83 shows first what it would come to, then records it beside what is on record, which stays', async () => {
    const { server, keeper } = await mistyped()
    const raw = (await server.send(keeper, RAW, { period })).data
    const previewed = (await server.send(keeper, PREVIEW, { input: INPUT })).data.previewCorrection
    expect(previewed).toMatchObject({
      ...{
        __typename: 'CorrectionPreview',
        judged: 3,
        rawMet: 1,
        rawBreached: 2,
        met: 2,
        breached: 1,
        elsewhere: 0,
      },
      changed: 2,
      changes: [
        {
          ticketKey: 'T-2',
          raw: { verdict: 'breached', at: iso(at(10)), targetId: 'solve', version: 1 },
          corrected: { verdict: 'met', at: iso(at(14)), targetId: 'solve', version: 2 },
        },
        { ticketKey: 'T-3', raw: { at: iso(at(10)) }, corrected: { verdict: 'breached', at: iso(at(19)) } },
      ],
    })
    expect((await server.send(keeper, LIST, { first: 10 })).data.corrections).toEqual([])

    const { correction } = (await server.send(keeper, CORRECT, { input: INPUT })).data.correctPeriod
    expect(correction).toMatchObject({
      version: 2,
      reason: 'ten hours were meant',
      rawMet: 1,
      met: 2,
      breached: 1,
    })
    const [listed] = (await server.send(keeper, LIST, { first: 1 })).data.corrections
    expect(listed).toMatchObject({
      ...{ id: correction.id, ...period },
      changes: { nodes: [{ ticketKey: 'T-2' }], pageInfo: { hasNextPage: true } },
    })
    const after = listed.changes.pageInfo.endCursor
    const [rest] = (await server.send(keeper, LIST, { first: 1, after })).data.corrections
    expect(rest.changes).toMatchObject({ nodes: [{ ticketKey: 'T-3' }], pageInfo: { hasNextPage: false } })
    const wrong = await server.send(keeper, LIST, { first: 1, after: 'nowhere' })
    expect(wrong.errors[0]!.extensions.code).toBe('BAD_USER_INPUT')
    expect((await server.send(keeper, RAW, { period })).data).toEqual(raw)
  })

  it('AGR-83 a clock that the corrected version decides in another period is counted there', async () => {
    const { server, keeper } = await mistyped()
    const morning = { from: iso(at(0)), to: iso(at(12)) }
    const input = { ...INPUT, period: morning }
    expect((await server.send(keeper, PREVIEW, { input })).data.previewCorrection).toMatchObject({
      ...{ judged: 3, rawMet: 1, rawBreached: 2, met: 1, breached: 0, elsewhere: 2 },
    })
  })

  it('AGR-83 the same order again records nothing new, another under its key is refused, a later one stands beside it', async () => {
    const { server, keeper } = await mistyped()
    const correct = async (input: Loose) => (await server.send(keeper, CORRECT, { input })).data.correctPeriod
    const first = await correct(INPUT)
    expect(await correct(INPUT)).toEqual(first)
    expect(await correct({ ...INPUT, version: 1 })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
    expect((await correct({ ...INPUT, idempotencyKey: 'twice' })).__typename).toBe('PeriodCorrected')
    expect((await server.send(keeper, LIST, { first: 1 })).data.corrections).toHaveLength(2)
  })

  it.each([
    ['a period that has not ended', { period: { from: iso(at(0)), to: iso(NOW + 1) } }, 'PERIOD_NOT_CLOSED'],
    ['a version that never was in force', { version: 3 }, 'NOT_ALLOWED_NOW'],
    ['an agreement that is not known', { agreementId: 'other' }, 'NOT_FOUND'],
    ['no reason', { reason: ' ' }, 'NOT_ALLOWED_NOW'],
  ])('AGR-83 %s is refused, and changes nothing', async (_, wrong, code) => {
    const { server, keeper } = await mistyped()
    const input = { ...INPUT, ...wrong }
    expect((await server.send(keeper, CORRECT, { input })).data.correctPeriod).toMatchObject({ code })
    expect((await server.send(keeper, LIST, { first: 1 })).data.corrections).toEqual([])
  })

  it('AGR-83 only who keeps agreements may correct, or try', async () => {
    const { server } = await mistyped()
    const reader = await server.token('read')
    for (const query of [PREVIEW, CORRECT])
      expect((await server.send(reader, query, { input: INPUT })).errors[0]!.extensions.code).toBe(
        'FORBIDDEN',
      )
  })
})
