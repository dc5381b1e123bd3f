import { useEffect, useState } from 'react'
import type { LiveBoard } from './liveBoard.js'
import { browserPageClock } from './pageClock.js'
import { startSecondTicker } from './secondTicker.js'

const BATCH_MS = 200

/** Renders again each second and, at most five times a second, when the board differs. */
export function useSecond(live: LiveBoard): void {
  const [, setCount] = useState(0)
  useEffect(() => {
    const clock = browserPageClock()
    const render = () => setCount((count) => count + 1)
    let callOff: (() => void) | null = null
    const stopChanges = live.board.onChange(() => {
      callOff ??= clock.after(BATCH_MS, () => {
        callOff = null
        render()
      })
    })
    const stopTicker = startSecondTicker(clock, () => live.read()?.now ?? null, render)
    return () => {
      stopChanges()
      stopTicker()
      callOff?.()
    }
  }, [live])
}
