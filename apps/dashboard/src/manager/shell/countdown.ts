import { type Hours, view } from '@tenggat/domain'
import { digits } from '../../format/digits.js'
import type { BoardRow } from '../../live/boardMessage.js'
import type { Reading } from '../../live/liveBoard.js'
import { type TileState, tileState } from '../../live/tileState.js'
import type { Words } from '../words/words.js'

/** What a countdown says at this second. */
export interface Countdown {
  readonly state: TileState
  readonly left: string
}

/** At zero it says `due`: only the server's own word says that a deadline was missed. */
export function readCountdown(row: BoardRow, hours: Hours, reading: Reading, words: Words): Countdown {
  const seen = view(row, hours, Math.max(reading.digitsAt, row.countedFrom))
  const state = tileState(seen)
  const { sign, main, minor } = digits(state === 'due' ? 0 : seen.remainingMs, words.units)
  return { state, left: sign + main + minor }
}
