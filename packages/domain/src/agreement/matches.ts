import type { TicketState } from '../ticket/ticketState.js'
import type { TicketMatch } from './terms.js'

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
