import { useDesk } from '../desk.js'
import { useReading } from '../useReading.js'
import { readCountdown } from './countdown.js'
import { type MarkState, StateMark } from './StateMark.js'

/**
 * The countdown of one clock, each second anew while the board holds it. A clock that is over has left the board:
 * `ended` is what it ended as, and is said instead.
 */
export function LiveCountdown({ clockId, ended }: { readonly clockId: string; readonly ended: MarkState }) {
  const { live, words } = useDesk()
  const reading = useReading()
  const row = live.board.clocks.get(clockId)
  const hours = row === undefined ? null : live.board.hoursOf(row)
  if (row === undefined || hours === null || reading === null) return <StateMark state={ended} />
  const { state, left } = readCountdown(row, hours, reading, words)
  return (
    <>
      <span className="left">{left}</span>
      <StateMark state={state} />
    </>
  )
}
