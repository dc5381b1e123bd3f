import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { firstTokens as houseTokens } from '../../src/boot/firstTokens.js'
import { systemClockwork } from '../../src/clockwork.js'
import { createLog } from '../../src/logger.js'
import { createTokens } from '../../src/tokens/tokens.js'
import { storeForTest, type TestStore } from '../support/testDatabase.js'

const log = createLog('silent')
let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenggat-house-'))
  file = join(folder, 'tokens.json')
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
})

const firstTokens = async (...given: Parameters<typeof houseTokens>) => (await houseTokens(...given)).tokens

const tokensOf = (store: TestStore) =>
  createTokens({ dataSource: store.dataSource, clockwork: systemClockwork(), report: () => undefined })

describe('tokens of the house', () => {
  it('are made once, kept in a file for its owner only, and stand in the database as digests', async () => {
    const store = await storeForTest()
    const first = await firstTokens(tokensOf(store), file, null, true, log)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await firstTokens(tokensOf(store), file, null, true, log)).toEqual(first)
    const { rows } = await store.pool.query('SELECT t::text AS row FROM token t')
    expect(rows).toHaveLength(5)
    for (const secret of Object.values(first).map((token) => token.replace(/^tgt_[^_]+_/, '')))
      for (const { row } of rows) expect(row).not.toContain(secret)
    const viewer = await tokensOf(store).authenticate(first.display)
    expect(viewer).toMatchObject({ board: { agreementKind: ['customer'] } })
    expect([...viewer!.scopes]).toEqual(['display'])
  })

  it('are new to whoever starts the server once, and of several starts at one moment to one', async () => {
    const store = await storeForTest({ poolSize: 8 })
    const start = () => houseTokens(tokensOf(store), file, null, true, log)
    const atOnce = await Promise.all([start(), start(), start()])
    expect(atOnce.filter(({ areNew }) => areNew)).toHaveLength(1)
    expect(await start()).toEqual({ tokens: atOnce[0]!.tokens, areNew: false })
    const { rows } = await store.pool.query('SELECT DISTINCT created_by FROM token')
    expect(rows).toEqual([{ created_by: 'server' }])
  })

  it("a customer's link is there only where the floor is, and stays when it goes", async () => {
    const tokens = tokensOf(await storeForTest())
    const before = await firstTokens(tokens, file, null, false, log)
    expect(before.customer).toBeUndefined()
    const withFloor = await firstTokens(tokens, file, null, true, log)
    expect(withFloor).toMatchObject({ ...before, customer: expect.stringMatching(/^tgt_/) })
    expect(await firstTokens(tokens, file, null, false, log)).toEqual(withFloor)
    const viewer = await tokens.authenticate(withFloor.customer!)
    expect(viewer).toMatchObject({ board: { agreementId: ['bank-arunika'], customer: ['Bank Arunika'] } })
    expect([...viewer!.scopes]).toEqual(['customer'])
  })

  it('go on working when the database is a new one', async () => {
    const first = await firstTokens(tokensOf(await storeForTest()), file, null, true, log)
    const later = tokensOf(await storeForTest())
    expect(await firstTokens(later, file, null, true, log)).toEqual(first)
    expect(await later.authenticate(first.admin)).not.toBeNull()
  })

  it('are the same for instances that start at once on one folder', async () => {
    const store = await storeForTest({ poolSize: 8 })
    const all = await Promise.all([1, 2, 3].map(() => firstTokens(tokensOf(store), file, null, true, log)))
    const [first] = all
    for (const each of all) expect(each).toEqual(first)
    const { rows } = await store.pool.query('SELECT count(*) AS n FROM token WHERE revoked_at IS NULL')
    expect(rows[0].n).toBe(5)
  })

  it('an admin token that the operator chose is the one', async () => {
    const chosen = `tgt_operator1_${'x'.repeat(32)}`
    const store = await storeForTest()
    const before = await firstTokens(tokensOf(store), file, null, true, log)
    const after = await firstTokens(tokensOf(store), file, chosen, true, log)
    expect(after).toEqual({ ...before, admin: chosen })
    expect(JSON.parse(readFileSync(file, 'utf8')).admin).toBe(chosen)
  })

  it('a damaged file is refused with what to do, and a folder that cannot be written is no obstacle', async () => {
    const store = await storeForTest()
    const elsewhere = join(folder, 'a-file')
    writeFileSync(elsewhere, '')
    expect(
      await firstTokens(tokensOf(store), join(elsewhere, 'tokens.json'), null, true, log).catch(
        (e) => e.message,
      ),
    ).toContain('cannot be read')
    expect(
      (await firstTokens(tokensOf(store), join(folder, 'n'.repeat(250)), null, true, log)).admin,
    ).toMatch(/^tgt_/)
    writeFileSync(file, '{')
    await expect(firstTokens(tokensOf(store), file, null, true, log)).rejects.toThrow(
      'remove it to have it made anew',
    )
  })
})
