import { useEffect, useReducer } from 'react'
import type { LiveBoard } from './liveBoard.js'
import { browserPageClock, type PageClock } from './pageClock.js'
import { startSecondTicker } from './secondTicker.js'

const BATCH_MS = 200

/** Tells of changes of the board, at most five times a second; the answer stops it. */
function followBoard({ board }: LiveBoard, clock: PageClock, notify: () => void): () => void {
  let callOff: (() => void) | null = null
  const stop = board.onChange(() => {
    callOff ??= clock.after(BATCH_MS, () => {
      callOff = null
      notify()
    })
  })
  return () => {
    stop()
    callOff?.()
  }
}

/** A number that grows, at most five times a second, when the board differs. */
export function useBoardVersion(live: LiveBoard): number {
  const [version, grow] = useReducer((before: number) => before + 1, 0)
  useEffect(() => {
    // What came between the first rendering and this effect.
    grow()
    return followBoard(live, browserPageClock(), grow)
  }, [live])
  return version
}

/** Renders again each second and, at most five times a second, when the board differs. */
export function useSecond(live: LiveBoard): void {
  const [, render] = useReducer((before: number) => before + 1, 0)
  useEffect(() => {
    const clock = browserPageClock()
    const stopChanges = followBoard(live, clock, render)
    const stopTicker = startSecondTicker(clock, () => live.read()?.now ?? null, render)
    return () => {
      stopChanges()
      stopTicker()
    }
  }, [live])
}
