import { type ClockFilter, FILTER_KEYS } from '../store/clockFilter.js'
import type { Visibility } from './visibility.js'

/** What passes both filters: a viewer whose token shows one board may ask for less of it, never for more. */
export function intersectBoard(filter: ClockFilter, board: ClockFilter | null): ClockFilter {
  if (board === null) return filter
  const lists = FILTER_KEYS.flatMap((key): [string, readonly string[]][] => {
    const asked = filter[key]
    const allowed = board[key]
    if (allowed == null) return asked == null ? [] : [[key, asked]]
    return [[key, asked == null ? allowed : asked.filter((value) => allowed.includes(value))]]
  })
  const includeReplayed = board.includeReplayed === true && filter.includeReplayed !== false
  return { ...Object.fromEntries(lists), includeReplayed }
}

/**
 * The part of a filter that may be asked: only agreements that are seen, and who asks for holders asks only for those who may be
 * named. Otherwise the answer would give away by its length what its rows do not.
 */
export function intersectVisible(filter: ClockFilter, visibility: Visibility | null): ClockFilter {
  if (visibility === null) return filter
  const agreementId = among(filter.agreementId, visibility.agreements)
  const asksForHolder = filter.party != null || filter.team != null || filter.line != null
  return asksForHolder
    ? { ...filter, agreementId, party: among(filter.party, visibility.parties) }
    : { ...filter, agreementId }
}

function among(asked: readonly string[] | null | undefined, seen: ReadonlySet<string>): readonly string[] {
  return asked == null ? [...seen].sort() : asked.filter((each) => seen.has(each))
}
