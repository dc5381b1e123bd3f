import type { Instant } from '@tenggat/domain'
import type { ClockFilter } from '../gql/board.js'
import { createSleepWatch, whenShown } from './awake.js'
import { type Board, createBoard } from './board.js'
import { createBoardFeed, type LinkState } from './boardFeed.js'
import type { BoardMessage } from './boardMessage.js'
import { type Freshness, freshness, STALE_AFTER_MS } from './freshness.js'
import { watchNewBuild } from './newBuild.js'
import type { PageClock } from './pageClock.js'
import { createServerClock } from './serverClock.js'
import { createListeners } from './signal.js'

/** What the page may say at this moment. Instants are the server's, epoch milliseconds. */
export interface Reading {
  readonly freshness: Freshness
  /** The best estimate of the server's time, alive or not. */
  readonly now: Instant
  /** What digits count to: `now`, or the last confirmed instant once stale. */
  readonly digitsAt: Instant
  /** Up to here a clock at zero is due; stands still once stale. */
  readonly dueAt: Instant
  /** When the server was last heard. */
  readonly heardAt: Instant
}

export interface LiveBoard {
  readonly board: Board
  readonly link: LinkState
  onLink(listener: (state: LinkState) => void): () => void
  /** Called when the server has heard of changed agreements; only where the document asks for it. */
  onAgreements(listener: () => void): () => void
  /** Null until the server has been heard. Asked once per tick. */
  read(): Reading | null
  stop(): void
}

export interface LiveBoardOptions {
  readonly url: string
  readonly token: string | null
  /** The board's subscription, where this entry shows more fields than the wall. */
  readonly document?: { toString(): string }
  readonly filter: ClockFilter | null
  readonly clock: PageClock
  reload(): void
}

/** The board, its feed and its time, put together: what both entries of the dashboard stand on. */
export function startLiveBoard(options: LiveBoardOptions): LiveBoard {
  const { clock } = options
  const board = createBoard()
  const time = createServerClock(clock.monotonic)
  const sleep = createSleepWatch(clock)
  const builds = watchNewBuild({ clock, reachable, reload: options.reload, storage: sessionStorage })
  const links = createListeners<[LinkState]>()
  const agreementNews = createListeners()
  let agreements: unknown = null
  let link: LinkState = 'connecting'
  let heardMonotonic = Number.NEGATIVE_INFINITY
  let heardAt: Instant = 0

  function receive(message: BoardMessage): void {
    if ('serverTime' in message) {
      const serverTime = Date.parse(message.serverTime)
      time.heard(serverTime)
      heardMonotonic = clock.monotonic()
      heardAt = Math.max(heardAt, serverTime)
    }
    if ('buildId' in message) builds.heard(message.buildId)
    if ('agreements' in message) hearOfAgreements(message.agreements)
    board.apply(message)
  }

  /**
   * The first number is news too: what the page shows may have been read before it. After a reconnection it may be another
   * server's: reading once too often does no harm.
   */
  function hearOfAgreements(count: unknown): void {
    if (agreements === count) return
    agreements = count
    agreementNews.notify()
  }

  function changeLink(state: LinkState): void {
    if (state === link) return
    link = state
    links.notify(state)
  }

  const feed = createBoardFeed({
    ...options,
    onMessage: receive,
    onLink: changeLink,
    onRoundTrip: time.roundTrip,
  })
  const stopWatching = whenShown(feed.resync)

  function read(): Reading | null {
    if (sleep.slept()) {
      heardMonotonic = Math.min(heardMonotonic, clock.monotonic() - STALE_AFTER_MS)
      feed.resync()
    }
    const now = time.now()
    if (now === null) return null
    const fresh = freshness(clock.monotonic() - heardMonotonic)
    const stale = fresh === 'stale' || fresh === 'lost'
    return {
      freshness: fresh,
      now,
      digitsAt: stale ? heardAt : now,
      dueAt: stale ? heardAt + STALE_AFTER_MS : now,
      heardAt,
    }
  }

  feed.start()
  return {
    board,
    get link() {
      return link
    },
    onLink: links.add,
    onAgreements: agreementNews.add,
    read,
    stop: () => {
      feed.stop()
      builds.stop()
      stopWatching()
    },
  }
}

async function reachable(): Promise<boolean> {
  try {
    return (await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' })).ok
  } catch {
    return false
  }
}
