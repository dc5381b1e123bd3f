import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount, takeSeat } from './support/agreementPages.js'
import { launchBrowser } from './support/browser.mjs'
import { agreement, type House, startHouse } from './support/house.js'

const MANAGER = { name: 'Rani', email: 'rani@desk.example', role: 'manager', parties: null } as const
const GOALS = `goals:
  - { id: in-time, party: desk, text: Solved in time., objective: 95%, period: year }
`
const MINUTE = 60_000
const KEPT = 113
const ALL = 119

let house: House
let browser: Browser
beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), launchBrowser()])
  await house.putAgreement(agreement('acme', '1h', GOALS))
  await createAccount(house, MANAGER)
  const at = Date.now() - 180 * MINUTE
  const event = (n: number, minutes: number, changes: readonly object[]) => ({
    ...{ ticketKey: `T-${n}`, eventId: randomUUID(), changes },
    occurredAt: new Date(at + minutes * MINUTE).toISOString(),
  })
  const events = Array.from({ length: ALL }, (_, n) => [
    event(n, 0, [{ kind: 'opened' }, { kind: 'classified', customer: 'acme' }]),
    event(n, n < KEPT ? 30 : 90, [{ kind: 'statusChanged', to: 'solved' }]),
  ])
  const { recordTicketEvents: answer } = await house.ask<{ recordTicketEvents: { recorded: number } }>(
    `mutation ($events: [TicketEventInput!]!) {
      recordTicketEvents(input: { source: "desk", events: $events }) { recorded }
    }`,
    { events: events.flat() },
  )
  expect(answer.recorded).toBe(2 * ALL)
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

describe('W9: a rate below its goal that would round up to it', () => {
  it('W9: is below it on the agreement, its figures, the tree and the list alike, in both languages', async () => {
    const { page, complaints } = await takeSeat(house, browser, MANAGER)
    const shown = async (path: string, at: string) => {
      await page.goto(`${house.server.url}${path}`)
      return page.locator(at).first().innerText()
    }
    for (const [language, rate, goal] of [
      ['en', '94.9 %', '95 %'],
      ['id', '94,9 %', '95 %'],
    ] as const) {
      await page.goto(`${house.server.url}/agreements/acme?lang=${language}`)
      const line = page.locator('.goal-figures', { hasText: `${KEPT}` })
      await line.waitFor()
      expect(await line.innerText()).toContain(rate)
      expect(await line.locator('.badge-breached').count()).toBe(1)
      expect(await shown('/agreements/acme?tab=figures', '.agreement-panel td.number b')).toBe(rate)
      expect(await shown('/agreements', '.attainment')).toContain(rate)
      const kept =
        language === 'en'
          ? `0 of 1 goals kept so far: “Solved in time.” ${rate} of`
          : '0 dari 1 sasaran tercapai sejauh ini'
      expect(await page.locator('.goals-missed').innerText()).toContain(kept)
      expect(await page.locator('.goals-missed').innerText()).toContain(goal.replace(' ', '\u00a0'))
      await page.goto(`${house.server.url}/agreements/acme`)
      await line.getByRole('link').click()
      await page.locator('.counts', { hasText: rate }).waitFor()
    }
    expect(complaints).toEqual([])
  })
})
