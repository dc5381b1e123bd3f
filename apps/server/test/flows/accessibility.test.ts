import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { AGREEMENT_TEMPLATES } from '@tenggat/domain'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { launchBrowser } from './support/browser.mjs'
import { agreement, type House, startHouse } from './support/house.js'

/** Runs in the page beside axe, which hangs itself on the window. */
declare const axe: {
  run(options: object): Promise<{
    violations: { id: string; impact: string | null; nodes: { target: string[]; failureSummary: string }[] }[]
  }>
}
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const MANAGER_PAGES = [
  ...['/', '/agreements', '/agreements/new', '/tickets', '/tickets/desk/A11Y-1', '/providers'],
  ...['/providers/desk', '/attribution', '/people', '/tokens', '/audit', '/calendars'],
  ...['/sources', '/sources/desk', '/sources/hooks'],
  ...['/agreements/hours', '/agreements/help/edit'],
  ...[
    'summary',
    'targets',
    'people',
    'obligations',
    'calendars',
    'clauses',
    'comments',
    'versions',
    'figures',
    'log',
  ].map((tab) => `/agreements/help?tab=${tab}`),
  '/agreements/hours/diff?from=1&to=2',
]

let house: House
let browser: Browser
let customerLink: string

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), launchBrowser()])
  await house.putAgreement(agreement('hours', '3 hours'))
  await house.putAgreement(agreement('hours', '4 hours'))
  const help = AGREEMENT_TEMPLATES.find(({ id }) => id === 'help-desk')!
  await house.ask(
    `mutation ($input: CreateAgreementInput!) { createAgreement(input: $input) { __typename } }`,
    { input: { document: JSON.stringify({ ...help.document, id: 'help' }), idempotencyKey: 'help' } },
  )
  const now = Date.now()
  await house.open('hours', 'A11Y-1', [], now - 3_600_000)
  await house.open('hours', 'A11Y-2', [], now - 18_000_000)
  await aDeadLetter()
  customerLink = await aCustomerLink()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** Of the source `hooks`, which sends what nobody can read. */
async function aDeadLetter(): Promise<void> {
  const { declareSource } = await house.ask<{ declareSource: { secret: string } }>(
    `mutation ($input: DeclareSourceInput!) { declareSource(input: $input) { ... on SourceDeclared { secret } } }`,
    { input: { name: 'hooks', kind: 'chatwoot', idempotencyKey: 'hooks' } },
  )
  const address = `${house.server.url}/v1/sources/hooks/events?token=${encodeURIComponent(declareSource.secret)}`
  const headers = { 'content-type': 'application/json' }
  const { status } = await fetch(address, { method: 'POST', headers, body: '{}' })
  expect(status).toBe(202)
}

async function aCustomerLink(): Promise<string> {
  const { createToken } = await house.ask<{ createToken: { secret: string } }>(
    `mutation ($input: CreateTokenInput!) { createToken(input: $input) { __typename ... on TokenCreated { secret } } }`,
    {
      input: {
        ...{ name: 'customer', scopes: ['customer'], idempotencyKey: randomUUID() },
        board: { agreementId: ['hours'], customer: ['hours'] },
      },
    },
  )
  return `/c#${createToken.secret}`
}

async function openPage(colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1280, height: 900 }, locale: 'en-GB', colorScheme },
    reducedMotion: 'reduce',
  })
  onTestFinished(() => context.close())
  return context.newPage()
}

/** What axe finds serious or critical, each with the first element it is about. @param rules only these */
async function seriousIn(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(AXE)
  const options = { resultTypes: ['violations'], ...(rules === undefined ? {} : { runOnly: rules }) }
  const { violations } = await page.evaluate((asked) => axe.run(asked), options)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id} × ${nodes.length}: ${nodes[0]!.target.join(' ')}: ${nodes[0]!.failureSummary}`,
    )
}

/** A page has settled when nothing waits any more. */
async function settled(page: Page): Promise<void> {
  await page.locator('main h1, .wall, .board').first().waitFor()
  await page.waitForLoadState('networkidle')
}

it('has nothing serious on any page of the manager, nor letters too pale when it turns dark', async () => {
  const page = await openPage('light')
  await page.goto(`${house.server.url}/?token=${house.server.adminToken}&lang=en`)
  await settled(page)
  const found: string[] = []
  for (const path of MANAGER_PAGES) {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(house.server.url + path)
    await settled(page)
    for (const problem of await seriousIn(page)) found.push(`${path}: ${problem}`)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
    for (const problem of await seriousIn(page, ['color-contrast'])) found.push(`${path}, dark: ${problem}`)
  }
  expect(found).toEqual([])
}, 180_000)

describe.each(['light', 'dark'] as const)('accessibility, %s', (scheme) => {
  it('has nothing serious where people sign in', async () => {
    const page = await openPage(scheme)
    await page.goto(house.server.url)
    await page.getByRole('button').first().waitFor()
    expect(await seriousIn(page)).toEqual([])
  })

  it("has nothing serious on a customer's page, nor where its link is refused", async () => {
    const page = await openPage(scheme)
    await page.goto(house.server.url + customerLink)
    await page.locator('.promise').first().waitFor()
    expect(await seriousIn(page)).toEqual([])
    const refused = await openPage(scheme)
    await refused.goto(`${house.server.url}/c#tgt_000000000000_nobodyknowsthistokenatall`)
    await refused.locator('.notice h1').waitFor()
    expect(await seriousIn(refused)).toEqual([])
  })
})

describe('accessibility', () => {
  it('has nothing serious on the wall', async () => {
    const page = await openPage('dark')
    const { secret } = await house.displayToken()
    await page.goto(`${house.server.url}/wall/test?token=${secret}&lang=en`)
    await page.locator('.tile').first().waitFor()
    expect(await seriousIn(page)).toEqual([])
  })

  it('can fail: axe sees a picture without words and letters without contrast', async () => {
    const page = await openPage('light')
    await page.setContent('<main><img src="/x.png"><p style="color:#ccc;background:#fff">pale</p></main>')
    expect((await seriousIn(page)).map((problem) => problem.split(' ')[0])).toEqual(
      expect.arrayContaining(['image-alt', 'color-contrast']),
    )
  })
})
