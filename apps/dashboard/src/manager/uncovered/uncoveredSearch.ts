import { PERIOD_DAYS, type PeriodDays } from '../figures/PeriodPicker.js'
import { one, oneOf, type RawSearch } from '../search.js'

export const UNCOVERED = ['noAgreement', 'noTarget', 'excluded'] as const

/** Which tickets the page lists, as its address holds it. */
export interface UncoveredSearch {
  /** Left out: all. */
  readonly coverage?: (typeof UNCOVERED)[number] | undefined
  readonly open?: 'yes' | undefined
  readonly days?: PeriodDays | undefined
  /** Cursor of the page; the first where it is left out. */
  readonly after?: string | undefined
}

export const readUncoveredSearch = (raw: RawSearch): UncoveredSearch => ({
  coverage: oneOf(raw, 'coverage', UNCOVERED),
  open: oneOf(raw, 'open', ['yes']),
  days: oneOf(raw, 'days', PERIOD_DAYS),
  after: one(raw, 'after'),
})
