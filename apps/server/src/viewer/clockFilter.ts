import type { Metric } from '@tenggat/domain'

/** Attributes by which clocks are chosen; each is a list of the values that pass. */
export const CLOCK_FILTER_LISTS = [
  'source',
  'agreementId',
  'metric',
  'priority',
  'impact',
  'team',
  'line',
  'party',
  'customer',
  'service',
] as const
export type ClockFilterList = (typeof CLOCK_FILTER_LISTS)[number]

/** A list left out or null passes everything; an empty one nothing. */
export type ClockFilter = {
  readonly [K in ClockFilterList]?: readonly (K extends 'metric' ? Metric : string)[] | null
} & {
  /** Also clocks of sources settled by watermark. */
  readonly includeReplayed?: boolean | null
}

/** What passes both filters: a viewer confined to `bounds` may narrow them, never widen them. */
export function narrow(filter: ClockFilter, bounds: ClockFilter | null): ClockFilter {
  if (bounds === null) return filter
  const lists = CLOCK_FILTER_LISTS.flatMap((name) => {
    const asked = filter[name]
    const allowed = bounds[name]
    if (asked == null && allowed == null) return []
    if (asked == null || allowed == null) return [[name, asked ?? allowed]]
    const known = new Set<string>(allowed)
    return [[name, asked.filter((value) => known.has(value))]]
  })
  const replayed = bounds.includeReplayed === true && filter.includeReplayed !== false
  return { ...Object.fromEntries(lists), includeReplayed: replayed }
}
