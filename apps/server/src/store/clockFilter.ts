import type { ClockRow } from './records.js'

/** Attributes a filter may name, and the column each lives in. */
export const FILTER_COLUMNS = {
  source: 'source',
  agreementId: 'agreement_id',
  agreementKind: 'agreement_kind',
  metric: 'metric',
  priority: 'priority',
  impact: 'impact',
  team: 'team',
  line: 'line',
  party: 'party',
  customer: 'customer',
  service: 'service',
} as const
export type FilterKey = keyof typeof FILTER_COLUMNS
export const FILTER_KEYS = Object.keys(FILTER_COLUMNS) as FilterKey[]

/**
 * Keeps a clock whose every named attribute is among the values listed; an empty list keeps nothing.
 * Clocks of sources replayed from a log are left out unless `includeReplayed`.
 */
export type ClockFilter = { readonly [K in FilterKey]?: readonly string[] | null } & {
  readonly includeReplayed?: boolean | null
}

export type FilterAttributes = { readonly [K in FilterKey]: string | null }

/** What a filter asks of the columns of `clock`; what is left out is not asked. */
export function filterColumns(filter: ClockFilter): readonly FilterColumn[] {
  return FILTER_KEYS.flatMap((key) => {
    const values = filter[key]
    return values == null ? [] : [{ column: FILTER_COLUMNS[key], values }]
  })
}

/** A column and the values that pass. Column names come from code, never from a request. */
export interface FilterColumn {
  readonly column: (typeof FILTER_COLUMNS)[FilterKey]
  readonly values: readonly string[]
}

export function matchesFilter(filter: ClockFilter, attributes: FilterAttributes): boolean {
  for (const key of FILTER_KEYS) {
    const wanted = filter[key]
    if (wanted === undefined || wanted === null) continue
    const value = attributes[key]
    if (value === null || !wanted.includes(value)) return false
  }
  return true
}

/** The store's own kinds of source: settled by time, or (replayed) by a watermark. */
export function isCovered(filter: ClockFilter, row: { readonly live: boolean }): boolean {
  return row.live || filter.includeReplayed === true
}

/** A board shows clocks that still run or wait. */
export function isOpen(row: ClockRow): boolean {
  return row.phase === 'running' || row.phase === 'paused'
}
