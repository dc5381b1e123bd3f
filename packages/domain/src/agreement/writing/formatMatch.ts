import type { Predicate, TicketMatch } from '../ticketMatch.js'

/** One value stands for a list of one. */
export const oneOrList = <T>(items: readonly T[]): T | readonly T[] =>
  items.length === 1 ? items[0]! : items

/** Conditions as a document writes them. */
export function formatMatch(match: TicketMatch): Readonly<Record<string, unknown>> {
  const given = Object.entries(match).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    given.map(([field, value]) => [field, Array.isArray(value) ? oneOrList(value) : value]),
  )
}

/** One match, or a list of which any may hold. */
export const formatPredicate = (predicate: Predicate): unknown => oneOrList(predicate.map(formatMatch))
