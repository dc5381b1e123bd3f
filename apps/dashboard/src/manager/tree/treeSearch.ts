import { PERIOD_DAYS, type PeriodDays } from '../figures/PeriodPicker.js'
import { many, oneOf, type RawSearch } from '../search.js'

export interface TreeSearch {
  readonly days?: PeriodDays | undefined
  /** Paths of the tree that are folded away. */
  readonly closed?: string[] | undefined
}

export function readTreeSearch(raw: RawSearch): TreeSearch {
  return { days: oneOf(raw, 'days', PERIOD_DAYS), closed: many(raw, 'closed') }
}
