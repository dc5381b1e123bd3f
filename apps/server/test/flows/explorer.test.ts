import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { until } from '../support/until.js'
import { launchBrowser } from './support/browser.mjs'
import { agreement, type House, startHouse } from './support/house.js'

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

/** The explorer with every other host out of reach; what it asked of them, and what it complained of. */
async function openExplorer(query: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const foreign: string[] = []
  const complaints: string[] = []
  await context.route('**/*', (route) => {
    const { host, protocol } = new URL(route.request().url())
    if (host === new URL(house.server.url).host || protocol === 'data:') return route.continue()
    foreign.push(route.request().url())
    return route.abort()
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`${house.server.url}/api${query}`)
  return { page, foreign, complaints }
}

/** The reference is there once the schema has been read. */
async function openReference(page: Page) {
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
  await page.getByText('Root Types').waitFor()
}

/**
 * Chooses one of the operations written; answers where the result is shown. The explorer offers them once it has read
 * its own text by the schema, which takes a moment: until then its button runs what stands first, and is asked again.
 */
async function run(page: Page, operation: string) {
  const offer = page.getByRole('menuitem', { name: operation })
  await until(`the explorer offers ${operation}`, async () => {
    await page.getByRole('button', { name: /^(Execute query|Stop execution)/ }).click()
    return offer.waitFor({ timeout: 500 }).then(
      () => true,
      () => false,
    )
  })
  await offer.click()
  return page.locator('.result-window')
}

describe('explorer', () => {
  it('asks the API from our own origin, with no other host in reach', async () => {
    await house.open('hours', 'EXP-1')
    const { page, foreign, complaints } = await openExplorer(`?token=${house.server.adminToken}`)
    await openReference(page)
    await page.getByRole('link', { name: 'BoardClock', exact: true }).click()
    await page.getByText('A clock as a board needs it').waitFor()
    const answer = await run(page, 'NextToBreach')
    await until('the answer', async () => (await answer.innerText()).includes('EXP-1'))
    expect(page.url()).toBe(`${house.server.url}/api`)
    expect(foreign).toEqual([])
    expect(complaints).toEqual([])
  })

  it('follows a subscription over the WebSocket', async () => {
    const { page, complaints } = await openExplorer(`?token=${house.server.adminToken}`)
    await openReference(page)
    const answer = await run(page, 'Facts')
    await until('a heartbeat', async () => (await answer.innerText()).includes('serverTime'))
    expect(complaints).toEqual([])
  })

  it('is refused without a token, and says so', async () => {
    const { page } = await openExplorer('')
    const answer = page.locator('.result-window')
    await until('the refusal', async () => (await answer.innerText()).includes('UNAUTHENTICATED'))
  })
})
