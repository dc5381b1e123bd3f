import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.mjs'
import { agreement, type House, startHouse } from './support/house.js'
import { cutOff, firstTileAt, spoil, tilesShown, tooSmall } from './support/inPage.mjs'
import { openWall } from './support/wallPage.js'

const HOUR = 3_600_000
const MANY = 10_000
/** Of a 43-inch screen, 16 by 9. */
const MM_PER_PX_1080 = (43 * 25.4 * 9) / Math.hypot(16, 9) / 1080

let house: House
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), launchBrowser()])
  await house.putAgreement(agreement('mixed', '3 hours'))
  await house.putAgreement(agreement('crowd', '40 hours'))
  await fillMixed(house)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** Thirty tickets in every state a wall can show, some with names nobody planned for. */
async function fillMixed({ open, change }: House): Promise<void> {
  for (let i = 0; i < 30; i++) {
    const isLong = i % 3 === 0
    const key = isLong ? `CORPORATE-SERVICE-DESK-INCIDENT-${70_000 + i}` : `INC-${70_000 + i}`
    const priority = isLong ? 'Business critical' : `P${1 + (i % 4)}`
    const hoursAgo = i < 10 ? 3.2 + i * 7 : i < 20 ? 1.6 + (i % 10) / 10 : (i % 10) / 10
    await open(
      'mixed',
      key,
      [
        {
          kind: 'opened',
          subject: isLong ? 'Peripheral replacement for the whole Surabaya branch' : 'Printer',
        },
        { kind: 'prioritised', priority },
      ],
      Date.now() - hoursAgo * HOUR,
    )
    if (i % 7 === 3) {
      const reason = isLong ? 'Waiting for the customer to confirm the delivery address' : 'Wait - User'
      const until = i % 2 === 0 ? { until: new Date(Date.now() + 50 * HOUR).toISOString() } : {}
      await change(key, [{ kind: 'statusChanged', to: 'waitingOnCustomer', reason, ...until }])
    }
  }
}

describe('legibility', () => {
  const screens = [
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
  ]
  const cases = screens.flatMap((screen) =>
    ['en', 'id'].flatMap((lang) => [12, 24, 36].map((density) => ({ ...screen, lang, density }))),
  )

  it.each(cases)('W9 $width×$height $lang, $density tiles: large enough and not cut off', async (screen) => {
    const { page, complaints } = await openWall(house, browser, {
      ...screen,
      board: { customer: ['mixed'] },
      query: `lang=${screen.lang}&density=${screen.density}&title=Service%20desk%20of%20a%20very%20long%20name`,
    })
    await page.waitForSelector('.tile[data-state]')
    expect(await page.getAttribute('html', 'lang')).toMatch(new RegExp(`^${screen.lang}`))
    expect(await page.evaluate(tooSmall, (MM_PER_PX_1080 * 1080) / screen.height)).toEqual([])
    expect(await page.evaluate(cutOff)).toEqual([])
    // W5: however wide the digits are, what the clock measures is said.
    for (const tile of await page.evaluate(tilesShown)) expect(tile.text).toMatch(/solve|selesai|beres/)
    expect(complaints).toEqual([])
  })

  it('W9 control: type too small and a key too wide are both found', async () => {
    const { page } = await openWall(house, browser, { board: { customer: ['mixed'] }, ...screens[1] })
    await page.waitForSelector('.tile[data-state]')
    await page.evaluate(spoil)
    expect((await page.evaluate(tooSmall, MM_PER_PX_1080)).length).toBeGreaterThan(0)
    expect((await page.evaluate(cutOff)).length).toBeGreaterThan(0)
  })

  it('W9 the states without a board are as legible', async () => {
    const { page } = await openWall(house, browser, { board: { customer: ['nobody'] }, ...screens[1] })
    await page.waitForSelector('.empty[data-nothing=never]')
    expect(await page.evaluate(tooSmall, MM_PER_PX_1080)).toEqual([])
    expect(await page.evaluate(cutOff)).toEqual([])
  })

  it('W1 says three kinds of nothing apart, and all clear only with its evidence', async () => {
    await house.putAgreement(agreement('quiet', '3 hours'))
    await house.open('quiet', 'QUIET-1')
    await house.change('QUIET-1', [{ kind: 'statusChanged', to: 'solved' }])
    const empty = async (query: string, board?: object) => {
      const { page, complaints } = await openWall(house, browser, { ...screens[1], query, board })
      const screen = page.locator('.empty:has(p)')
      await screen.waitFor()
      expect(await page.evaluate(cutOff)).toEqual([])
      expect(complaints).toEqual([])
      return [await screen.getAttribute('data-nothing'), await screen.innerText()]
    }
    expect(await empty('', { customer: ['nobody'] })).toEqual([
      'never',
      expect.stringMatching(/^Nothing has arrived yet\s+No ticket has ever been recorded here$/),
    ])
    expect(await empty('team=Nobody&lang=id')).toEqual(['unknown', expect.stringContaining('tim “Nobody”')])
    const clear = /^All clear\s+last event \d\d:\d\d:\d\d · 0 tickets open$/
    expect(await empty('customer=quiet')).toEqual(['clear', expect.stringMatching(clear)])
    await house.open('nobody-knows', 'UNCOVERED-1')
    const unsure = /^No clock is running\s+1 open ticket is under no promise/
    expect(await empty('customer=quiet')).toEqual(['unsure', expect.stringMatching(unsure)])
    await house.change('UNCOVERED-1', [{ kind: 'statusChanged', to: 'closed' }])
  })

  it('W2 says what of everything it shows, and for a minute what of its address is not understood', async () => {
    const { page } = await openWall(house, browser, {
      ...screens[0],
      query: 'customer=mixed&priority=P2&density=999&tz=Mars/Base&colour=red',
    })
    await page.waitForSelector('.tile[data-state]')
    expect(await page.locator('.misread').innerText()).toBe(
      'Not understood in the address: density=999 · tz=Mars/Base · colour=red',
    )
    await page.clock.install()
    await page.reload()
    await page.waitForSelector('.tile[data-state]')
    await page.clock.runFor(61_000)
    expect(await page.locator('.strip-label').first().getAttribute('title')).toBe(
      'priority “P2”, customer “mixed”',
    )
    expect(await page.locator('.misread').count()).toBe(0)
  })

  it('W10 each state on the wall carries its shape and its word', async () => {
    const { page } = await openWall(house, browser, {
      board: { customer: ['mixed'], priority: ['P2', 'P3'] },
      ...screens[1],
    })
    await page.waitForSelector('.tile[data-state]')
    const seen = await page.evaluate(tilesShown)
    const words = { ontrack: /On track|OK/, atrisk: /At risk|Risk/, breached: /Late/, paused: /Paused|Hold/ }
    for (const [state, word] of Object.entries(words)) {
      const tiles = seen.filter((tile) => tile.state === state)
      expect([state, tiles.length > 0]).toEqual([state, true])
      expect(new Set(tiles.map((tile) => tile.shape)).size).toBe(1)
      for (const tile of tiles) expect(tile.text).toMatch(word)
    }
    expect(new Set(seen.map((tile) => `${tile.state} ${tile.shape}`)).size).toBe(
      new Set(seen.map((tile) => tile.state)).size,
    )
  })
})

describe('first picture', () => {
  it('W2 ten thousand clocks: every one counted, in a snapshot below 1 MB gzipped', async () => {
    await house.openMany(
      'crowd',
      Array.from({ length: MANY }, (_, index) => `CRW-${index}`),
    )
    const { page, pushed } = await openWall(house, browser, { board: { customer: ['crowd'] } })
    await page.waitForSelector('.tile[data-state]')
    expect(await running(page)).toBe('10k')
    expect(await page.evaluate(firstTileAt)).toBeLessThan(Number.POSITIVE_INFINITY)
    expect(gzipSync(pushed.join('\n')).length).toBeLessThanOrEqual(1_000_000)
  }, 120_000)
})

const running = (page: Page) => page.locator('[data-kpi=running]').innerText()
