import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../support/until.js'
import { launchBrowser } from './support/browser.mjs'
import { agreement, type House, startHouse } from './support/house.js'
import {
  breachStamps,
  runningAnimations,
  stampBreaches,
  tenMinutesFast,
  tenMinutesSlow,
} from './support/inPage.mjs'
import { openWall, shownSeconds } from './support/wallPage.js'

let house: House
let browser: Browser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([startHouse(), launchBrowser()])
  await house.putAgreement(agreement('quick', '6 s'))
  await house.putAgreement(agreement('short', '2 s'))
  await house.putAgreement(agreement('hours', '3 hours'))
  await house.putAgreement(agreement('minutes', '9 minutes'))
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

describe('wall', () => {
  it('LIVE-2 an event posted over HTTP changes a tile', async () => {
    const wall = await openWall(house, browser, { board: { customer: ['minutes'] } })
    await house.open('minutes', 'INC-100')
    const tile = wall.tile('INC-100')
    await tile.waitFor()
    expect(await tile.getAttribute('data-state')).toBe('ontrack')
    await house.change('INC-100', [{ kind: 'statusChanged', to: 'waitingOnCustomer', reason: 'Wait - User' }])
    await until('the tile says paused', async () => (await tile.getAttribute('data-state')) === 'paused')
    await until('the reason', async () => (await tile.innerText()).includes('Paused · Wait - User'))
    const stopped = await tile.locator('.tile-digits').innerText()
    await house.change('INC-100', [{ kind: 'statusChanged', to: 'open' }])
    await until('it runs again', async () => (await tile.getAttribute('data-motion')) === 'running')
    await until('it counts down', async () => (await tile.locator('.tile-digits').innerText()) !== stopped)
    await house.change('INC-100', [{ kind: 'statusChanged', to: 'solved' }])
    await until('the tile goes', async () => (await tile.count()) === 0)
    expect(wall.complaints).toEqual([])
  })

  it('CLK-34 LIVE-2 a pause that was told with its end says until when, and the tile runs on by itself', async () => {
    const wall = await openWall(house, browser, { board: { customer: ['hours'] } })
    await house.open('hours', 'INC-150')
    const tile = wall.tile('INC-150')
    await tile.waitFor()
    const pause = async (ms: number) => {
      const end = new Date(Date.now() + ms).toISOString()
      await house.change('INC-150', [{ kind: 'statusChanged', to: 'waitingOnCustomer', until: end }])
    }
    await pause(50 * 3_600_000)
    await until('the tile says until when', async () =>
      /Paused · .*until [A-Z][a-z]{2} \d\d:\d\d/.test(await tile.innerText()),
    )
    await pause(2_000)
    await until('it runs again', async () => (await tile.getAttribute('data-motion')) === 'running')
    expect(await tile.getAttribute('data-state')).toBe('ontrack')
    expect(wall.complaints).toEqual([])
  })

  it('W4 a deadline passing turns its tile within 250 ms, by the fact', async () => {
    const wall = await openWall(house, browser, { board: { customer: ['quick'] }, undisturbed: true })
    await wall.page.waitForSelector('.board')
    await wall.page.evaluate(stampBreaches)
    const keys = Array.from({ length: 12 }, (_, index) => `INC-2${String(index).padStart(2, '0')}`)
    for (const key of keys) await house.open('quick', key)
    const stamps = await until(
      'every tile turned',
      async () => {
        const seen = await wall.page.evaluate(breachStamps)
        return Object.keys(seen).length === keys.length ? seen : null
      },
      20_000,
    )
    const deadlines = await house.ask<{ clocks: { nodes: { id: string; deadlineAt: string }[] } }>(
      '{ clocks(first: 200, includeBreached: true, filter: { customer: ["quick"] }) { nodes { id deadlineAt } } }',
    )
    const late = deadlines.clocks.nodes.map(({ id, deadlineAt }) => stamps[id]! - Date.parse(deadlineAt))
    expect(late.filter((ms) => ms < 0)).toEqual([])
    expect(Math.max(...late)).toBeLessThanOrEqual(250)
  })

  it('W4 at zero the tile says due, and breached only when the fact has come', async () => {
    const wall = await openWall(house, browser, { board: { customer: ['short'] } })
    await wall.page.waitForSelector('.board')
    wall.hold((text) => text.includes('"verdict":"breached"'))
    await house.open('short', 'INC-300')
    const tile = wall.tile('INC-300')
    await until('it is due', async () => (await tile.getAttribute('data-state')) === 'due')
    expect(await tile.locator('.tile-digits').innerText()).toBe('0:00')
    expect(await tile.innerText()).toContain('Due')
    await settled(house, 'INC-300')
    expect(await tile.getAttribute('data-state')).toBe('due')
    wall.release()
    await until('it is late', async () => (await tile.getAttribute('data-state')) === 'breached')
    await until('it counts the overrun', async () =>
      /^−0:0[1-9]/.test(await tile.locator('.tile-digits').innerText()),
    )
    await until(
      'it stands among the late',
      async () => (await wall.page.locator('.lane-late .tile', { hasText: 'INC-300' }).count()) === 1,
    )
  })

  it.each([-600_000, 600_000])('W3 shows the engine second with the page clock %i ms off', async (off) => {
    const wall = await openWall(house, browser, {
      board: { customer: ['minutes'] },
      init: off < 0 ? tenMinutesSlow : tenMinutesFast,
    })
    const key = off < 0 ? 'INC-401' : 'INC-402'
    await house.open('minutes', key)
    const tile = wall.tile(key)
    await tile.waitFor()
    for (let look = 0; look < 3; look++) {
      const before = Date.now()
      const shown = shownSeconds(await tile.locator('.tile-digits').innerText())
      const asOf = (before + Date.now()) / 2
      const { ticket } = await house.ask<{ ticket: { clocks: { deadlineAt: string }[] } }>(
        'query ($key: String!) { ticket(source: "desk", key: $key) { clocks { deadlineAt } } }',
        { key },
      )
      const engine = Math.ceil((Date.parse(ticket.clocks[0]!.deadlineAt) - asOf) / 1_000)
      expect(Math.abs(shown - engine)).toBeLessThanOrEqual(1)
      await until(
        'the next second',
        async () => shownSeconds(await tile.locator('.tile-digits').innerText()) !== shown,
      )
    }
  })

  it('CLK-22 an update given is the next one owed: on the tile, and on the ticket’s page as another cycle', async () => {
    const news = agreement('news', '2 hours').replace('metric: resolution', 'metric: periodicUpdate')
    await house.putAgreement(news)
    const wall = await openWall(house, browser, { board: { customer: ['news'] } })
    await house.open('news', 'INC-700', [], Date.now() - 3_600_000)
    const tile = wall.tile('INC-700')
    await tile.waitFor()
    expect(await tile.innerText()).toContain('update')
    const left = async () => shownSeconds(await tile.locator('.tile-digits').innerText())
    expect(await left()).toBeLessThanOrEqual(3_600)
    await house.change('INC-700', [{ kind: 'replied', actor: 'human', public: true }])
    await until('two hours again', async () => (await left()) > 7_100)
    expect(await tile.count()).toBe(1)

    const page = await wall.page.context().newPage()
    await page.goto(`${house.server.url}/tickets/desk/INC-700?token=${house.server.adminToken}&lang=en`)
    const card = page.locator('.card[data-clock]')
    await card.locator('.left').waitFor()
    expect(await card.innerText()).toContain('Periodic update')
    expect(await card.innerText()).toContain('cycle 2')
    await card.getByRole('button', { name: 'Why this deadline?' }).click()
    await page.locator('.story tr[data-kind=running]').first().waitFor()

    await house.change('INC-700', [{ kind: 'statusChanged', to: 'solved' }])
    await until('the tile goes', async () => (await tile.count()) === 0)
    await card.locator('.left').waitFor({ state: 'detached' })
    expect(wall.complaints).toEqual([])
  })

  it('W12 nothing moves for those who want no motion', async () => {
    const wall = await openWall(house, browser, { board: { customer: ['short'] }, reducedMotion: 'reduce' })
    await wall.page.waitForSelector('.board')
    await house.open('short', 'INC-500')
    const tile = wall.tile('INC-500')
    await until('it is late', async () => (await tile.getAttribute('data-state')) === 'breached')
    expect(await wall.page.evaluate(runningAnimations)).toBe(0)
  })

  it('W13 a revoked link shows as such within five seconds, and the token never stays in the address', async () => {
    const wall = await openWall(house, browser)
    await wall.page.waitForSelector('.board')
    expect(wall.page.url()).not.toContain('token')
    await wall.page.reload()
    await wall.page.waitForSelector('.board')
    await house.ask('mutation ($id: ID!) { revokeToken(input: { id: $id }) { __typename } }', {
      id: wall.tokenId,
    })
    await wall.page.waitForSelector('[data-face=refused]', { timeout: 5_000 })
  })

  it('LIVE-5 a silent server is told within seconds, and digits stop at the last confirmed value', async () => {
    const wall = await openWall(house, browser, { board: { customer: ['minutes'] } })
    await house.open('minutes', 'INC-600')
    const tile = wall.tile('INC-600')
    await tile.waitFor()
    wall.hold(() => true)
    const began = Date.now()
    await until('the chip', async () =>
      /No news for \d+ s/.test(await wall.page.locator('.chip').innerText()),
    )
    expect(Date.now() - began).toBeLessThanOrEqual(7_500)
    await wall.page.waitForSelector('.board[data-freshness=stale]', { timeout: 6_500 })
    const stopped = await tile.locator('.tile-digits').innerText()
    const silence = await wall.page.locator('.chip').innerText()
    await until(
      'another second of silence',
      async () => (await wall.page.locator('.chip').innerText()) !== silence,
    )
    expect(await tile.locator('.tile-digits').innerText()).toBe(stopped)
    wall.hold(() => false)
    await wall.page.waitForSelector('.board[data-freshness=live]', { timeout: 15_000 })
    await until('it counts again', async () => (await tile.locator('.tile-digits').innerText()) !== stopped)
  })
})

/** Waits until the engine has settled the breach of this ticket. */
async function settled(house: House, key: string): Promise<void> {
  await until('the breach is recorded', async () => {
    const { ticket } = await house.ask<{ ticket: { clocks: { verdict: string }[] } }>(
      'query ($key: String!) { ticket(source: "desk", key: $key) { clocks { verdict } } }',
      { key },
    )
    return ticket.clocks[0]!.verdict === 'breached'
  })
}
