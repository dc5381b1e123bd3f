import type { Board } from '../live/board.js'
import type { PageClock } from '../live/pageClock.js'

/** Word that something the pages may show has changed: on the board, by an action of this page, or elsewhere. */
export interface Changes {
  /** An action of this page changed something that the board does not tell, such as a draft. */
  announce(): void
  onChange(listener: () => void): () => void
  stop(): void
}

/** Clocks tell through the board they are already on: no second subscription is needed for figures over them. */
export function createChanges(board: Pick<Board, 'onChange'>): Changes {
  const listeners = new Set<() => void>()
  const announce = () => {
    for (const listener of listeners) listener()
  }
  const stop = board.onChange(announce)
  return {
    announce,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop,
  }
}

/**
 * Calls `read` after changes, at most once per `everyMs`, and never while the reading before is still under way. The
 * first change is read soon, so that one change is seen soon; the answer calls it off.
 */
export function readAfterChanges(
  changes: Pick<Changes, 'onChange'>,
  clock: Pick<PageClock, 'after' | 'monotonic'>,
  read: () => Promise<unknown>,
  everyMs: number,
): () => void {
  const SOON_MS = 150
  let busy = false
  let again = false
  let readAt = Number.NEGATIVE_INFINITY
  let callOff: (() => void) | null = null

  const plan = () => {
    if (busy) {
      again = true
      return
    }
    callOff ??= clock.after(Math.max(SOON_MS, readAt + everyMs - clock.monotonic()), run)
  }
  const run = () => {
    callOff = null
    busy = true
    again = false
    readAt = clock.monotonic()
    const done = () => {
      busy = false
      if (again) plan()
    }
    read().then(done, done)
  }
  const stop = changes.onChange(plan)
  return () => {
    stop()
    callOff?.()
    again = false
  }
}
