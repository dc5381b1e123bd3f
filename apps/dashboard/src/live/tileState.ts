import type { ClockView } from '@tenggat/domain'
import type { TileState } from '@tenggat/words'

export type { TileState }
export const TILE_STATES: readonly TileState[] = ['ontrack', 'atrisk', 'due', 'breached', 'paused']

/** What a tile says of its clock, as `data-state`. `breached` comes only from the server's fact; `due` is the wall's own. */
export function tileState(view: Pick<ClockView, 'state' | 'motion'>): TileState {
  if (view.state === 'breached') return 'breached'
  if (view.motion === 'paused') return 'paused'
  if (view.state === 'due') return 'due'
  return view.state === 'atRisk' ? 'atrisk' : 'ontrack'
}
