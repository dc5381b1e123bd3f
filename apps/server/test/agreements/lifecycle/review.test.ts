import { describe, expect, it } from 'vitest'
import { AgreementCase } from '../../../src/agreements/lifecycle/agreementCase.js'
import { inTransaction } from '../../../src/store/inTransaction.js'
import { acmeDocument } from './documents.js'
import { aTable, create, signAll, type Table } from './table.js'

const NOW = Date.UTC(2026, 10, 20, 9)
const REVIEW = `review:
  { everyMonths: 3, firstOn: 2026-12-15, owner: ana, agenda: [Figures of the quarter, Goals], remindDays: 14 }
`
const at = (date: string) => Date.parse(`${date}T00:00:00Z`)

const dueDates = async ({ store }: Table) => {
  const { rows } = await store.pool.query(
    "SELECT kind, due_at FROM agreement_due WHERE agreement_id = 'acme' AND done_at IS NULL ORDER BY due_at",
  )
  return rows.map(({ kind, due_at }) => [kind, Number(due_at)])
}

/** What happens when an instant has come, by whatever means the server learns of it. */
const settleAt = ({ store, watch }: Table, instant: number) =>
  inTransaction(store.pool, async (client) => {
    const agreement = await AgreementCase.open(client, 'acme', watch, instant)
    await agreement.save()
  })

describe('the review of an agreement in force', () => {
  it('is on the agenda of the engine, each time anew, with its reminder', async () => {
    const table = await aTable(NOW)
    await table.manager.does('createAgreement', create(acmeDocument({ more: REVIEW })))
    await signAll(table, 1)
    expect(await dueDates(table)).toEqual([])
    await table.manager.does('activateAgreement', { id: 'acme', version: 1 })
    expect(await dueDates(table)).toEqual([
      ['reviewReminder', at('2026-12-01')],
      ['review', at('2026-12-15')],
    ])
    table.watch.set(at('2026-12-15'))
    await settleAt(table, at('2026-12-15'))
    expect(await dueDates(table)).toEqual([
      ['reviewReminder', at('2027-03-01')],
      ['review', at('2027-03-15')],
    ])
  })

  it('is on the page that people sign, in both languages', async () => {
    const table = await aTable(NOW)
    await table.manager.does('createAgreement', create(acmeDocument({ more: REVIEW })))
    const page = async (language: string) => {
      const cookie = table.ana.cookie()
      const answer = await fetch(`${table.url}/print/agreements/acme/1?lang=${language}`, {
        headers: { cookie },
      })
      return (await answer.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
    }
    expect(await page('en')).toContain(
      'Review Every so many months 3 First on 2026-12-15 Called by Ana What is looked at ' +
        'Figures of the quarter; Goals Reminder days before 14',
    )
    expect(await page('id')).toContain(
      'Tinjauan Setiap berapa bulan 3 Pertama pada 2026-12-15 Diundang oleh Ana Yang ditinjau ' +
        'Figures of the quarter; Goals Pengingat berapa hari sebelumnya 14',
    )
  })
})
