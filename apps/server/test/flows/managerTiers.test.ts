import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { launchBrowser } from './support/browser.mjs'
import { agreement, type House, startHouse } from './support/house.js'

const MINUTE = 60_000

let house: House
let browser: Browser

/** What stands behind the customer's promise: how long one holder may keep a ticket each time it has it. */
const behind = (id: string, kind: string, heldWhile: string, within: string) =>
  agreement(id, within, `kind: ${kind}\nsupports: [gold]\n`)
    .replace(`appliesTo: { customer: ${id} }`, `appliesTo: { customer: gold }`)
    .replace('metric: resolution', `metric: heldTime\n    heldWhile: ${heldWhile}`)

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), launchBrowser()])
  await house.putAgreement(agreement('gold', '4 hours'))
  await house.putAgreement(behind('line-2', 'internal', '{ line: L2 }', '2 hours'))
  await house.putAgreement(behind('network', 'internal', '{ team: Network }', '90 minutes'))
  await house.putAgreement(behind('carrier', 'underpinning', '{ party: Carrier }', '1 hour'))
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

describe('tiers of one ticket', () => {
  it('KIND-1 runs an SLA, two OLAs and a contract side by side, each with its countdown and its story', async () => {
    const now = Date.now()
    const held = { kind: 'assigned', party: 'Carrier', line: 'L2', team: 'Network' }
    await house.open('gold', 'T-1', [{ kind: 'assigned', line: 'L1', team: 'Desk' }], now - 50 * MINUTE)
    await house.change('T-1', [held], now - 30 * MINUTE)

    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(`${house.server.url}/tickets/desk/T-1?token=${house.server.adminToken}&lang=en`)
    const cards = page.locator('.card[data-clock]')
    await cards.nth(3).locator('.left').waitFor()
    expect(await cards.count()).toBe(4)
    const kinds = await cards.evaluateAll((all) => all.map((card) => card.getAttribute('data-kind')))
    expect(kinds).toEqual(['customer', 'internal', 'internal', 'underpinning'])
    const left = await cards.locator('.left').allInnerTexts()
    expect(left.map((text) => text.slice(0, 4))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^3:(09|10)/), expect.stringMatching(/^1:(29|30)/)]),
    )
    expect(new Set(left).size).toBe(4)

    await cards.nth(3).getByRole('button', { name: 'Why this deadline?' }).click()
    await page.locator('.story', { hasText: 'carrier' }).waitFor()
    await page.goBack()
    await page.locator('.story', { hasText: 'gold' }).waitFor()

    await page.getByRole('tab', { name: 'Attribution' }).click()
    await page.locator('.gantt .flag').nth(3).waitFor()
    const lanes = await page.locator('.gantt-names b').allInnerTexts()
    expect(lanes).toEqual(expect.arrayContaining(['L1', 'L2', 'Network', 'Carrier']))
    await page.locator('.panel canvas').nth(3).waitFor()
    const table = page.locator('.panel', { hasText: 'gold' }).locator('details').last()
    await table.locator('summary').click()
    expect(await table.locator('tfoot td').first().innerText()).toMatch(/^5\d min/)
  })
})
