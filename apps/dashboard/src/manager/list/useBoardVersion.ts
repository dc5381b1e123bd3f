import { useEffect, useState } from 'react'
import { browserPageClock } from '../../live/pageClock.js'
import { useDesk } from '../desk.js'

const BATCH_MS = 200

/** A number that grows, at most five times a second, when the board differs. */
export function useBoardVersion(): number {
  const { live } = useDesk()
  const [version, setVersion] = useState(0)
  useEffect(() => {
    const clock = browserPageClock()
    let callOff: (() => void) | null = null
    // What came between the first rendering and this effect.
    setVersion((before) => before + 1)
    const stop = live.board.onChange(() => {
      callOff ??= clock.after(BATCH_MS, () => {
        callOff = null
        setVersion((before) => before + 1)
      })
    })
    return () => {
      stop()
      callOff?.()
    }
  }, [live])
  return version
}
