import { type ClockFilter, FILTER_KEYS } from '../store/clockFilter.js'

/** What passes both filters: a viewer confined to `bounds` may narrow them, never widen them. */
export function narrow(filter: ClockFilter, bounds: ClockFilter | null): ClockFilter {
  if (bounds === null) return filter
  const lists = FILTER_KEYS.flatMap((key): [string, readonly string[]][] => {
    const asked = filter[key]
    const allowed = bounds[key]
    if (allowed == null) return asked == null ? [] : [[key, asked]]
    return [[key, asked == null ? allowed : asked.filter((value) => allowed.includes(value))]]
  })
  const includeReplayed = bounds.includeReplayed === true && filter.includeReplayed !== false
  return { ...Object.fromEntries(lists), includeReplayed }
}
