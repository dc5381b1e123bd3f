import { randomUUID } from 'node:crypto'
import type { Browser, Locator, Page } from 'playwright-core'
import type { House } from './house.js'

export interface Account {
  readonly name: string
  readonly email: string
  readonly role: 'manager' | 'representative'
  /** Null: every party's. */
  readonly parties: readonly string[] | null
}

/** One person at a machine of their own, signed in. */
export interface Seat {
  readonly name: string
  readonly page: Page
  readonly complaints: readonly string[]
}

const PASSWORD = 'long enough to be kept'

export async function createAccount(house: House, account: Account): Promise<void> {
  const { createPerson } = await house.ask<{ createPerson: { __typename: string } }>(
    `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { __typename } }`,
    { input: { ...account, password: PASSWORD, idempotencyKey: randomUUID() } },
  )
  if (createPerson.__typename !== 'PersonCreated') throw new Error(JSON.stringify(createPerson))
}

/** Signs in by e-mail and password, as anybody would, in a browser that knows nobody yet. */
export async function takeSeat(house: House, browser: Browser, { name, email }: Account): Promise<Seat> {
  const context = await browser.newContext({
    ...{ viewport: { width: 1280, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' },
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  await page.goto(`${house.server.url}/?lang=en`)
  await page.getByLabel('E-mail').fill(email)
  await page.locator('#password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name }).waitFor()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`${name}: ${error}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${name}: ${message.text()}`)
  })
  return { name, page, complaints }
}

/** Opens a page of the agreement by its address. */
export async function openAgreement({ page }: Seat, house: House, path: string): Promise<void> {
  await page.goto(`${house.server.url}/agreements/${path}`)
  await page.locator('.agreement-head').waitFor()
}

/** Waits until the head of the page says so: its state, and beside it what it waits for. */
export const says = ({ page }: Seat, text: string | RegExp): Promise<void> =>
  page.locator('.agreement-head').getByText(text).first().waitFor()

/** Presses a step's button, fills in what it asks for, and waits until it is done. */
export async function take(
  { page }: Seat,
  step: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.locator(`[data-step=${step}]`).click()
  const dialog = page.getByRole('dialog')
  for (const [label, answer] of Object.entries(answers)) await named(dialog, label).fill(answer)
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'hidden' })
}

/** A thing in one of the form's lists, opened: found by the name it carries in its heading. */
export async function openItem({ page }: Seat, list: string, title: string): Promise<Locator> {
  const fieldset = page.locator('fieldset.items').filter({ has: page.getByText(list, { exact: true }) })
  const item = fieldset
    .locator('details')
    .filter({ has: page.locator('summary', { hasText: title }) })
    .first()
  if ((await item.getAttribute('open')) === null) await item.locator('summary').first().click()
  return item
}

const listOf = (page: Page, list: string): Locator =>
  page.locator('fieldset.items').filter({ has: page.getByText(list, { exact: true }) })

/** A new thing at the end of one of the form's lists. */
export async function addItem({ page }: Seat, list: string): Promise<Locator> {
  await page.getByRole('button', { name: `Add to ${list.toLowerCase()}` }).click()
  return listOf(page, list).locator('details').last()
}

/** Writes into fields of the form by what they are called. */
export async function fillIn(within: Locator, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await named(within, label).first().fill(text)
}

/** What must be filled in carries an asterisk in its label. */
const named = (within: Locator, label: string): Locator => within.getByLabel(new RegExp(`^${label}( \\*)?$`))

/** Saves the draft, and waits until the form says that nothing is left to save. */
export async function saveDraft({ page }: Seat): Promise<void> {
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await page.getByText('Everything is saved.').waitFor()
}
