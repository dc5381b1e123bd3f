import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { until } from '../support/until.js'
import { launchBrowser } from './support/browser.mjs'
import { agreement, type House, startHouse } from './support/house.js'

const MINUTE = 60_000

let house: House
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), launchBrowser()])
  await house.putAgreement(agreement('hours', '3 hours'))
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function openManager(width: number, query = ''): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'en-GB' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`${house.server.url}/${query}`)
  return { page, complaints }
}

describe('manager', () => {
  it('LIVE-4 lists what breaches next, live, and CLK-13 tells one clock with its pause and its sum', async () => {
    const now = Date.now()
    await house.open('hours', 'MGR-1', [], now - 60 * MINUTE)
    const waiting = { kind: 'statusChanged', to: 'waitingOnCustomer', reason: 'Wait - User' }
    await house.change('MGR-1', [waiting], now - 40 * MINUTE)
    await house.change('MGR-1', [{ kind: 'statusChanged', to: 'open' }], now - 10 * MINUTE)

    const { page, complaints } = await openManager(1280, `?token=${house.server.adminToken}&lang=en`)
    await page.waitForSelector('tr[data-clock]')
    expect(page.url()).not.toContain('token')
    await house.open('hours', 'MGR-2')
    await until('the new ticket', async () => (await page.locator('tr', { hasText: 'MGR-2' }).count()) === 1)
    const first = await page.locator('tr[data-clock]').first().innerText()
    expect(first).toContain('MGR-1')

    await page.getByRole('link', { name: 'MGR-1' }).click()
    const pause = page.locator('tr[data-kind=paused]')
    await pause.waitFor()
    expect(await pause.innerText()).toContain('Wait - User')
    const running = await page.locator('tr[data-kind=running] td.number').allInnerTexts()
    expect(running[0]).toBe('20 min')
    expect(await page.locator('tfoot .number').innerText()).toMatch(/^30 min/)
    await page.waitForSelector('.chart canvas')

    await house.change('MGR-1', [{ kind: 'statusChanged', to: 'solved' }])
    await until('the story goes on', async () => (await page.locator('.verdict').innerText()).includes('Met'))
    await page.goBack()
    await until(
      'it left the list',
      async () => (await page.locator('tr', { hasText: 'MGR-1' }).count()) === 0,
    )
    expect(complaints).toEqual([])
  })

  it('asks for a token, says when it is refused, and fits a phone in Indonesian', async () => {
    const { page } = await openManager(390, '?lang=id')
    await page.getByRole('button', { name: 'Pakai token akses saja' }).click()
    const box = page.locator('#token')
    await box.fill('tgt_000000000000_nobodyknowsthistokenatall')
    await page.getByRole('button', { name: 'Lanjut' }).click()
    await page.getByText('Token ditolak.').waitFor()
    await box.fill(house.server.adminToken)
    await page.getByRole('button', { name: 'Lanjut' }).click()
    await page.getByRole('heading', { name: 'Segera jatuh tempo' }).waitFor()
    await page.getByRole('link', { name: 'MGR-2' }).click()
    await page.waitForSelector('.chart canvas')
    expect(await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0)
  })

  it('lets a person in by password, says when it is wrong, and forgets at the way out', async () => {
    const { createPerson } = await house.ask<{ createPerson: { __typename: string } }>(
      `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { __typename } }`,
      {
        input: {
          ...{ email: 'dewi@example.com', name: 'Dewi Lestari', role: 'manager', parties: null },
          ...{ password: 'a long enough secret', idempotencyKey: randomUUID() },
        },
      },
    )
    expect(createPerson.__typename).toBe('PersonCreated')
    const { page } = await openManager(1280, '?lang=en')
    await page.getByLabel('E-mail').fill('Dewi@example.com')
    await page.locator('#password').fill('not the secret at all')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('do not belong together').waitFor()
    await page.locator('#password').fill('a long enough secret')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('tr', { hasText: 'MGR-2' }).waitFor()
    await house.open('hours', 'MGR-3')
    await page.locator('tr', { hasText: 'MGR-3' }).waitFor()
    await page.reload()
    await page.locator('tr', { hasText: 'MGR-2' }).waitFor()
    await page.getByRole('button', { name: 'Dewi Lestari' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByLabel('E-mail').waitFor()
    await page.reload()
    await page.getByLabel('E-mail').waitFor()
  })

  it('leads from a figure of the tree to the clocks it counts, and back', async () => {
    const { page, complaints } = await openManager(1280, `?token=${house.server.adminToken}&lang=en`)
    await page.getByRole('link', { name: 'Agreements' }).first().click()
    const open = page.locator('tr', { hasText: 'hours' }).getByRole('link', { name: /^Open: \d/ })
    const reported = Number(await open.innerText())
    expect(reported).toBeGreaterThan(0)
    await open.click()
    await page.waitForURL(/\/tickets\?agreement=hours&state=open$/)
    await until(
      'every clock counted',
      async () => (await page.locator('tr[data-clock]').count()) === reported,
    )
    await house.open('hours', 'MGR-4')
    await until('one more, live', async () => (await page.locator('tr[data-clock]').count()) === reported + 1)
    await page.goBack()
    await until('the figure too', async () => Number(await open.innerText()) === reported + 1)
    expect(complaints).toEqual([])
  })

  it('keeps its filters in the address, so that back undoes the last', async () => {
    const { page } = await openManager(1280, `?token=${house.server.adminToken}&lang=en&customer=nobody`)
    await page.getByText('No clock is running.').waitFor()
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.locator('tr[data-clock]').first().waitFor()
    expect(new URL(page.url()).searchParams.get('customer')).toBeNull()
    await page.goBack()
    await page.getByText('No clock is running.').waitFor()
  })
})
