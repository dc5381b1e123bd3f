import { describe, expect, it } from 'vitest'
import type { Loose } from '../../http/aServer.js'
import { acmeDocument } from './documents.js'
import { aTable, create } from './table.js'

const NOW = Date.UTC(2026, 10, 20, 9)

describe('drafts', () => {
  it('tells two editors at once of each other, with both contents and what differs', async () => {
    const { manager, admin } = await aTable(NOW)
    await manager.does('createAgreement', create(acmeDocument()))
    const edit = { id: 'acme', version: 1, expectedRevision: 1 }
    const [first, second] = await Promise.all([
      manager.does('saveDraft', { ...edit, document: acmeDocument({ within: '1h' }) }),
      admin.does('saveDraft', { ...edit, document: acmeDocument({ within: '2h' }) }),
    ])
    const results = [first, second].sort((a, b) => (a.__typename < b.__typename ? -1 : 1))
    expect(results.map((each) => each.__typename)).toEqual(['DraftConflict', 'DraftSaved'])
    const [conflict] = results
    const hours = (terms: { targets: { within: { value: number } }[] }) => terms.targets[0]!.within.value
    expect([hours(conflict!.yours), hours(conflict!.theirs)].sort()).toEqual([1, 2])
    expect(conflict).toMatchObject({
      revision: 2,
      changes: [{ path: 'targets.solve.within', kind: 'changed' }],
    })
  })

  it('AGR-16 keeps in the log what each edit changed, before and after, and says when that is more than it holds', async () => {
    const { manager } = await aTable(NOW)
    await manager.does('createAgreement', create(acmeDocument()))
    const goals = Array.from(
      { length: 40 },
      (_, n) =>
        `  - { id: g${n}, party: provider, text: ${'x'.repeat(900)}, measure: attainment, metric: resolution, objective: 95, period: month }\n`,
    )
    const edits = [acmeDocument({ within: '1h' }), acmeDocument({ within: '1h', more: goals.join('') })]
    for (const [index, document] of edits.entries())
      await manager.does('saveDraft', { id: 'acme', version: 1, expectedRevision: index + 1, document })
    const answer = await manager.asks('{ agreement(id: "acme") { entries(first: 9) { action detail } } }')
    const [, first, second] = answer.data.agreement.entries as Loose[]
    expect(first).toMatchObject({
      action: 'edited',
      detail: { changes: [{ path: 'targets.solve.within', kind: 'changed', before: '4h', after: '1h' }] },
    })
    expect(first!.detail).not.toHaveProperty('unlisted')
    const { changes, unlisted } = second!.detail
    expect(changes.length).toBeGreaterThan(20)
    expect(changes.length + unlisted).toBe(40)
  })

  it('AGR-30 are not sent for approval while something is to be mended, and say who has no account', async () => {
    const table = await aTable(NOW)
    const dora =
      '  - { id: dora, name: Dora, party: acme, role: Head, email: dora@acme.example, signs: true }\n'
    const document = acmeDocument().replace('appliesTo:', `${dora}appliesTo:`)
    await table.manager.does('createAgreement', create(document.replace(/goals:.*/s, '')))
    const seen = async () =>
      (
        await table.manager.asks(
          '{ agreement(id: "acme", version: 1) { contentHash state withoutAccount { id } readiness { code } } }',
        )
      ).data.agreement
    const before = await seen()
    expect(before.withoutAccount).toEqual([{ id: 'dora' }])
    const step = { id: 'acme', version: 1, contentHash: before.contentHash }
    expect(await table.manager.does('requestApproval', step)).toMatchObject({
      __typename: 'NotReady',
      problems: [{ code: 'missingGoal' }],
    })
    expect((await seen()).state).toBe('draft')
    await table.manager.does('saveDraft', { id: 'acme', version: 1, expectedRevision: 1, document })
    const { contentHash } = await seen()
    expect(await table.manager.does('requestApproval', { ...step, contentHash })).toMatchObject({
      agreement: { state: 'inReview' },
    })
  })

  it('AGR-8 wait for those who are to approve, sign and confirm, each in turn', async () => {
    const table = await aTable(NOW)
    await table.manager.does('createAgreement', create(acmeDocument()))
    const waiting = async (who: 'ana' | 'citra' | 'stranger' | 'manager') =>
      (await table[who].asks('{ waitingForMe { agreementId version title step } }')).data.waitingForMe
    const its = (step: string) => ({ agreementId: 'acme', version: 1, title: 'Support for Acme', step })
    expect(await waiting('ana')).toEqual([])
    const { contentHash } = (
      await table.manager.asks('{ agreement(id: "acme", version: 1) { contentHash } }')
    ).data.agreement
    await table.manager.does('requestApproval', { id: 'acme', version: 1, contentHash })
    expect([await waiting('ana'), await waiting('citra')]).toEqual([[its('approve')], [its('approve')]])
    expect([await waiting('manager'), await waiting('stranger')]).toEqual([[], []])
    for (const who of ['ana', 'budi', 'citra'] as const)
      await table[who].does('approveAgreement', { id: 'acme', version: 1, contentHash })
    expect([await waiting('ana'), await waiting('citra')]).toEqual([[its('sign')], []])
    for (const who of ['ana', 'budi'] as const)
      await table[who].does('signAgreement', {
        id: 'acme',
        version: 1,
        contentHash,
        name: who === 'ana' ? 'Ana' : 'Budi',
      })
    await table.manager.does('activateAgreement', { id: 'acme', version: 1 })
    expect([await waiting('ana'), await waiting('citra')]).toEqual([
      [its('acknowledge')],
      [its('acknowledge')],
    ])
  })

  it('AGR-8 may be commented on by the team, who change nothing of them', async () => {
    const table = await aTable(NOW)
    await table.manager.does('createAgreement', create(acmeDocument()))
    const cookie = await table.person('agent', null, 'rudi@provider.example')
    const does = async (mutation: string, type: string, input: object) => {
      const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`
      return table.send(null, query, { input }, { headers: { cookie, origin: table.url } })
    }
    const comment = { id: 'acme', version: 1, clause: 'targets.solve', text: 'Four hours at night?' }
    expect((await does('commentOnAgreement', 'CommentInput', comment)).data).toEqual({
      commentOnAgreement: { __typename: 'AgreementChanged' },
    })
    const step = { id: 'acme', version: 1 }
    expect((await does('requestApproval', 'AgreementStepInput', { ...step, contentHash: 'x' })).data).toEqual(
      {
        requestApproval: { __typename: 'NotYours' },
      },
    )
    const edit = { ...step, expectedRevision: 1, document: acmeDocument({ within: '9h' }) }
    expect((await does('saveDraft', 'SaveDraftInput', edit)).errors).toHaveLength(1)
    const { can } = (await table.send(null, '{ agreement(id: "acme") { can } }', {}, { headers: { cookie } }))
      .data.agreement
    expect(can).toEqual(['comment'])
  })

  it('names the path and the line of an unknown key and of a wrong unit', async () => {
    const { manager } = await aTable(NOW)
    const document = acmeDocument({ within: '4 fortnights', more: 'penalty: none\n' })
    const result = await manager.does('createAgreement', create(document))
    expect(result.__typename).toBe('InvalidDocument')
    const line = (text: string) => document.split('\n').findIndex((each) => each.includes(text)) + 1
    expect(result.problems).toEqual([
      expect.objectContaining({ code: 'unknownKey', path: 'penalty', line: line('penalty') }),
      expect.objectContaining({ path: 'targets[0].within', line: line('fortnights') }),
    ])
  })

  it('saves typed terms as it reads them, and takes nothing that is not terms', async () => {
    const { manager } = await aTable(NOW)
    await manager.does('createAgreement', create(acmeDocument()))
    const { agreement } = (await manager.asks('{ agreement(id: "acme") { terms contentHash } }')).data
    const terms = { ...agreement.terms, title: 'Another title' }
    const saved = await manager.does('saveDraft', { id: 'acme', version: 1, expectedRevision: 1, terms })
    expect(saved.agreement).toMatchObject({ revision: 2 })
    const read = (await manager.asks('{ agreement(id: "acme") { terms } }')).data.agreement
    expect(read.terms).toEqual(terms)
    const broken: unknown[] = [
      5,
      [],
      {},
      { ...terms, targets: 7 },
      { ...terms, targets: [{ id: 'x' }] },
      { ...terms, calendars: null },
    ]
    for (const each of broken) {
      const input = { id: 'acme', version: 1, expectedRevision: 2, terms: each }
      expect((await manager.does('saveDraft', input)).__typename, JSON.stringify(each).slice(0, 60)).toBe(
        'InvalidDocument',
      )
    }
  })

  it('makes one agreement of one idempotency key, and none under an id that is taken', async () => {
    const { manager, store } = await aTable(NOW)
    const once = await manager.does('createAgreement', create(acmeDocument()))
    const twice = await manager.does('createAgreement', create(acmeDocument()))
    expect(twice).toEqual(once)
    const reused = await manager.does('createAgreement', create(acmeDocument({ id: 'other' })))
    expect(reused.__typename).toBe('IdempotencyKeyReused')
    const taken = await manager.does('createAgreement', create(acmeDocument(), 'second'))
    expect(taken.problems[0].code).toBe('idTaken')
    const { rows } = await store.pool.query('SELECT agreement_id, version FROM agreement_version')
    expect(rows).toEqual([{ agreement_id: 'acme', version: 1 }])
  })

  it('can be begun with every template, under an id and a title of its own', async () => {
    const { manager } = await aTable(NOW)
    const asked = await manager.asks(
      '{ agreementTemplates { id kind title description(language: "id") document } }',
    )
    const templates: Loose[] = asked.data.agreementTemplates
    expect(templates.length).toBeGreaterThan(3)
    for (const { id, kind, title, document } of templates) {
      if (kind !== 'customer') expect(document).toContain(`kind: ${kind}`)
      const input = { templateId: id, id: `from-${id}`, title: `${title}!`, idempotencyKey: id }
      expect((await manager.does('createAgreement', input)).agreement).toMatchObject({
        id: `from-${id}`,
        state: 'draft',
      })
    }
    const unknown = { templateId: 'nonsense', idempotencyKey: 'x' }
    expect((await manager.does('createAgreement', unknown)).problems[0].code).toBe('unknownTemplate')
  })

  it('is kept by nobody who is confined to parties', async () => {
    const { ana, asks } = await aTable(NOW).then((table) => ({ ...table, asks: table.ana.asks }))
    const answer = await asks(
      'mutation ($input: CreateAgreementInput!) { createAgreement(input: $input) { __typename } }',
      { input: create(acmeDocument()) },
    )
    expect(answer.errors[0]!.extensions.code).toBe('FORBIDDEN')
    expect((await ana.asks('{ agreements { id } }')).data.agreements).toEqual([])
  })
})
