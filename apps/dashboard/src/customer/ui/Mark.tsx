import type { TileState } from '../../live/tileState.js'
import { STATE_SHAPES } from '../../ui/theme/tokens.js'

/** A state's shape, the same as on the wall; its word stands beside it. */
export function Mark({ state }: { readonly state: TileState }) {
  return (
    <svg className="mark" data-state={state} viewBox="0 0 24 24" aria-hidden="true">
      <path d={STATE_SHAPES[state]} fillRule="evenodd" />
    </svg>
  )
}
