// The wall with 10,000 tracked clocks, 36 tiles drawn and 1,000 rows a second arriving over its WebSocket, in a
// headless browser that rasters in software (worse than any television). Frames are what requestAnimationFrame sees;
// the main thread's share is the browser's own count. An idle page in the same browser is the floor of the figures.
// Before that, how long it takes from the link to the first countdown, beside a page that shows only a picture.
// Usage: node bench/wall.mjs [seconds per window] [windows]
import { launchBrowser } from '../test/flows/support/browser.mjs'
import { firstTileAt } from '../test/flows/support/inPage.mjs'
import { startWallFloor } from './wallFloor.mjs'

const CLOCKS = 10_000
const UPDATES = 1_000
const FRAME_BUDGET_MS = 33
const BUSY_BUDGET = 0.2
const FIRST_PICTURE_BUDGET_MS = 1_500
const FIRST_PICTURES = 5
const WINDOWS = Number(process.argv[3] ?? 3)
const windowS = Number(process.argv[2] ?? 10)

function seededRandom(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}

/** Runs in the page: frame intervals and long tasks of `ms`. */
function watchFrames(ms) {
  return new Promise((resolve) => {
    const intervals = []
    const longTasks = []
    const observer = new PerformanceObserver((list) =>
      longTasks.push(...list.getEntries().map((it) => it.duration)),
    )
    observer.observe({ entryTypes: ['longtask'] })
    const end = performance.now() + ms
    let before = null
    const frame = (now) => {
      if (before !== null) intervals.push(now - before)
      before = now
      if (now < end) return requestAnimationFrame(frame)
      observer.disconnect()
      resolve({ intervals, longTasks })
    }
    requestAnimationFrame(frame)
  })
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
const percentile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
}

async function measure(page, cdp) {
  const metrics = async () =>
    Object.fromEntries(
      (await cdp.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]),
    )
  const windows = []
  for (let window = 0; window < WINDOWS; window++) {
    const before = await metrics()
    const { intervals, longTasks } = await page.evaluate(watchFrames, windowS * 1_000)
    const after = await metrics()
    windows.push({
      p99: percentile(intervals, 0.99),
      fps: (intervals.length * 1_000) / intervals.reduce((sum, ms) => sum + ms, 0),
      busy: (after.TaskDuration - before.TaskDuration) / (after.Timestamp - before.Timestamp),
      longest: Math.max(0, ...longTasks),
    })
  }
  await cdp.send('HeapProfiler.collectGarbage')
  const { JSHeapUsedSize, Nodes, JSEventListeners } = await metrics()
  const of = (key) => median(windows.map((window) => window[key]))
  const heapMb = JSHeapUsedSize / 1e6
  return {
    p99: of('p99'),
    fps: of('fps'),
    busy: of('busy'),
    longest: of('longest'),
    heapMb,
    Nodes,
    JSEventListeners,
  }
}

/** Milliseconds from the navigation until something is shown, as `shownAt` reads it in the page: each time in a new browser window. */
async function firstPicture(browser, url, ready, shownAt) {
  const took = []
  for (let attempt = 0; attempt < FIRST_PICTURES; attempt++) {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
    const page = await context.newPage()
    await page.goto(url)
    await page.waitForFunction(ready)
    took.push(await page.evaluate(shownAt))
    await context.close()
  }
  return median(took)
}

/** Runs in the page. */
const isPainted = () => performance.getEntriesByName('first-contentful-paint').length > 0
const paintedAt = () => performance.getEntriesByName('first-contentful-paint')[0].startTime

async function openPage(browser, url, ready) {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  await page.goto(url)
  if (ready !== null) await page.waitForFunction(ready)
  return { page, cdp }
}

const floor = await startWallFloor({ clocks: CLOCKS, updatesPerSecond: UPDATES, random: seededRandom(11) })
const browser = await launchBrowser()
try {
  const idle = await openPage(browser, `${floor.url}/mark.svg`, null)
  const idleFigures = await measure(idle.page, idle.cdp)
  await idle.page.close()

  const drawn = () => document.querySelectorAll('.tile[data-state]').length === 36
  const wallUrl = `${floor.url}/wall/bench?token=bench&density=36`
  const pictureMs = await firstPicture(browser, `${floor.url}/mark.svg`, isPainted, paintedAt)
  const firstTileMs = await firstPicture(browser, wallUrl, drawn, firstTileAt)
  const wall = await openPage(browser, wallUrl, drawn)
  const sentBefore = floor.sent()
  const begun = performance.now()
  const figures = await measure(wall.page, wall.cdp)
  const perSecond = ((floor.sent() - sentBefore) * 1_000) / (performance.now() - begun)
  const again = await measure(wall.page, wall.cdp)

  const shown = ([what, it]) => ({
    page: what,
    'frames/s': it.fps.toFixed(1),
    'p99 frame ms': it.p99.toFixed(1),
    'main thread %': (it.busy * 100).toFixed(1),
    'longest task ms': it.longest.toFixed(0),
    'heap MB': it.heapMb.toFixed(1),
    nodes: it.Nodes,
    listeners: it.JSEventListeners,
  })
  const rows = [
    ['idle page', idleFigures],
    ['wall', figures],
    ['wall, later', again],
  ]
  console.log(
    `${CLOCKS} clocks tracked, 36 drawn, ${perSecond.toFixed(0)} rows/s arriving; medians of ${WINDOWS} × ${windowS} s`,
  )
  console.table(rows.map(shown))
  const line = (figure) => console.log(JSON.stringify(figure))
  line({
    ...{ name: 'wall, link to first countdown', value: round(firstTileMs), unit: 'ms' },
    ...{ peer: 'a picture', peerValue: round(pictureMs), ratio: round(firstTileMs / pictureMs) },
    ...{ budget: `≤ ${FIRST_PICTURE_BUDGET_MS} ms`, ok: firstTileMs <= FIRST_PICTURE_BUDGET_MS },
  })
  line({
    ...{ name: 'wall, p99 frame', value: round(figures.p99), unit: 'ms', peer: 'idle page' },
    ...{ peerValue: round(idleFigures.p99), ratio: round(figures.p99 / idleFigures.p99) },
    ...{ budget: `≤ ${FRAME_BUDGET_MS} ms`, ok: figures.p99 <= FRAME_BUDGET_MS + 0.5 },
  })
  line({
    ...{ name: 'wall, main thread', value: round(figures.busy * 100), unit: '%', peer: 'idle page' },
    ...{ peerValue: round(idleFigures.busy * 100), ratio: null },
    ...{ budget: `≤ ${BUSY_BUDGET * 100} %`, ok: figures.busy <= BUSY_BUDGET },
  })
} finally {
  await browser.close()
  floor.close()
}

function round(value) {
  return Math.round(value * 10) / 10
}
