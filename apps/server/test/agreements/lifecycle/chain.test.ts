import { describe, expect, it } from 'vitest'
import { aTable, create, type Table } from './table.js'

const NOW = Date.UTC(2026, 10, 20, 9)
const ALWAYS =
  '{ timeZone: UTC, weekly: { mon: [["00:00","24:00"]], tue: [["00:00","24:00"]], wed: [["00:00","24:00"]], thu: [["00:00","24:00"]], fri: [["00:00","24:00"]], sat: [["00:00","24:00"]], sun: [["00:00","24:00"]] } }'
const OFFICE =
  '{ timeZone: UTC, weekly: { mon: [["09:00","17:00"]], tue: [["09:00","17:00"]], wed: [["09:00","17:00"]], thu: [["09:00","17:00"]], fri: [["09:00","17:00"]] } }'

const customer = `
id: acme
title: Acme
parties: [{ id: acme, role: customer }, { id: desk, role: internal }]
appliesTo: { customer: [acme] }
calendars: { hours: ${ALWAYS} }
targets: [{ id: solve, metric: resolution, within: 4h, calendar: hours }]
`
const behind = (id: string, kind: string, party: string, within: string, hours: string) => `
id: ${id}
title: ${id}
kind: ${kind}
supports: [acme]
parties: [{ id: ${party}, role: ${kind === 'internal' ? 'internal' : 'provider'} }]
calendars: { hours: ${hours} }
targets: [{ id: held, metric: heldTime, within: ${within}, calendar: hours, heldWhile: { party: [${party}] } }]
`

const CHECK = `query ($id: ID!) { checkChain(id: $id) { fits routes { routeId targetId fits counterexample { openedAt deadlineAt endsAt text } } } }`

async function puts(table: Table, document: string): Promise<void> {
  const put = `mutation ($input: PutAgreementInput!) { putAgreement(input: $input) { __typename } }`
  const { data } = await table.admin.asks(put, { input: { document } })
  expect(data.putAgreement.__typename).toBe('AgreementStored')
}

describe('putting in force what stands behind a customer’s agreement', () => {
  it('is refused with a counterexample where its hours cannot fit, and goes through where they do', async () => {
    const table = await aTable(NOW)
    await puts(table, customer)
    await puts(table, behind('ola', 'internal', 'desk', '1h', ALWAYS))
    await table.manager.does('createAgreement', create(behind('uc', 'underpinning', 'fixers', '3h', OFFICE)))
    const refused = await table.manager.does('activateAgreement', { id: 'uc', version: 1 })
    expect(refused.__typename).toBe('NotReady')
    const [problem] = refused.problems
    expect(problem).toMatchObject({ code: 'chainDoesNotFit', detail: { targetId: 'solve', fits: false } })
    const { openedAt, deadlineAt, endsAt } = problem.detail.counterexample
    expect(deadlineAt - openedAt).toBe(4 * 3_600_000)
    expect(endsAt).toBeGreaterThan(deadlineAt)
    const readiness = (await table.manager.asks('{ agreement(id: "uc") { readiness { code message } } }'))
      .data.agreement.readiness
    expect(readiness).toEqual([{ code: 'chainDoesNotFit', message: problem.message }])

    const document = behind('uc', 'underpinning', 'fixers', '3h', ALWAYS)
    await table.manager.does('saveDraft', { id: 'uc', version: 1, expectedRevision: 1, document })
    const active = await table.manager.does('activateAgreement', { id: 'uc', version: 1 })
    expect(active.agreement?.state).toBe('active')
    const check = (await table.manager.asks(CHECK, { id: 'acme' })).data.checkChain
    expect(check.fits).toBe(true)
    expect(check.routes.length).toBeGreaterThan(0)
  })

  it('AGR-30 is refused without signatures too, and changes nothing, unless it is forced by name and recorded', async () => {
    const table = await aTable(NOW)
    await puts(table, customer)
    const put = async (input: object) => {
      const { data } = await table.admin.asks(
        `mutation ($input: PutAgreementInput!) { putAgreement(input: $input) { __typename
          ... on InvalidDocument { problems { code message expected } } } }`,
        { input: { document: behind('uc', 'underpinning', 'fixers', '3h', OFFICE), ...input } },
      )
      return data.putAgreement
    }
    const refused = await put({})
    expect(refused).toMatchObject({
      __typename: 'InvalidDocument',
      problems: [{ code: 'chainDoesNotFit', expected: expect.stringContaining('despite chainDoesNotFit') }],
    })
    expect(await put({ dryRun: true })).toEqual(refused)
    const log = '{ agreement(id: "uc") { entries(first: 9) { action reason detail } } }'
    expect((await table.admin.asks(log)).data.agreement).toBeNull()

    expect(await put({ despite: ['chainDoesNotFit'] })).toEqual({ __typename: 'AgreementStored' })
    const { entries } = (await table.admin.asks(log)).data.agreement
    expect(entries[1]).toMatchObject({
      action: 'activated',
      reason: `despite chainDoesNotFit: ${refused.problems[0].message}`,
      detail: { despite: ['chainDoesNotFit'] },
    })
    expect((await table.admin.asks('{ checkLog(id: "uc") { intact } }')).data.checkLog).toEqual({
      intact: true,
    })
  })
})
