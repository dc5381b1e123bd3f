import type { TicketState } from '../ticket/ticketState.js'
import type { AgreementTerms } from './clauses/index.js'

/** AGR-7: the priority stated, else the matrix's for impact and urgency, else the agreement's default. */
export function effectivePriority(
  terms: AgreementTerms,
  ticket: Pick<TicketState, 'priority' | 'impact' | 'urgency'>,
): string | null {
  if (ticket.priority !== null) return ticket.priority
  const { impact, urgency } = ticket
  const derived = impact !== null && urgency !== null ? terms.priorityMatrix?.[impact]?.[urgency] : undefined
  return derived ?? terms.defaultPriority
}
