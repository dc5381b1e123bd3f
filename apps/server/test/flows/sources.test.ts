import type { Browser, Page } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { launchBrowser } from './support/browser.mjs'
import { agreement, type House, startHouse } from './support/house.js'

const MAPPING = `when: { type: issue.changed }
ticketKey: '{issue.id}'
eventId: '{@webhook-id}'
occurredAt: '{at}'
changes:
  - kind: classified
    customer: '{issue.customer}'
  - kind: statusChanged
    to: { from: '{issue.state}', values: { open: open, done: solved } }
`
const MENDED = MAPPING.replace('open: open', 'open: open, escalated: open')

let house: House
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), launchBrowser()])
  await house.putAgreement(agreement('repairs', '4 hours'))
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function openPage(path: string, language = 'en'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(`${house.server.url}${path}?token=${house.server.adminToken}&lang=${language}`)
  return page
}

/** Posts as a sender would that has nothing but the address and the secret. */
async function deliver(address: string, secret: string, id: string, issue: object) {
  const at = new Date()
  const body = JSON.stringify({ type: 'issue.changed', at: at.toISOString(), issue })
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    },
    body,
  })
  return { status: response.status, body: await response.json() }
}

async function declare(page: Page, name: string) {
  await page.getByRole('button', { name: 'Add a source' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a source' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('Kind').selectOption('generic')
  await dialog.getByLabel('Mapping').fill(MAPPING)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await dialog.getByText('shown only now').waitFor()
  const [address, secret] = await dialog.locator('code').allInnerTexts()
  await dialog.getByRole('button', { name: 'Done' }).click()
  return { address: address!, secret: secret! }
}

describe('a source of another system, from the page', () => {
  it('is declared, sends, has its mapping mended, and what could not be read is recorded after all', async () => {
    const page = await openPage('/sources')
    const { address, secret } = await declare(page, 'repairs')
    expect(address).toBe(`${house.server.url}/v1/sources/repairs/events`)
    expect(secret).toMatch(/^whsec_/)

    const open = { id: 'R-1', customer: 'repairs', state: 'open' }
    expect(await deliver(address, secret, 'm-1', open)).toMatchObject({ status: 200, body: { recorded: 1 } })
    const row = page.locator('tr[data-source=repairs]')
    await row.getByText('1 recorded').waitFor()
    const tickets = await openPage('/tickets')
    await tickets.locator('tr[data-clock]', { hasText: 'R-1' }).waitFor()

    const escalated = { ...open, id: 'R-2', state: 'escalated' }
    expect(await deliver(address, secret, 'm-2', escalated)).toMatchObject({ status: 202 })
    await row.getByRole('link', { name: 'repairs' }).click()
    const letter = page.locator('tr[data-letter]')
    await letter.getByText('escalated').waitFor()
    expect(await letter.innerText()).toContain('issue.state')
    expect(await page.locator('body').innerText()).not.toContain(secret)

    await page.getByRole('textbox', { name: 'Mapping' }).fill('ticketKey: [')
    await page.getByRole('button', { name: 'Save the mapping' }).click()
    await page.getByRole('alert').filter({ hasText: 'line 1' }).waitFor()
    await page.getByRole('textbox', { name: 'Mapping' }).fill(MENDED)
    await page.getByRole('button', { name: 'Save the mapping' }).click()
    await page.getByText('Saved.').waitFor()

    await letter.getByRole('button', { name: 'Replay letter' }).click()
    await letter.getByText('replayed').waitFor()
    await tickets.locator('tr[data-clock]', { hasText: 'R-2' }).waitFor()
    expect(await letter.getByRole('button', { name: 'Replay letter' }).count()).toBe(0)
  }, 60_000)

  it.each([
    ['en', 'Discard letter', 'Cancel', 'Discard', 'waiting', 'discarded', 'This cannot be undone.'],
    ['id', 'Buang kiriman', 'Batal', 'Buang', 'menunggu', 'dibuang', 'Ini tidak dapat dibatalkan.'],
  ])(
    'a letter is given up only by who says so twice (%s)',
    async (language, ask, no, yes, waits, done, note) => {
      const { address, secret } = await declare(await openPage('/sources'), `given-up-${language}`)
      const issue = { id: 'R-3', customer: 'repairs', state: 'lost' }
      expect(await deliver(address, secret, `lost-${language}`, issue)).toMatchObject({ status: 202 })
      const page = await openPage(`/sources/given-up-${language}`, language)
      const letter = page.locator('tr[data-letter]')
      const dialog = page.getByRole('dialog', { name: ask })
      await letter.getByRole('button', { name: ask }).click()
      await dialog.getByText(note).waitFor()
      await dialog.getByRole('button', { name: no, exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
      expect(await letter.locator('.letter-state').innerText()).toBe(waits)
      await letter.getByRole('button', { name: ask }).click()
      await dialog.getByRole('button', { name: yes, exact: true }).click()
      await letter.locator('.letter-state', { hasText: done }).waitFor()
    },
    60_000,
  )

  it('refuses in the language of whoever reads', async () => {
    await declare(await openPage('/sources'), 'taken')
    const page = await openPage('/sources', 'id')
    await page.getByRole('button', { name: 'Tambah sumber' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Nama').fill('taken')
    await dialog.getByRole('button', { name: 'Tambah', exact: true }).click()
    await dialog.getByRole('alert').filter({ hasText: 'Sudah ada sumber dengan nama ini' }).waitFor()
  }, 60_000)
})
