import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { until } from '../support/until.js'
import { launchBrowser } from './support/browser.mjs'
import { type House, startHouse } from './support/house.js'

const PASSWORD = 'a long enough password'
/** The people of the template, by the address that it names. */
const PEOPLE = {
  headOfIt: { email: 'head.of.it@customer.example', party: 'customer' },
  finance: { email: 'finance@customer.example', party: 'customer' },
  serviceManager: { email: 'service.manager@provider.example', party: 'provider' },
  director: { email: 'director@provider.example', party: 'provider' },
} as const
type Who = keyof typeof PEOPLE
const APPROVERS = ['headOfIt', 'finance', 'serviceManager'] as const

let house: House
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), launchBrowser()])
  for (const [name, { email, party }] of Object.entries(PEOPLE)) {
    const { createPerson } = await house.ask<{ createPerson: { __typename: string } }>(
      'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { __typename } }',
      {
        input: {
          ...{ email, name, role: 'representative', parties: [party] },
          ...{ password: PASSWORD, idempotencyKey: name },
        },
      },
    )
    expect(createPerson.__typename).toBe('PersonCreated')
  }
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function aPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: 'en-GB' })
  onTestFinished(() => context.close())
  return context.newPage()
}

/** The page of somebody who has signed in with a password. */
async function pageOf(who: Who): Promise<Page> {
  const page = await aPage()
  const data = { email: PEOPLE[who].email, password: PASSWORD }
  const headers = { origin: house.server.url }
  expect((await page.request.post(`${house.server.url}/session`, { data, headers })).status()).toBe(200)
  await page.goto(`${house.server.url}/agreements/kopi?lang=en`)
  return page
}

/** Presses a step, fills its dialog in and confirms it; done when the dialog is gone. */
async function take(page: Page, step: string, fields: Readonly<Record<string, string>> = {}) {
  await page.locator(`[data-step=${step}]`).click()
  const dialog = page.getByRole('dialog')
  for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label).fill(text)
  await dialog.locator('button[type=submit]').click()
  await dialog.waitFor({ state: 'detached' })
}

const stateIs = (page: Page, state: string) =>
  page.locator(`.agreement-head [data-agreement-state=${state}]`).waitFor()

describe('agreements in the browser', () => {
  it('AGR-21 AGR-22 go from a template through rejection, a change and signatures into force', async () => {
    const desk = await aPage()
    await desk.goto(`${house.server.url}/agreements/new?token=${house.server.adminToken}&lang=en`)
    await desk.getByRole('button', { name: 'Begin with this' }).first().click()
    await desk.getByLabel('Short name').fill('kopi')
    await desk.getByLabel('Title').fill('Kopi Nusantara, support')
    await desk.getByRole('button', { name: 'Begin with this' }).first().click()
    await desk.getByRole('heading', { name: 'Edit Kopi Nusantara, support' }).waitFor()

    const save = desk.getByRole('button', { name: 'Save the draft' })
    await desk.locator('#section-targets summary', { hasText: 'solve-critical' }).click()
    const within = desk.locator('[id="field-targets[0].within"]')
    await within.fill('2 fortnights')
    await save.click()
    await desk.getByRole('link', { name: 'targets[0].within' }).waitFor()
    await within.fill('2h')
    await desk.getByText('= 2 hours').waitFor()
    await save.click()
    await desk.getByText('Everything is saved.').waitFor()

    await desk.getByRole('link', { name: 'Back to the agreement' }).click()
    await take(desk, 'requestApproval')
    await stateIs(desk, 'inReview')
    const people = Object.fromEntries(
      await Promise.all((Object.keys(PEOPLE) as Who[]).map(async (who) => [who, await pageOf(who)] as const)),
    ) as Record<Who, Page>
    await take(people.headOfIt, 'approve')
    await take(people.finance, 'reject', { Reason: 'The price is missing.' })
    await stateIs(people.finance, 'draft')

    await desk.reload()
    await take(desk, 'requestApproval')
    for (const who of APPROVERS) {
      await people[who].reload()
      await take(people[who], 'approve')
    }
    await stateIs(people.serviceManager, 'approved')

    await desk.goto(`${house.server.url}/agreements/kopi/edit`)
    await desk.getByText('will be void once you save').waitFor()
    await desk.locator('[id="field-summary.purpose"]').fill('Coffee keeps flowing.')
    await save.click()
    await desk.getByText('Everything is saved.').waitFor()
    await desk.getByRole('link', { name: 'Back to the agreement' }).click()
    await stateIs(desk, 'draft')
    await take(desk, 'requestApproval')
    for (const who of APPROVERS) {
      await people[who].reload()
      await take(people[who], 'approve')
    }
    for (const who of ['headOfIt', 'director'] as const) {
      await people[who].reload()
      await take(people[who], 'sign', { 'Your full name': who })
    }
    await stateIs(people.director, 'signed')

    await desk.reload()
    await take(desk, 'activate')
    await stateIs(desk, 'active')
    await house.open('The customer', 'KOPI-1')
    await desk.goto(`${house.server.url}/`)
    await desk.locator('tr', { hasText: 'KOPI-1' }).first().waitFor()

    await desk.goto(`${house.server.url}/agreements/kopi?tab=log`)
    await desk.getByText('Intact').waitFor()
    const reasons = await desk.locator('td.because').allInnerTexts()
    expect(reasons).toContain('The price is missing.')
  }, 180_000)

  it('AGR-27 amend what is in force and show what differs', async () => {
    const desk = await aPage()
    await desk.goto(`${house.server.url}/agreements/kopi?token=${house.server.adminToken}&lang=en`)
    await desk.locator('[data-step=amend]').click()
    await desk.getByRole('dialog').getByLabel('Reason').fill('Faster next year')
    await desk.getByRole('dialog').locator('button[type=submit]').click()
    await desk.getByRole('heading', { name: /^Edit/ }).waitFor()
    await desk.getByRole('tab', { name: 'YAML' }).click()
    const yaml = desk.locator('.yaml textarea').first()
    await yaml.fill((await yaml.inputValue()).replace('within: 2h', 'within: 1h'))
    await desk.getByRole('button', { name: 'Save the draft' }).click()
    await desk.getByText('Everything is saved.').waitFor()

    await desk.goto(`${house.server.url}/agreements/kopi/diff?from=1&to=2`)
    await desk.getByText('1 difference').waitFor()
    const row = desk.locator('tr[data-change=changed]')
    expect(await row.locator('td').allInnerTexts()).toEqual(['2h', '1h'])
    await desk.goto(`${house.server.url}/agreements/kopi`)
    await until(
      'the next draft',
      async () => (await desk.getByText('Version 2 is in the making').count()) > 0,
    )
  })

  it('show both values when two edit at once', async () => {
    const [mine, theirs] = [await aPage(), await aPage()]
    for (const [page, title] of [
      [mine, 'Mine'],
      [theirs, 'Theirs'],
    ] as const) {
      await page.goto(`${house.server.url}/agreements/kopi/edit?token=${house.server.adminToken}&lang=en`)
      await page.locator('#field-title').fill(title)
    }
    await theirs.getByRole('button', { name: 'Save the draft' }).click()
    await theirs.getByText('Everything is saved.').waitFor()
    await mine.getByRole('button', { name: 'Save the draft' }).click()
    const dialog = mine.getByRole('dialog')
    await dialog.locator('td').first().waitFor()
    expect(await dialog.locator('td').allInnerTexts()).toEqual(expect.arrayContaining(['Theirs', 'Mine']))
    await dialog.getByRole('button', { name: 'Save mine over it' }).click()
    await dialog.waitFor({ state: 'detached' })
    await mine.getByText('Everything is saved.').waitFor()
    expect(await mine.locator('#field-title').inputValue()).toBe('Mine')
  })
})
