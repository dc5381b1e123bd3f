import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { until } from '../support/until.js'
import { launchBrowser } from './support/browser.mjs'
import { agreement, type House, startHouse } from './support/house.js'
import { shownSeconds } from './support/wallPage.js'

const MINUTE = 60_000
const HELD = { kind: 'assigned', party: 'Carrier', line: 'L2', team: 'Network' }
const BACK = { kind: 'assigned', party: 'Desk', line: 'L2', team: 'Network' }

let house: House
let browser: Browser

/** What stands behind the customer's promise: how long one holder may keep a ticket each time it has it. */
const behind = (id: string, kind: string, heldWhile: string, within: string) =>
  agreement(id, within, `kind: ${kind}\nsupports: [silver]\n`)
    .replace(`appliesTo: { customer: ${id} }`, 'appliesTo: { customer: silver }')
    .replace('metric: resolution', `metric: heldTime\n    heldWhile: ${heldWhile}`)

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), launchBrowser()])
  await house.putAgreement(agreement('silver', '4 hours'))
  await house.putAgreement(behind('line-2', 'internal', '{ line: L2 }', '2 hours'))
  await house.putAgreement(behind('network', 'internal', '{ team: Network }', '90 minutes'))
  await house.putAgreement(behind('carrier', 'underpinning', '{ party: Carrier }', '1 hour'))
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function openTicket(key: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(`${house.server.url}/tickets/desk/${key}?token=${house.server.adminToken}&lang=en`)
  return page
}

const secondsLeft = async (card: Locator): Promise<number> =>
  shownSeconds(await card.locator('.left').innerText())

describe('tiers of one ticket, live', () => {
  it('CLK-17 count down side by side, each by itself, and each explains itself', async () => {
    const now = Date.now()
    await house.open('silver', 'T-1', [{ kind: 'assigned', line: 'L1', team: 'Desk' }], now - 90 * MINUTE)
    await house.change('T-1', [{ kind: 'assigned', line: 'L2', team: 'Network' }], now - 60 * MINUTE)
    await house.change('T-1', [HELD], now - 52 * MINUTE)
    const page = await openTicket('T-1')
    const cards = page.locator('.card[data-clock]')
    await cards.nth(3).locator('.left').waitFor()

    const before = await Promise.all([0, 1, 2, 3].map((nth) => secondsLeft(cards.nth(nth))))
    // Of 4 h since the opening, of 90 min and 2 h since the hand-over to the line, of 1 h since the provider's.
    const expected = [8, 30, 60, 150].map((minutes) => minutes * 60)
    for (const [index, seconds] of before.toSorted((a, b) => a - b).entries()) {
      expect(seconds).toBeLessThanOrEqual(expected[index]!)
      expect(seconds).toBeGreaterThanOrEqual(expected[index]! - 60)
    }
    const last = before.findIndex((seconds) => seconds < 600)
    await until('the last minutes tick', async () => (await secondsLeft(cards.nth(last))) < before[last]!)

    for (const id of ['silver', 'line-2', 'network', 'carrier']) {
      await cards.filter({ hasText: id }).getByRole('button', { name: 'Why this deadline?' }).click()
      await page.locator('.story', { hasText: id }).locator('tr[data-kind=running]').first().waitFor()
    }
  })

  it('CLK-18 ends the contract at the hand-back, and begins its second cycle at the return, without a reload', async () => {
    await house.open('silver', 'T-2', [{ kind: 'assigned', line: 'L1', team: 'Desk' }])
    const page = await openTicket('T-2')
    await page.locator('.card .left').waitFor()
    await page.evaluate(() => Object.assign(globalThis, { neverReloaded: true }))
    const contract = page.locator('.card[data-kind=underpinning]')
    expect(await contract.count()).toBe(0)

    await house.change('T-2', [HELD])
    await contract.locator('.left').waitFor()
    expect(await contract.innerText()).not.toContain('cycle')

    await house.change('T-2', [BACK])
    await contract.waitFor({ state: 'detached' })
    expect(await page.locator('.card[data-kind=internal] .left').count()).toBe(2)

    await house.change('T-2', [HELD])
    await contract.locator('.left').waitFor()
    expect(await contract.innerText()).toContain('cycle 2')
    expect(await secondsLeft(contract)).toBeGreaterThanOrEqual(59 * 60)
    const reported = page.getByRole('button', { name: /UC/ })
    await until('both cycles can be read', async () => (await reported.count()) === 2)
    expect(await page.evaluate(() => 'neverReloaded' in globalThis)).toBe(true)
  })
})
