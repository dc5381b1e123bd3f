import { describe, expect, it } from 'vitest'
import type { Loose } from '../../http/aServer.js'
import { acmeDocument, plainDocument } from './documents.js'
import { aTable, create, signAll } from './table.js'

const NOW = Date.UTC(2026, 10, 20, 9)
const iso = (at: number) => new Date(at).toISOString()
const codes = (result: Loose) => result.problems.map(({ code, path }: Loose) => `${code} ${path}`)

describe('steps of the lifecycle', () => {
  it('refuses to put a version in force without approvals, signatures and a goal, and tells all that is missing', async () => {
    const table = await aTable(NOW)
    const document = acmeDocument().replace(/goals:\n.*\n/, '')
    await table.manager.does('createAgreement', create(document))
    const result = await table.manager.does('activateAgreement', { id: 'acme', version: 1 })
    expect(result.__typename).toBe('NotReady')
    expect(codes(result)).toEqual([
      'missingApproval stakeholders.ana',
      'missingApproval stakeholders.budi',
      'missingApproval stakeholders.citra',
      'missingSignature stakeholders.ana',
      'missingSignature stakeholders.budi',
      'missingGoal goals',
    ])
    const { rows } = await table.store.pool.query('SELECT state, running FROM agreement_version')
    expect(rows).toEqual([{ state: 'draft', running: null }])
  })

  it('lets nobody sign content that has changed since it was read, and counts no signature of other content', async () => {
    const table = await aTable(NOW)
    await table.manager.does('createAgreement', create(acmeDocument()))
    const stale = await signAll(table, 1)
    await table.manager.does('saveDraft', {
      ...{ id: 'acme', version: 1, expectedRevision: 1 },
      document: acmeDocument({ within: '1h' }),
    })
    const input = { id: 'acme', version: 1, contentHash: stale }
    const refused = await table.manager.does('requestApproval', input)
    expect(refused.__typename).toBe('StaleContent')
    const step = { ...input, contentHash: refused.contentHash as string }
    await table.manager.does('requestApproval', step)
    for (const seat of [table.ana, table.budi, table.citra]) await seat.does('approveAgreement', step)
    expect(await table.ana.does('signAgreement', { ...input, name: 'Ana A.' })).toMatchObject({
      __typename: 'StaleContent',
      contentHash: step.contentHash,
    })
    const result = await table.manager.does('activateAgreement', { id: 'acme', version: 1 })
    expect(codes(result)).toEqual(['staleSignature stakeholders.ana', 'staleSignature stakeholders.budi'])
  })

  it('lets people approve and sign only as themselves, for their own party', async () => {
    const table = await aTable(NOW)
    const drafted = (await table.manager.does('createAgreement', create(acmeDocument()))).agreement
    const step = { id: 'acme', version: 1, contentHash: drafted.contentHash as string }
    await table.manager.does('requestApproval', step)
    // The manager keeps the agreement and is no stakeholder; citra signs nothing; a namesake of ana stands for another party.
    expect((await table.manager.does('approveAgreement', step)).__typename).toBe('NotYours')
    for (const seat of [table.ana, table.budi, table.citra]) await seat.does('approveAgreement', step)
    expect((await table.citra.does('signAgreement', { ...step, name: 'Citra' })).__typename).toBe('NotYours')
    expect((await table.ana.does('approveAgreement', step)).__typename).toBe('NotAllowedNow')
    expect((await table.ana.does('activateAgreement', { id: 'acme', version: 1 })).__typename).toBe(
      'NotYours',
    )
    expect((await table.ana.asks('{ agreement(id: "acme") { can } }')).data.agreement.can).toEqual([
      'comment',
      'reject',
      'sign',
    ])
  })

  it('does not know the agreement for a person of another party, whatever the step', async () => {
    const table = await aTable(NOW)
    const drafted = (await table.manager.does('createAgreement', create(acmeDocument()))).agreement
    const step = { id: 'acme', version: 1, contentHash: drafted.contentHash as string }
    for (const mutation of [
      'approveAgreement',
      'rejectAgreement',
      'acknowledgeAgreement',
      'requestApproval',
    ]) {
      expect((await table.stranger.does(mutation, { ...step, reason: 'x' })).__typename).toBe(
        'AgreementNotFound',
      )
    }
    const sign = await table.stranger.does('signAgreement', { ...step, name: 'Rita' })
    const none = await table.stranger.does('signAgreement', { ...step, id: 'none', name: 'Rita' })
    expect(sign).toEqual(none)
    const comment = { id: 'acme', version: 1, clause: 'summary', text: 'hello' }
    expect((await table.stranger.does('commentOnAgreement', comment)).__typename).toBe('AgreementNotFound')
    expect((await table.stranger.asks('{ agreement(id: "acme") { id } agreements { id } }')).data).toEqual({
      agreement: null,
      agreements: [],
    })
  })

  it('takes comments of every party and of the team', async () => {
    const table = await aTable(NOW)
    await table.manager.does('createAgreement', create(acmeDocument()))
    for (const [seat, text] of [
      [table.ana, 'too slow'],
      [table.budi, 'it is what we can'],
      [table.manager, 'let us meet'],
    ] as const) {
      const input = { id: 'acme', version: 1, clause: 'targets.solve', text }
      expect((await seat.does('commentOnAgreement', input)).__typename).toBe('AgreementChanged')
    }
    const { agreement } = (
      await table.ana.asks('{ agreement(id: "acme") { comments { author party clause text } } }')
    ).data
    expect(agreement.comments).toEqual([
      { author: 'representative', party: 'acme', clause: 'targets.solve', text: 'too slow' },
      { author: 'representative', party: 'provider', clause: 'targets.solve', text: 'it is what we can' },
      { author: 'manager', party: null, clause: 'targets.solve', text: 'let us meet' },
    ])
  })

  it('AGR-25 takes no notice shorter than the term agrees, and says from when on it could end', async () => {
    const table = await aTable(NOW)
    const notice = 'term: { notice: 30d, timeZone: Asia/Jakarta }\n'
    const put = 'mutation ($input: PutAgreementInput!) { putAgreement(input: $input) { __typename } }'
    await table.admin.asks(put, { input: { document: plainDocument('plain', '4h', notice) } })
    const input = (endsAt: number) => ({ id: 'plain', version: 1, endsAt: iso(endsAt), reason: 'moved on' })
    const days = (count: number) => NOW + count * 86_400_000
    const early = await table.manager.does('terminateAgreement', input(days(30) - 1))
    expect(early).toMatchObject({
      __typename: 'NotAllowedNow',
      message: expect.stringContaining(iso(days(30))),
    })
    expect((await table.manager.does('terminateAgreement', input(days(30)))).__typename).toBe(
      'AgreementChanged',
    )
  })

  it('has an ended, a suspended and a reinstated version bind when the log says', async () => {
    const table = await aTable(NOW)
    await table.manager.does('createAgreement', create(acmeDocument()))
    const contentHash = await signAll(table, 1)
    await table.manager.does('activateAgreement', { id: 'acme', version: 1 })
    const step = { id: 'acme', version: 1, contentHash }
    expect((await table.manager.does('suspendAgreement', step)).__typename).toBe('NotAllowedNow')
    table.watch.set(NOW + 1000)
    await table.manager.does('suspendAgreement', { ...step, reason: 'unpaid' })
    table.watch.set(NOW + 2000)
    await table.manager.does('reinstateAgreement', step)
    const endsAt = iso(NOW + 5000)
    const ended = await table.manager.does('terminateAgreement', {
      id: 'acme',
      version: 1,
      endsAt,
      reason: 'moved on',
    })
    expect(ended.agreement).toMatchObject({
      state: 'active',
      inForce: [
        { from: iso(NOW), to: iso(NOW + 1000) },
        { from: iso(NOW + 2000), to: endsAt },
      ],
    })
  })
})
