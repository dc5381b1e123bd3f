// A wall in a real browser while the server is dead for a while. Usage: node chaos/wall.mjs [seconds down] [--untimed]
// The silence must show within 6 s and the banner within 60 s; after the restart the wall must be live within 6 s, show what
// the server says, and have received every fact once. With --untimed the instants are noted, not judged.
import { setTimeout as pause } from 'node:timers/promises'
import { launchBrowser } from '../test/flows/support/browser.mjs'
import { openingDueAt, putAgreement, record } from './support/desk.mjs'
import { ADMIN_TOKEN, install, until } from './support/installation.mjs'

const DOWN_MS = Number(process.argv[2] ?? 90) * 1_000
const IS_TIMED = process.argv[3] !== '--untimed'
const TICKETS = 16
const positions = []

const installation = await install()
const browser = await launchBrowser()
try {
  await installation.start()
  await putAgreement(installation.url)
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => notePositions(String(payload))),
  )
  await page.goto(`${installation.url}/wall/floor?token=${ADMIN_TOKEN}`)
  const { rows } = await installation.query('SELECT pos FROM head')
  await page.waitForSelector('.board[data-freshness=live]')
  const now = Date.now()
  const dueAt = (index) => now + 20_000 + (index * (DOWN_MS + 40_000)) / TICKETS
  await record(
    installation.url,
    Array.from({ length: TICKETS }, (_, index) => openingDueAt(`W-${index}`, dueAt(index))),
  )
  await until(async () => (await page.locator('.tile').count()) === TICKETS, 10_000, 'the tiles')

  const killedAt = Date.now()
  await installation.killServer()
  const reaches = async (selector) => {
    await page.waitForSelector(selector, { timeout: DOWN_MS + 30_000 })
    return Date.now() - killedAt
  }
  const quietMs = await reaches('.board:not([data-freshness=live])')
  const lostMs = DOWN_MS > 60_000 ? await reaches('.board[data-freshness=lost]') : null
  await pause(Math.max(0, killedAt + DOWN_MS - Date.now()))
  await installation.start()
  const backAt = Date.now()
  await page.waitForSelector('.board[data-freshness=live]', { timeout: 30_000 })
  const recoveredMs = Date.now() - backAt
  await pause(3_000)

  const facts = await installation.query("SELECT pos FROM fact WHERE kind <> 'ticketUpdated' AND pos > $1", [
    rows[0].pos,
  ])
  const recorded = new Set(facts.rows.map(({ pos }) => Number(pos)))
  const received = new Set(positions)
  const breached = await installation.query("SELECT ticket_key FROM clock WHERE verdict = 'breached'")
  const late = await page.locator('.tile[data-state=breached]').count()
  const report = {
    name: 'a wall over a dead server',
    downMs: DOWN_MS,
    quietMs,
    lostMs,
    recoveredMs,
    recorded: recorded.size,
    lost: [...recorded].filter((position) => !received.has(position)).length,
    repeated: positions.length - received.size,
    breachedAtTheServer: breached.rows.length,
    breachedOnTheWall: late,
  }
  report.ok =
    (!IS_TIMED || (quietMs <= 6_000 && (lostMs ?? 0) <= 61_000 && recoveredMs <= 6_000)) &&
    report.lost === 0 &&
    report.repeated === 0 &&
    (late === breached.rows.length || (await moreLate(page)) === breached.rows.length)
  console.table([report])
  console.log(JSON.stringify(report))
  process.exitCode = report.ok ? 0 : 1
} finally {
  await browser.close()
  await installation.remove()
}

/** The count of the lane, which also holds what is not drawn. */
async function moreLate(page) {
  return Number(await page.locator('[data-kpi=late]').innerText())
}

function notePositions(text) {
  const message = JSON.parse(text)
  for (const { position } of message.payload?.data?.board?.facts ?? []) positions.push(position)
}
