import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { firstPerson } from '../../src/boot/firstPerson.js'
import { systemClockwork } from '../../src/clockwork.js'
import { createLog } from '../../src/logger.js'
import { createPeople } from '../../src/people/people.js'
import { SERVER } from '../../src/viewer/viewer.js'
import { storeForTest, type TestStore } from '../support/testDatabase.js'

const log = createLog('silent')
const randomPassword = () => systemClockwork().randomToken(12)
const CHOSEN = { email: 'boss@acme.example', password: 'chosen by the operator' }
let file: string
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'tenggat-person-'))
  file = join(folder, 'person.json')
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
})

const peopleOf = (store: TestStore) =>
  createPeople({
    dataSource: store.dataSource,
    clockwork: systemClockwork(),
    report: () => undefined,
    warn: () => undefined,
  })

it('is an admin with a password made up once, kept for its owner only, and told while it works', async () => {
  const store = await storeForTest()
  const people = peopleOf(store)
  const made = await firstPerson(people, file, null, randomPassword, log)
  expect(made!.email).toBe('admin@tenggat.local')
  expect(made!.password).toHaveLength(16)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(made)
  expect(await firstPerson(people, file, null, randomPassword, log)).toEqual(made)
  const [admin] = (await people.list(10, null))!
  expect(admin).toMatchObject({ role: 'admin', parties: null })
  expect(admin!.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  await people.update({ id: admin!.id, password: 'changed by its owner' }, SERVER)
  expect(await firstPerson(people, file, null, randomPassword, log)).toBeNull()
})

it('has the same password in a new database', async () => {
  const made = await firstPerson(peopleOf(await storeForTest()), file, null, randomPassword, log)
  const later = peopleOf(await storeForTest())
  expect(await firstPerson(later, file, null, randomPassword, log)).toEqual(made)
  expect(await later.sessions.begin(made!.email, made!.password)).not.toBeNull()
})

it('is whom the operator chose, and only where there is nobody yet', async () => {
  const people = peopleOf(await storeForTest())
  expect(await firstPerson(people, file, CHOSEN, randomPassword, log)).toBeNull()
  expect(await people.sessions.begin(CHOSEN.email, CHOSEN.password)).not.toBeNull()
  await firstPerson(people, file, { ...CHOSEN, email: 'other@acme.example' }, randomPassword, log)
  expect(await people.list(10, null)).toHaveLength(1)
})

it('is not made up beside a database of the operator’s own', async () => {
  const people = peopleOf(await storeForTest())
  expect(await firstPerson(people, null, null, randomPassword, log)).toBeNull()
  expect(await people.list(10, null)).toEqual([])
})

it('is one when instances start at once', async () => {
  const store = await storeForTest({ poolSize: 8 })
  const all = await Promise.all(
    [1, 2, 3].map(() => firstPerson(peopleOf(store), file, null, randomPassword, log)),
  )
  for (const each of all) expect(each).toEqual(all[0])
  expect(await peopleOf(store).list(10, null)).toHaveLength(1)
})
