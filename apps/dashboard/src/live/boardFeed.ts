import { BoardDocument, type BoardSubscription, type ClockFilter } from '../gql/board.js'
import type { BoardMessage } from './boardMessage.js'
import { connect, type Ending } from './connection.js'
import type { PageClock } from './pageClock.js'

const SILENT_AFTER_MS = 8_000
const REFUSED_RETRY_MS = 60_000

/** `refused`: the token is no longer good; tried again once a minute in case it was the server that was wrong. */
export type LinkState = 'connecting' | 'live' | 'waiting' | 'refused'

export interface FeedOptions {
  readonly url: string
  readonly token: string | null
  /** The board's subscription, where an entry shows more fields than the wall's own asks for. */
  readonly document?: { toString(): string }
  readonly filter: ClockFilter | null
  readonly clock: PageClock
  readonly webSocketImpl?: unknown
  onMessage(message: BoardMessage): void
  onLink(state: LinkState): void
  onRoundTrip(ms: number): void
}

export interface BoardFeed {
  start(): void
  /** The page has come back (shown again, machine woken): do not trust a socket that has been silent meanwhile. */
  resync(): void
  stop(): void
}

/**
 * Keeps one board subscription alive for ever. Modes: connecting → live → waiting → connecting …, and `refused`.
 * Every attempt asks for what came after the LAST cursor applied; a snapshot counts only once its last part is here,
 * so a connection cut in the middle of one starts over. A socket that is silent for eight seconds (heartbeats come
 * every two) is given up.
 */
export function createBoardFeed(options: FeedOptions): BoardFeed {
  const { clock } = options
  let cursor: string | null = null
  let attempt = 0
  let goodbyeMs: number | null = null
  let connection: { close(): void } | null = null
  let callOffRetry = () => {}
  let callOffWatch = () => {}
  let heardAt = 0

  function open(): void {
    callOffRetry()
    options.onLink('connecting')
    watch()
    connection = connect({
      url: options.url,
      token: options.token,
      query: (options.document ?? BoardDocument).toString(),
      variables: { filter: options.filter, after: cursor },
      clock,
      webSocketImpl: options.webSocketImpl,
      onData: (data) => receive((data as BoardSubscription).board),
      onRoundTrip: options.onRoundTrip,
      onEnd: ended,
    })
  }

  function receive(message: BoardMessage): void {
    watch()
    attempt = 0
    heardAt = clock.monotonic()
    options.onLink('live')
    options.onMessage(message)
    if (message.__typename === 'GoingAway') goodbyeMs = message.retryAfterMs
    else cursor = cursorAfter(message)
  }

  function cursorAfter(message: Exclude<BoardMessage, { __typename: 'GoingAway' }>): string | null {
    if (message.__typename === 'Reset') return null
    if (message.__typename === 'BoardSnapshot') return message.last ? message.cursor : null
    return message.__typename === 'Heartbeat' && cursor === null ? null : message.cursor
  }

  function watch(): void {
    callOffWatch()
    callOffWatch = clock.after(SILENT_AFTER_MS + (connection === null ? SILENT_AFTER_MS : 0), reopen)
  }

  function reopen(): void {
    connection?.close()
    ended({ kind: 'lost' })
  }

  function ended(ending: Ending): void {
    callOffWatch()
    connection = null
    callOffRetry()
    options.onLink(ending.kind === 'refused' ? 'refused' : 'waiting')
    callOffRetry = clock.after(waitMs(ending), open)
  }

  function waitMs(ending: Ending): number {
    if (ending.kind === 'refused') return REFUSED_RETRY_MS
    const goodbye = goodbyeMs
    goodbyeMs = null
    return goodbye === null ? backOffMs(attempt++, clock.random()) : goodbye * (1 + clock.random())
  }

  return {
    start: open,
    resync: () => {
      if (clock.monotonic() - heardAt < SILENT_AFTER_MS / 2 && connection !== null) return
      attempt = 0
      connection?.close()
      connection = null
      open()
    },
    stop: () => {
      callOffRetry()
      callOffWatch()
      connection?.close()
      connection = null
    },
  }
}

const FIRST_CAP_MS = 500
const LAST_CAP_MS = 4_000

/**
 * How long to wait before connection attempt `attempt` (0 for the first retry): full jitter under a cap that doubles
 * up to four seconds: a thousand walls do not come back in the same instant, and each is back within six.
 */
export function backOffMs(attempt: number, random: number): number {
  return random * Math.min(LAST_CAP_MS, FIRST_CAP_MS * 2 ** Math.min(attempt, 10))
}
