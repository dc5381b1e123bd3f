import type { ClockView } from '@tenggat/domain'

export const TILE_STATES = ['ontrack', 'atrisk', 'due', 'breached', 'paused'] as const
/** What a tile says of its clock, as `data-state`. `breached` comes only from the server's fact; `due` is the wall's own. */
export type TileState = (typeof TILE_STATES)[number]

export function tileState(view: Pick<ClockView, 'state' | 'motion'>): TileState {
  if (view.state === 'breached') return 'breached'
  if (view.motion === 'paused') return 'paused'
  if (view.state === 'due') return 'due'
  return view.state === 'atRisk' ? 'atrisk' : 'ontrack'
}
