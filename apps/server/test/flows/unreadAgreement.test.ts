import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { rewriteDocuments } from '../agreements/rewriteDocuments.js'
import { launchBrowser } from './support/browser.mjs'
import { agreement, type House, startHouse } from './support/house.js'

const SAID = {
  en: 'This release cannot read this version: it needs release 0.3.0.',
  id: 'Rilis ini tidak dapat membaca versi ini: diperlukan rilis 0.3.0.',
} as const

let house: House
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), launchBrowser()])
  await house.putAgreement(agreement('later', '3 hours'))
  await house.ask(
    'mutation ($input: CreateAgreementInput!) { createAgreement(input: $input) { __typename } }',
    { input: { document: agreement('drafted', '3 hours'), idempotencyKey: 'drafted' } },
  )
  const client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  for (const id of ['later', 'drafted'])
    await rewriteDocuments(client, id, (document) => ({ ...document, needs: '0.3.0', forgive: {} }))
  await client.end()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function open(
  path: string,
  language: keyof typeof SAID,
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(`${house.server.url}/?token=${house.server.adminToken}&lang=${language}`)
  await page.waitForSelector('#page h1')
  await page.goto(`${house.server.url}/agreements/${path}?lang=${language}`)
  return { page, complaints }
}

describe.each(['en', 'id'] as const)('the page of an agreement of a later release, in %s', (language) => {
  it('AGR-84 says which release it needs, what is not known here, and shows what was signed', async () => {
    const { page, complaints } = await open('later', language)
    const notice = page.locator('[data-unread]')
    await notice.waitFor()
    expect(await notice.locator('strong').innerText()).toBe(SAID[language])
    const [places, content] = await page.locator('details').all()
    await places!.locator('summary').click()
    expect(await places!.locator('code').allInnerTexts()).toContain('forgive')
    await content!.locator('summary').click()
    expect(await content!.locator('pre').innerText()).toContain('"needs":"0.3.0"')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1280)
    expect(complaints).toEqual([])
  })

  it('AGR-84 opens no form for a draft that cannot be read', async () => {
    const { page, complaints } = await open('drafted/edit', language)
    await page.getByText(SAID[language]).waitFor()
    expect(await page.locator('form').count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
