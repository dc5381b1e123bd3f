import type { LiveBoard, Reading } from '../live/liveBoard.js'
import type { PageClock } from '../live/pageClock.js'
import { startSecondTicker } from '../live/secondTicker.js'
import { createListeners } from '../live/signal.js'

/** The page's one ticker: what may be said at this second, for every countdown on the page alike. */
export interface Seconds {
  reading(): Reading | null
  onSecond(listener: () => void): () => void
  stop(): void
}

export function createSeconds(live: Pick<LiveBoard, 'read' | 'board'>, clock: PageClock): Seconds {
  let reading = live.read()
  const listeners = createListeners()
  const tick = () => {
    reading = live.read()
    listeners.notify()
  }
  const stopTicker = startSecondTicker(clock, () => live.read()?.now ?? null, tick)
  // The first word of the server is not kept waiting for the second to end.
  const stopChanges = live.board.onChange(() => {
    if (reading === null || reading.freshness !== 'live') tick()
  })
  return {
    reading: () => reading,
    onSecond: listeners.add,
    stop: () => {
      stopTicker()
      stopChanges()
    },
  }
}
