import { type Hours, view } from '@tenggat/domain'
import { digits } from '../../format/digits.js'
import type { BoardRow } from '../../live/boardMessage.js'
import type { Reading } from '../../live/liveBoard.js'
import { type TileState, tileState } from '../../live/tileState.js'
import { useDesk } from '../desk.js'
import { useReading } from '../useReading.js'
import type { Words } from '../words/words.js'
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

/** What a countdown says at this second. */
interface Countdown {
  readonly state: TileState
  readonly left: string
}

/** At zero it says `due`: only the server's own word says that a deadline was missed. */
export function readCountdown(row: BoardRow, hours: Hours, reading: Reading, words: Words): Countdown {
  const seen = view(row, hours, Math.max(reading.digitsAt, row.countedFrom))
  const state = tileState(seen)
  const leftMs = seen.state === 'breached' ? -seen.overrunMs : seen.remainingMs
  const { sign, main } = digits(state === 'due' ? 0 : leftMs, words.units)
  return { state, left: sign + main }
}
