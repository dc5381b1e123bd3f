import type { Browser, Page, WebSocketRoute } from 'playwright-core'
import { onTestFinished } from 'vitest'
import type { House } from './house.js'

export interface WallOptions {
  readonly width?: number
  readonly height?: number
  readonly query?: string
  readonly board?: object
  readonly reducedMotion?: 'reduce'
  /** Nothing stands between page and server: `pushed`, `hold` and `release` do nothing, and nothing slows the page. */
  readonly undisturbed?: boolean
  /** Runs in the page before anything of it. */
  readonly init?: () => void
}

export interface WallPage {
  readonly page: Page
  readonly tokenId: string
  /** What the page complained of: errors thrown, requests refused by its policy. */
  readonly complaints: string[]
  /** Texts of everything the server has pushed. */
  readonly pushed: string[]
  /** While set, messages that it says yes to are kept back; `release` lets them through. */
  hold(isHeld: (text: string) => boolean): void
  release(): void
  tile(ticketKey: string): ReturnType<Page['locator']>
}

/** Opens the wall as a television would: by its link, with a display token. Closed at the end of the test. */
export async function openWall(house: House, browser: Browser, options: WallOptions = {}): Promise<WallPage> {
  const { id, secret } = await house.displayToken(options.board)
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 720 },
    reducedMotion: options.reducedMotion ?? 'no-preference',
    locale: 'en-GB',
  })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  if (options.init !== undefined) await page.addInitScript(options.init)

  const pushed: string[] = []
  let isHeld: (text: string) => boolean = () => false
  let kept: { readonly to: WebSocketRoute; readonly text: string }[] = []
  const between = (socket: WebSocketRoute) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      const text = String(message)
      if (isHeld(text)) kept.push({ to: socket, text })
      else {
        pushed.push(text)
        socket.send(message)
      }
    })
  }
  if (options.undisturbed !== true) await page.routeWebSocket('**/graphql', between)
  await page.goto(`${house.server.url}/wall/test?token=${secret}&${options.query ?? ''}&lang=en`)
  return {
    page,
    tokenId: id,
    complaints,
    pushed,
    hold: (held) => {
      isHeld = held
    },
    release: () => {
      isHeld = () => false
      for (const { to, text } of kept) to.send(text)
      kept = []
    },
    tile: (ticketKey) => page.locator('.tile', { hasText: new RegExp(`${ticketKey}(?!\\d)`) }),
  }
}

/** The seconds that a countdown shows: `0:42`, `07:42` or `3:07:12`. */
export function shownSeconds(text: string): number {
  const [, hours, minutes] = /^−?(\d+) h(?: (\d\d))?$/.exec(text) ?? []
  if (hours !== undefined) return Number(hours) * 3_600 + Number(minutes ?? 0) * 60
  const [, whole] = /^−?(\d+) min$/.exec(text) ?? []
  if (whole !== undefined) return Number(whole) * 60
  const [, first, second] = /^−?(\d):(\d\d)$/.exec(text)!
  return Number(first) * 60 + Number(second)
}
