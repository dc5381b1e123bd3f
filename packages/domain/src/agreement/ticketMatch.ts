import type { Severity, TicketStatus } from '../ticket/status.js'
import type { TicketState } from '../ticket/ticketState.js'

/** Matches when every field given lists the ticket's value; `tags` matches when any tag is listed. Empty matches all. */
export interface TicketMatch {
  readonly priority?: readonly string[]
  readonly impact?: readonly Severity[]
  readonly urgency?: readonly Severity[]
  readonly status?: readonly TicketStatus[]
  readonly statusReason?: readonly string[]
  readonly service?: readonly string[]
  readonly requestType?: readonly string[]
  readonly channel?: readonly string[]
  readonly customer?: readonly string[]
  readonly party?: readonly string[]
  readonly team?: readonly string[]
  readonly line?: readonly string[]
  readonly tags?: readonly string[]
  readonly source?: readonly string[]
  /** Owned by a named agent or not. */
  readonly owned?: boolean
}

/** A typed predicate over a ticket at event time: true when any of the matches holds (AGR-6). */
export type Predicate = readonly TicketMatch[]

/**
 * AGR-6: true when the ticket's value of every field given is among the values listed; an attribute the ticket lacks is in no
 * list. The priority compared is the one the ticket carries: callers that want the derived one put it there first.
 */
export function matches(match: TicketMatch, ticket: TicketState, source: string): boolean {
  for (const field in match) {
    if (!holds(field as keyof TicketMatch, match, ticket, source)) return false
  }
  return true
}

/** Whether one field of a match holds. */
export function holds(
  field: keyof TicketMatch,
  match: TicketMatch,
  ticket: TicketState,
  source: string,
): boolean {
  if (field === 'owned') return match.owned === undefined || match.owned === (ticket.agent !== null)
  const listed: readonly string[] | undefined = match[field]
  if (listed === undefined) return true
  if (field === 'source') return listed.includes(source)
  if (field === 'tags') return ticket.tags.some((tag) => listed.includes(tag))
  const value = ticket[field]
  return value !== null && listed.includes(value)
}

/** Whether any of the matches holds. */
export function holdsAny(predicate: Predicate, ticket: TicketState, source: string): boolean {
  return predicate.some((match) => matches(match, ticket, source))
}
