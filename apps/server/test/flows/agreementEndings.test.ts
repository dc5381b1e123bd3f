import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Account,
  createAccount,
  fillIn,
  openAgreement,
  openItem,
  type Seat,
  saveDraft,
  says,
  take,
  takeSeat,
} from './support/agreementPages.js'
import { launchBrowser } from './support/browser.mjs'
import { agreement, type House, startHouse } from './support/house.js'

const MAYA: Account = { name: 'Maya Putri', email: 'maya@desk.example', role: 'manager', parties: null }
const NOTICE = 'term: { timeZone: Asia/Jakarta, notice: 30 days }\n'

let house: House
let browser: Browser
let maya: Seat

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), launchBrowser()])
  await house.putAgreement(agreement('acme', '4 hours', NOTICE))
  await createAccount(house, MAYA)
  maya = await takeSeat(house, browser, MAYA)
  await house.open('acme', 'END-1')
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** What a ticket's clocks run under, as its page shows it. */
async function cardsOf(key: string): Promise<readonly string[]> {
  await maya.page.goto(`${house.server.url}/tickets/desk/${key}`)
  await maya.page.getByRole('tab', { name: 'Story' }).waitFor()
  await maya.page.locator('.card, .note').first().waitFor()
  return maya.page.locator('.card').allInnerTexts()
}

/** The wall time of the agreement's zone that many days from now, as a date field takes it. */
function wallIn(days: number): string {
  const at = Date.now() + days * 86_400_000 + 7 * 3_600_000
  return new Date(at).toISOString().slice(0, 16)
}

describe('the endings of an agreement, in the browser', () => {
  it('moves running clocks to an amendment after showing what that would do, and tells it on the ticket', async () => {
    const { page } = maya
    await openAgreement(maya, house, 'acme')
    await take(maya, 'amend', { Reason: 'Two hours from now on.' })
    await page.waitForURL(/\/agreements\/acme\/edit$/)
    await fillIn(await openItem(maya, 'Targets', 'resolution'), { Within: '2h' })
    await saveDraft(maya)
    await openAgreement(maya, house, 'acme?version=2')
    await take(maya, 'requestApproval')
    await says(maya, 'Approved')
    await page.locator('[data-step=activate]').click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('button[type=submit]').click()

    const figure = (name: string) => dialog.locator(`[data-figure=${name}] dd`)
    await figure('moved').waitFor()
    expect(await figure('moved').innerText()).toBe('1')
    expect(await figure('earlier').innerText()).toBe('1')
    expect(await figure('later').innerText()).toBe('0')
    expect(await figure('wouldBreach').innerText()).toBe('0')
    await dialog.getByLabel(/^Reason/).fill('The customer asked for it.')
    await dialog.getByRole('button', { name: 'Move them' }).click()
    await dialog.getByRole('status').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).last().click()

    await page.goto(`${house.server.url}/tickets/desk/END-1`)
    const moved = page.locator('[data-fact=migrated]')
    await moved.waitFor()
    expect(await moved.innerText()).toMatch(/from version 1 to version 2.*due.*The customer asked for it\./s)
    expect(await page.locator('.card').innerText()).toContain('version 2')
  })

  it('is suspended, binds no ticket meanwhile, and is reinstated', async () => {
    await openAgreement(maya, house, 'acme')
    await take(maya, 'suspend', { Reason: 'The bill is open.' })
    await says(maya, 'Suspended')
    await house.open('acme', 'END-2')
    expect(await cardsOf('END-2')).toEqual([])
    expect(await cardsOf('END-1')).toHaveLength(1)

    await openAgreement(maya, house, 'acme')
    await take(maya, 'reinstate', { Reason: 'It is paid.' })
    await says(maya, 'Active')
    await house.open('acme', 'END-3')
    expect(await cardsOf('END-3')).toEqual([expect.stringContaining('version 2')])
  })

  it('is terminated with the notice agreed upon, and refuses less', async () => {
    const { page } = maya
    await openAgreement(maya, house, 'acme')
    await page.locator('[data-step=terminate]').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('30 days’ notice').waitFor()
    await dialog.getByLabel(/^Reason/).fill('They go elsewhere.')
    await dialog.getByLabel(/^Date/).fill(wallIn(10))
    await dialog.locator('button[type=submit]').click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByLabel(/^Date/).fill(wallIn(40))
    await dialog.locator('button[type=submit]').click()
    await dialog.waitFor({ state: 'hidden' })
    await says(maya, /(ends on \d+ \w+ \d{4} at \d\d:\d\d|in force through \d+ \w+ \d{4}), 40 days left/)

    await openAgreement(maya, house, 'acme?tab=log')
    const newest = maya.page.locator('tbody tr').first()
    await newest.waitFor()
    expect(await newest.innerText()).toMatch(/Maya Putri.*notice given.*They go elsewhere\./s)
    expect(maya.complaints).toEqual([])
  })
})
