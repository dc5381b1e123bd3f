import { capitalised } from '@tenggat/words'
import type { ClockState } from '../../gql/manager.js'
import type { TileState } from '../../live/tileState.js'
import { STATE_SHAPES } from '../../ui/theme/tokens.js'
import { useDesk } from '../desk.js'

const ENDED_SHAPES = {
  met: 'M9.5 19.5L2.5 12.5L5 10L9.5 14.5L19.5 4.5L22 7z',
  cancelled: 'M5 2L12 9L19 2L22 5L15 12L22 19L19 22L12 15L5 22L2 19L9 12L2 5z',
} as const

export type MarkState = TileState | keyof typeof ENDED_SHAPES

/** A clock's state as colour, shape and word. */
export function StateMark({ state }: { readonly state: MarkState }) {
  const { words } = useDesk()
  const word =
    state === 'met' || state === 'cancelled' ? capitalised(words.clockStates[state]) : words.tiles[state].name
  return (
    <span className={`badge badge-${state}`}>
      <svg width="10" height="10" viewBox="0 0 24 24" aria-hidden="true">
        <path d={{ ...STATE_SHAPES, ...ENDED_SHAPES }[state]} fillRule="evenodd" />
      </svg>
      {word}
    </span>
  )
}

/** The server's word for where a clock stands, as the mark that shows it. */
export function markOf(state: ClockState): MarkState {
  if (state === 'onTrack') return 'ontrack'
  return state === 'atRisk' ? 'atrisk' : state
}
