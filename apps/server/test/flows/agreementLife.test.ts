import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Account,
  addItem,
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
import { type House, startHouse } from './support/house.js'

const DAY = 86_400_000
const ACCOUNTS = {
  maya: { name: 'Maya Putri', email: 'maya@desk.example', role: 'manager', parties: null },
  ana: { name: 'Ana Wijaya', email: 'ana@acme.example', role: 'representative', parties: ['acme'] },
  budi: { name: 'Budi Hartono', email: 'budi@acme.example', role: 'representative', parties: ['acme'] },
  citra: { name: 'Citra Dewi', email: 'citra@desk.example', role: 'representative', parties: ['desk'] },
  dedi: { name: 'Dedi Susanto', email: 'dedi@desk.example', role: 'representative', parties: ['desk'] },
} satisfies Record<string, Account>
type Who = keyof typeof ACCOUNTS

let house: House
let browser: Browser
let seats: Record<Who, Seat>

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), launchBrowser()])
  const all = Object.entries(ACCOUNTS)
  for (const [, account] of all) await createAccount(house, account)
  const taken: [string, Seat][] = []
  for (const [who, account] of all) taken.push([who, await takeSeat(house, browser, account)])
  seats = Object.fromEntries(taken) as Record<Who, Seat>
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** The manager changes how soon a simple request is to be done, and saves. */
async function promise(within: string): Promise<void> {
  const { maya } = seats
  await fillIn(await openItem(maya, 'Targets', 'solve-simple'), { Within: within })
  await saveDraft(maya)
}

async function allApprove(version: number): Promise<void> {
  await openAgreement(seats.maya, house, `acme?version=${version}`)
  await take(seats.maya, 'requestApproval')
  for (const who of ['ana', 'budi', 'citra'] as const) {
    await openAgreement(seats[who], house, `acme?version=${version}`)
    await take(seats[who], 'approve')
  }
  await says(seats.citra, 'Approved')
}

async function bothSign(version: number): Promise<void> {
  for (const who of ['ana', 'dedi'] as const) {
    await openAgreement(seats[who], house, `acme?version=${version}`)
    await take(seats[who], 'sign', { 'Your full name': ACCOUNTS[who].name })
  }
  await says(seats.dedi, 'Signed')
}

async function openEditor(): Promise<void> {
  await openAgreement(seats.maya, house, 'acme')
  await seats.maya.page.getByRole('link', { name: 'Edit', exact: true }).click()
}

/** The figures of a period as the text that the API answers. */
async function reportOf(period: object): Promise<string> {
  const { attainmentReport } = await house.ask(
    'query ($period: Period!) { attainmentReport(agreementId: "acme", period: $period) }',
    { period },
  )
  return JSON.stringify(attainmentReport)
}

const iso = (at: number): string => new Date(at).toISOString()

/** In the zone of the agreement. */
function firstOfNextMonth(): string {
  const [year, month] = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' })
    .format(Date.now())
    .split('-')
    .map(Number)
  return iso(Date.UTC(year!, month!, 1)).slice(0, 10)
}

describe('the life of an agreement, in the browser', () => {
  it('begins with a template and is filled in by the form', async () => {
    const { maya } = seats
    const { page } = maya
    await page.goto(`${house.server.url}/agreements`)
    await page.getByRole('link', { name: 'Draft an agreement' }).click()
    const template = page.getByRole('region', { name: 'Help desk by kind of request' })
    await template.getByRole('button', { name: 'Begin with this' }).click()
    await fillIn(template, { 'Short name': 'acme', Title: 'Help desk for Acme' })
    await template.getByRole('button', { name: 'Begin with this' }).click()
    await page.waitForURL(/\/agreements\/acme\/edit$/)

    await fillIn(await openItem(maya, 'Parties', 'The customer'), {
      'Short name': 'acme',
      'Full name': 'Acme',
    })
    await fillIn(await openItem(maya, 'Parties', 'The provider'), {
      'Short name': 'desk',
      'Full name': 'Desk',
    })
    const seated = [
      ['Head of IT', 'ana'],
      ['Finance manager', 'budi'],
      ['Service delivery manager', 'citra'],
      ['Managing director', 'dedi'],
    ] as const
    for (const [post, who] of seated) {
      const { name, email } = ACCOUNTS[who]
      await fillIn(await openItem(maya, 'People', post), { 'E-mail': email, Name: name })
    }
    await fillIn(await addItem(maya, 'Who else gains by it'), {
      Who: 'Guests of the shops',
      Note: 'They wait less.',
    })
    const scope = page.getByRole('region', { name: 'Scope' })
    await scope.getByRole('combobox', { name: 'customer' }).fill('acme')
    await scope.getByRole('combobox', { name: 'customer' }).press('Enter')
    await scope.locator('span:has(> button)', { hasText: 'The customer' }).locator('button').click()
    await promise('5h')
    await openAgreement(maya, house, 'acme')
    await says(maya, 'Draft')
    await says(maya, 'Between Acme · Desk')
  })

  it('AGR-21 is commented on by a party and rejected once, with a reason that the log keeps', async () => {
    const { maya, ana, citra } = seats
    // Her page is open before the comment is made: it comes by itself.
    await openAgreement(maya, house, 'acme?tab=comments')
    await openAgreement(ana, house, 'acme?tab=comments')
    await ana.page.getByLabel('About').selectOption('targets.solve-simple')
    await ana.page.getByLabel('Your comment').fill('Our shops close after four hours without a till.')
    await ana.page.getByRole('button', { name: 'Send' }).click()
    await ana.page.locator('.comment').waitFor()
    const comment = maya.page.locator('.comment', { hasText: 'four hours without a till' })
    await comment.waitFor()
    expect(await comment.innerText()).toMatch(/Ana Wijaya.*Acme.*targets\.solve-simple/s)

    await take(maya, 'requestApproval')
    await says(maya, 'Waiting for approval by Ana Wijaya, Budi Hartono, Citra Dewi.')
    await ana.page.goto(house.server.url)
    await ana.page.getByRole('link', { name: /^To do\s*1$/ }).click()
    const todo = ana.page.locator('tbody tr')
    expect(await todo.innerText()).toMatch(/^Approve\s/)
    await todo.getByRole('link').click()
    await take(ana, 'approve')
    await openAgreement(citra, house, 'acme')
    await take(citra, 'reject', { Reason: 'Five hours cannot be kept at night.' })
    await says(citra, 'Draft')
    await openAgreement(maya, house, 'acme?tab=log')
    const rejected = maya.page.locator('tbody tr').first()
    expect(await rejected.innerText()).toMatch(/Citra Dewi.*rejected.*Five hours cannot be kept at night\./s)
    await maya.page
      .getByText(/^\d+ differences?$/)
      .first()
      .click()
    expect(await maya.page.locator('details[open] thead').innerText()).toMatch(/Before\s+After/)
    await maya.page.getByText(/Intact: each of the \d+ entries/).waitFor()
  })

  it('AGR-21 asks everybody again after a change, and says so', async () => {
    const { maya } = seats
    await openEditor()
    await promise('4h')
    await allApprove(1)
    await openEditor()
    await maya.page.getByText('Approvals and signatures given so far will be void once you save.').waitFor()
    await promise('3h')
    await openAgreement(maya, house, 'acme?tab=people')
    await says(maya, 'Draft')
    expect(await maya.page.getByText('approves: not yet').count()).toBe(3)
  })

  it('AGR-22 is signed under its hash by both sides, put in force, and runs the first ticket', async () => {
    const { maya, ana, dedi } = seats
    await allApprove(1)
    await openAgreement(ana, house, 'acme')
    await ana.page.locator('[data-step=sign]').click()
    const dialog = ana.page.getByRole('dialog')
    const hash = await dialog.locator('.whole-hash').innerText()
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await dialog.locator('button[type=submit]').isDisabled()).toBe(true)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await bothSign(1)
    expect(await dedi.page.locator('.hash').first().getAttribute('title')).toBe(hash)

    await openAgreement(maya, house, 'acme')
    await says(maya, 'Nothing stands in the way: it can be put in force.')
    await take(maya, 'activate')
    await says(maya, 'Active')
    await house.open('acme', 'LIFE-1')
    await house.open('acme', 'LIFE-2')
    await house.change('LIFE-2', [{ kind: 'statusChanged', to: 'solved' }])

    await ana.page.goto(`${house.server.url}/tickets/desk/LIFE-1`)
    const left = ana.page.locator('.card', { hasText: 'Resolution' }).locator('.left')
    await left.waitFor()
    expect(await left.innerText()).toMatch(/^(3 h 00|2 h 59)$/)
    expect(await ana.page.locator('.card', { hasText: 'Resolution' }).innerText()).toContain('version 1')
  })

  it('AGR-24 AGR-27 is amended for next month, compared, and leaves every closed figure as it was, byte for byte', async () => {
    const { maya, ana } = seats
    const closed = { from: iso(Date.now() - 31 * DAY), to: iso(Date.now()) }
    const before = await reportOf(closed)
    expect(before).toContain('"numerator":1')

    await openAgreement(maya, house, 'acme')
    await take(maya, 'amend', { Reason: 'The shops open longer from next month.' })
    await maya.page.waitForURL(/\/agreements\/acme\/edit$/)
    await promise('2h')
    await allApprove(2)
    await bothSign(2)
    await openAgreement(maya, house, 'acme?version=2')
    await maya.page.locator('[data-step=activate]').click()
    const dialog = maya.page.getByRole('dialog')
    await dialog.getByLabel('On a date').check()
    await dialog.getByLabel(/^Date/).fill(`${firstOfNextMonth()}T00:00`)
    await dialog.locator('button[type=submit]').click()
    await says(maya, /^takes effect on \w+ 1 /)

    await openAgreement(ana, house, 'acme?tab=versions')
    const versions = await ana.page.locator('.agreement-tabs tbody tr').allInnerTexts()
    expect(versions.map((row) => /^version \d\s+\S+/.exec(row)?.[0].replace(/\s+/g, ' '))).toEqual([
      'version 2 Scheduled',
      'version 1 Active',
    ])
    await ana.page.getByRole('link', { name: 'Compare' }).click()
    const changed = ana.page.locator('tr[data-change]')
    await changed.first().waitFor()
    expect(await changed.allInnerTexts()).toEqual([expect.stringMatching(/within.*3h.*2h/s)])

    expect(await reportOf(closed)).toBe(before)
    for (const seat of Object.values(seats)) expect(seat.complaints).toEqual([])
  })
})
