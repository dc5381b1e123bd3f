import type { AttributionBy } from '../../gql/manager.js'
import { PERIOD_DAYS, type PeriodDays } from '../figures/PeriodPicker.js'
import { one, oneOf, type RawSearch } from '../search.js'

export const ATTRIBUTION_BY: readonly AttributionBy[] = ['PARTY', 'LINE', 'TEAM']

export interface PeriodSearch {
  readonly days?: PeriodDays | undefined
}

export interface AttributionSearch extends PeriodSearch {
  readonly by?: AttributionBy | undefined
  readonly agreement?: string | undefined
  readonly source?: string | undefined
}

export function readPeriodSearch(raw: RawSearch): PeriodSearch {
  return { days: oneOf(raw, 'days', PERIOD_DAYS) }
}

export function readAttributionSearch(raw: RawSearch): AttributionSearch {
  return {
    ...readPeriodSearch(raw),
    by: oneOf(raw, 'by', ATTRIBUTION_BY),
    agreement: one(raw, 'agreement'),
    source: one(raw, 'source'),
  }
}
