import { nextEntry } from '@tenggat/domain'
import { expect, it } from 'vitest'
import { insertEntries, listEntries } from '../../src/agreements/agreementEntries.js'
import { sha256 } from '../../src/agreements/hashes.js'
import { agreementsCommand } from '../../src/cli/agreementsCommand.js'
import type { AgreementEntryRow } from '../../src/store/agreementRecords.js'
import { personTable } from '../../src/store/tables/people.tables.js'
import type { Loose } from '../http/aServer.js'
import { aPerson } from '../support/personRows.js'
import { acmeDocument, plainDocument } from './lifecycle/documents.js'
import { aTable, create, type Table } from './lifecycle/table.js'

const NOW = Date.UTC(2026, 10, 20, 9)
const MANY = 203

async function manyAgreements(table: Table): Promise<readonly string[]> {
  const put = 'mutation ($input: PutAgreementInput!) { putAgreement(input: $input) { __typename } }'
  await table.admin.asks(put, { input: { document: plainDocument('a-001') } })
  await table.store.pool.query(
    `INSERT INTO agreement_version
     SELECT (jsonb_populate_record(v, jsonb_build_object('agreement_id', 'a-' || lpad(n::text, 3, '0')))).*
     FROM agreement_version v, generate_series(2, $1) n`,
    [MANY],
  )
  return Array.from({ length: MANY }, (_, index) => `a-${String(index + 1).padStart(3, '0')}`)
}

/** The same remark over and over, each in its place in the chain. */
async function repeatLastEntry({ store }: Table, times: number): Promise<void> {
  const entries = [...(await listEntries(store.pool, ['acme']))]
  const made = Array.from({ length: times }, () => {
    const { seq, prevHash: _, hash, ...draft } = entries.at(-1)!
    entries.push(nextEntry({ seq, hash }, draft, sha256) as AgreementEntryRow)
    return entries.at(-1)!
  })
  const client = await store.pool.connect()
  await insertEntries(client, made).finally(() => client.release())
}

async function printed(table: Table, ...args: string[]): Promise<readonly string[]> {
  const lines: string[] = []
  const token = await table.token('admin')
  await agreementsCommand([...args, '--url', table.url, '--token', token], {}, (line) => lines.push(line))
  return lines
}

it('agreements are answered a page at a time, at most 200, and the command line turns the pages', async () => {
  const table = await aTable(NOW)
  const all = await manyAgreements(table)
  const ids = async (args = '') => {
    const { data, errors } = await table.admin.asks(`{ agreements${args} { id } }`)
    return data?.agreements?.map(({ id }: { id: string }) => id) ?? errors[0]!.extensions.code
  }
  expect(await ids()).toEqual(all.slice(0, 200))
  expect(await ids('(first: 2, after: "a-100")')).toEqual(['a-101', 'a-102'])
  expect(await ids('(after: "a-200")')).toEqual(all.slice(200))
  expect(await ids('(after: "zzz")')).toEqual([])
  expect(await ids('(first: 0)')).toBe('BAD_USER_INPUT')
  expect(await ids('(first: 201)')).toBe('LIMIT_EXCEEDED')
  const within = async (query: string) =>
    (await table.admin.asks(query)).errors[0]?.extensions.code ?? 'answered'
  expect(await within('{ agreements { id versions { version } } }')).toBe('answered')
  expect(await within('{ agreements { id entries { seq } } }')).toBe('LIMIT_EXCEEDED')
  expect(await within('{ agreements(first: 20) { id entries(first: 100) { seq } } }')).toBe('answered')
  expect(await printed(table, 'list')).toHaveLength(MANY)
})

it('a party turns the pages of its own agreements only', async () => {
  const table = await aTable(NOW)
  await manyAgreements(table)
  await table.manager.does('createAgreement', create(acmeDocument({ id: 'b' })))
  await table.store.pool.query(
    `DELETE FROM agreement_party WHERE agreement_id <> 'b' AND agreement_id <> 'a-001'`,
  )
  const asked = await table.ana.asks('{ agreements(first: 1) { id } }')
  expect(asked.data.agreements).toEqual([{ id: 'a-001' }])
  const next = await table.ana.asks('{ agreements(first: 200, after: "a-001") { id } }')
  expect(next.data.agreements).toEqual([{ id: 'b' }])
})

it('the log of an agreement is answered a page at a time, and verified whole', async () => {
  const table = await aTable(NOW)
  await table.manager.does('createAgreement', create(acmeDocument()))
  await table.ana.does('commentOnAgreement', { id: 'acme', version: 1, clause: 'title', text: 'why so?' })
  await repeatLastEntry(table, MANY - 1)
  const seqs = async (args = '') => {
    const { data } = await table.ana.asks(`{ agreement(id: "acme") { entries${args} { seq } } }`)
    return data.agreement.entries.map(({ seq }: { seq: number }) => seq)
  }
  const all = Array.from({ length: MANY + 1 }, (_, index) => index + 1)
  expect(await seqs()).toEqual(all.slice(0, 200))
  expect(await seqs('(first: 2, after: 100)')).toEqual([101, 102])
  expect(await seqs('(after: 200)')).toEqual(all.slice(200))
  const verdict = await printed(table, 'verify', 'acme', '--json')
  expect(JSON.parse(verdict.join('\n'))).toMatchObject({ entries: MANY + 1, broken: [] })
})

it('people are answered a page at a time, by name, whatever letters it is written in', async () => {
  const table = await aTable(NOW)
  const names = async (args = '') => {
    const { data, errors } = await table.admin.asks(`{ people${args} { id name email } }`)
    return data?.people ?? errors[0]!.extensions.code
  }
  const before = (await names()).length
  for (let n = 1; n <= MANY; n++) {
    const name = n % 2 === 0 ? 'AGUS' : 'agus'
    await table.store.dataSource
      .getRepository(personTable)
      .insert(
        aPerson({ id: crypto.randomUUID(), name, email: `agus-${String(n).padStart(3, '0')}@acme.example` }),
      )
  }
  const first = await names()
  expect(first).toHaveLength(200)
  const order = first.map(({ name, email }: Loose) => `${name.toLowerCase()} ${email}`)
  expect(order).toEqual(order.toSorted())
  const rest = await names(`(after: "${first.at(-1).id}")`)
  expect(rest).toHaveLength(before + MANY - 200)
  expect(new Set([...first, ...rest].map(({ id }) => id)).size).toBe(before + MANY)
  expect(await names('(after: "nobody")')).toBe('BAD_USER_INPUT')
  expect(await names('(first: 201)')).toBe('LIMIT_EXCEEDED')
})
