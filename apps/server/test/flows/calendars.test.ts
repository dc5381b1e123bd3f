import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { launchBrowser } from './support/browser.mjs'
import { type House, startHouse } from './support/house.js'

const PUT = 'mutation ($input: PutCalendarInput!) { putCalendar(input: $input) { __typename } }'
const DEFINITION = '{ sharedCalendars { id revision definition } }'
const OFFICE = {
  timeZone: 'Europe/Berlin',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])),
}
const FOLLOWER = `
id: follower
title: On the shared office hours
calendars: { office: { use: office } }
targets: [{ id: solve, metric: resolution, within: 16h, calendar: office }]
`
const FILE = `BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261224
DTEND;VALUE=DATE:20261227
SUMMARY:Weihnachten
END:VEVENT
BEGIN:VEVENT
DTSTART:20261231T120000
SUMMARY:Half a day
END:VEVENT
END:VCALENDAR
`

let house: House
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), launchBrowser()])
  await house.ask(PUT, { input: { id: 'office', definition: OFFICE } })
  await house.putAgreement(FOLLOWER)
  const example = new URL('../../../../examples/hours/follow-the-sun.yaml', import.meta.url)
  await house.putAgreement(await readFile(example, 'utf8'))
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function openPage(path: string, language = 'en'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(`${house.server.url}${path}?token=${house.server.adminToken}&lang=${language}`)
  return page
}

const stored = async (id: string) => {
  const { sharedCalendars } = await house.ask<{ sharedCalendars: { id: string; definition: object }[] }>(
    DEFINITION,
  )
  return sharedCalendars.find((each) => each.id === id)
}

describe('the hours of a shared calendar, from its page', () => {
  it('CAL-28 takes holidays over from a file, tells what was left out, and is tried before it is put in place', async () => {
    const page = await openPage('/calendars')
    await page.getByRole('region', { name: 'office' }).getByRole('button', { name: 'Edit' }).click()
    const dialog = page.getByRole('dialog')
    const file = { name: 'days.ics', mimeType: 'text/calendar', buffer: Buffer.from(FILE) }
    await dialog.locator('input[type=file]').setInputFiles(file)
    await dialog.getByText('Closes 3 dates: 2026-12-24, 2026-12-25, 2026-12-26').waitFor()
    await dialog.getByText('line 8: Half a day (it has a time of day)').waitFor()
    expect(await dialog.getByLabel('Holidays and other dates').inputValue()).toContain(
      '2026-12-25 [] Weihnachten',
    )
    await dialog.getByRole('button', { name: 'Try it out' }).click()
    await dialog.getByRole('link', { name: 'On the shared office hours' }).waitFor()
    expect(await stored('office')).toMatchObject({ revision: 1 })
    await dialog.getByRole('button', { name: 'Put it in place' }).click()
    await page.getByText('Holidays and other dates (3)').waitFor()
    expect(await stored('office')).toMatchObject({ revision: 2, definition: { dates: { '2026-12-26': [] } } })
  })

  it('CAL-24 says in Indonesian what is wrong with a file, and changes nothing', async () => {
    const page = await openPage('/calendars', 'id')
    await page.getByRole('region', { name: 'office' }).getByRole('button', { name: 'Sunting' }).click()
    const buffer = Buffer.from(FILE.replace('20261224', '20261324'))
    await page
      .getByRole('dialog')
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.ics', mimeType: '', buffer })
    await page.getByRole('alert').getByText('baris 3:').waitFor()
  })

  it('CAL-25 CAL-26 a new one may be made of several, with seasons', async () => {
    const page = await openPage('/calendars')
    await page.getByRole('button', { name: 'Add a calendar' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Short name').fill('both')
    await dialog.getByRole('button', { name: 'Add a season' }).click()
    await dialog.getByRole('group', { name: 'Season' }).getByLabel('Tue').fill('07:00-13:00')
    await dialog.getByRole('button', { name: 'Make it of several, each in its own zone' }).click()
    await dialog.getByLabel('Open when').selectOption('intersection')
    await dialog.getByRole('button', { name: 'Try it out' }).click()
    await dialog.getByRole('button', { name: 'Put it in place' }).click()
    await page
      .getByText('Open only while all of these are: first, second; its days are those of Asia/Jakarta')
      .waitFor()
    expect(await stored('both')).toMatchObject({
      definition: {
        intersection: {
          first: { seasons: [{ from: '05-01', to: '08-31', weekly: { tue: [['07:00', '13:00']] } }] },
          second: { timeZone: 'Asia/Jakarta' },
        },
      },
    })
  })

  it('AGR-61 an agreement says of what others a calendar is made', async () => {
    const page = await openPage('/agreements/follow-the-sun')
    await page.getByRole('tab', { name: 'Calendars' }).click()
    await page
      .getByText('Open whenever any of these is: berlin, jakarta; its days are those of Europe/Berlin')
      .waitFor()
  })
})
