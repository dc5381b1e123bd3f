import { type AgreementTerms, attributesOf, type TicketState } from '@tenggat/domain'
import type { TicketName } from './queries/engineTickets.js'
import type { BoardAttributes } from './records.js'

/** What boards show of a ticket beside a clock. The priority is the one that holds under the clock's agreement. */
export function boardAttributes(
  { source, key }: TicketName,
  ticket: TicketState,
  terms: AgreementTerms,
): BoardAttributes {
  return {
    source,
    ticketKey: key,
    subject: ticket.subject,
    ...attributesOf(ticket, terms),
    status: ticket.status,
    statusReason: ticket.statusReason,
  }
}

const CHANGEABLE = [
  'subject',
  'priority',
  'impact',
  'service',
  'customer',
  'party',
  'team',
  'line',
  'agent',
  'status',
  'statusReason',
] as const satisfies readonly (keyof BoardAttributes)[]

/** The former values of the attributes that changed; null when none did. */
export function changedFrom(
  before: BoardAttributes,
  after: BoardAttributes,
): Partial<BoardAttributes> | null {
  const changed = CHANGEABLE.filter((name) => before[name] !== after[name])
  return changed.length === 0 ? null : Object.fromEntries(changed.map((name) => [name, before[name]]))
}
