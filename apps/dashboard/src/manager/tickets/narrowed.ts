import type { ClockListState } from '../../gql/manager.js'

export const COUNTED = ['met', 'breached', 'undecided', 'cancelled'] as const
export type Counted = (typeof COUNTED)[number]

/**
 * The state that lists exactly the clocks of a part of a count over the list of `state`; null where the list is that
 * part already, or no state says it.
 */
export function narrowed(state: ClockListState = 'open', part: Counted): ClockListState | null {
  if (state === 'decided') return part === 'met' || part === 'breached' ? part : null
  if (state !== 'open') return null
  if (part === 'breached') return 'breachedOpen'
  return part === 'undecided' ? part : null
}
