import type { Board } from '../live/board.js'
import type { LiveBoard } from '../live/liveBoard.js'
import type { PageClock } from '../live/pageClock.js'
import { createListeners } from '../live/signal.js'

/** Word that something the pages may show has changed: on the board, by an action of this page, or of an agreement by anybody. */
export interface Changes {
  /** An action of this page changed something that the board does not tell, such as a draft. */
  announce(): void
  /** @param listener told whether somebody's action changed it, which is read at once */
  onChange(listener: (acted: boolean) => void): () => void
  stop(): void
}

/** Clocks tell through the board they are already on: no second subscription is needed for figures over them. */
export function createChanges(
  board: Pick<Board, 'onChange'>,
  onAgreements: LiveBoard['onAgreements'] = () => () => undefined,
): Changes {
  const { add, notify } = createListeners<[acted: boolean]>()
  const stopBoard = board.onChange(() => notify(false))
  const stopAgreements = onAgreements(() => notify(true))
  return {
    announce: () => notify(true),
    onChange: add,
    stop: () => {
      stopBoard()
      stopAgreements()
    },
  }
}

/**
 * Calls `read` after changes, at most once per `everyMs`, and never while the reading before is still under way. The
 * first change is read soon, so that one change is seen soon; the answer calls it off. What the page did itself is read
 * soon in any case: whoever pressed a button looks for what came of it.
 */
export function readAfterChanges(
  changes: Pick<Changes, 'onChange'>,
  clock: Pick<PageClock, 'after' | 'monotonic'>,
  read: () => Promise<unknown>,
  everyMs: number,
): () => void {
  const SOON_MS = 150
  let busy = false
  let again: 'no' | 'later' | 'soon' = 'no'
  let readAt = Number.NEGATIVE_INFINITY
  let callOff: (() => void) | null = null

  const plan = (own: boolean) => {
    if (busy) {
      again = own || again === 'soon' ? 'soon' : 'later'
      return
    }
    if (own) {
      callOff?.()
      callOff = clock.after(SOON_MS, run)
    }
    callOff ??= clock.after(Math.max(SOON_MS, readAt + everyMs - clock.monotonic()), run)
  }
  const run = () => {
    callOff = null
    busy = true
    again = 'no'
    readAt = clock.monotonic()
    const done = () => {
      busy = false
      if (again !== 'no') plan(again === 'soon')
    }
    read().then(done, done)
  }
  const stop = changes.onChange(plan)
  return () => {
    stop()
    callOff?.()
    again = 'no'
  }
}
