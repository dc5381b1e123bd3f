import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { launchBrowser } from './support/browser.mjs'
import { type House, startHouse } from './support/house.js'

let house: House
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function openPage(path: string, language: string, token = house.server.adminToken): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(`${house.server.url}${path}?token=${token}&lang=${language}`)
  return page
}

const isLetIn = async (token: string) => {
  const { status } = await fetch(`${house.server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ me { principal } }' }),
  })
  return status !== 401
}

describe('tokens, on their page', () => {
  it.each([
    ['en', 'Tokens', 'never used', 'works', 'Revoke', 'Cancel', 'revoked', 'the board of all clocks', 'What'],
    [
      'id',
      'Token',
      'belum pernah dipakai',
      'berlaku',
      'Cabut',
      'Batal',
      'dicabut',
      'papan semua jam',
      'Tindakan',
    ],
  ])(
    'are found from the people, told apart, and revoked by who says so twice, without their secret; the audit says so (%s)',
    async (language, title, unused, used, revoke, cancel, revoked, board, what) => {
      const { id, secret } = await house.displayToken()
      const page = await openPage('/people', language)
      await page.getByRole('link', { name: title, exact: true }).click()
      const row = page.locator(`tr[data-token="${id}"]`)
      await row.getByText(unused).waitFor()
      expect(await row.innerText()).toContain(board)
      expect(await page.locator('tbody tr', { hasText: 'admin of the first start' }).innerText()).toContain(
        used,
      )
      expect(await page.locator('body').innerText()).not.toContain(secret.split('_')[2])

      expect(await isLetIn(secret)).toBe(true)
      await row.getByRole('button', { name: `${revoke} wall` }).click()
      const dialog = page.getByRole('dialog', { name: `${revoke} wall` })
      await dialog.getByRole('button', { name: cancel, exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
      expect(await isLetIn(secret)).toBe(true)
      await row.getByRole('button', { name: `${revoke} wall` }).click()
      await dialog.getByRole('button', { name: revoke, exact: true }).click()
      await row.getByText(revoked).waitFor()
      expect(await row.getByRole('button').count()).toBe(0)
      expect(await isLetIn(secret)).toBe(false)

      await page.getByRole('link', { name: 'Audit', exact: true }).click()
      await page.getByRole('combobox', { name: what }).selectOption('tokenRevoked')
      const entry = page.locator('tr[data-action="tokenRevoked"]').first()
      await entry.getByText(/: wall$/).waitFor()
      expect(await entry.innerText()).toContain(`token ${secret.split('_')[1]}`)
      expect(await page.locator('tbody tr:not([data-action="tokenRevoked"])').count()).toBe(0)
    },
    30_000,
  )
})
