import { hash } from 'node:crypto'
import { canonicalBody, type TicketEvent } from '@tenggat/domain'
import { nameOf } from '../store/queries/engineTickets.js'

/** An event with what tells a repetition from a reuse of its id. */
export interface PreparedEvent {
  readonly event: TicketEvent
  /** See `ticketNameOf`. */
  readonly ticketName: string
  /** SHA-256 of the canonical body, hex. */
  readonly bodyHash: string
}

/** Names an event's ticket: the same key of another source is another ticket. */
export const ticketNameOf = ({ source, ticketKey }: TicketEvent): string => nameOf({ source, key: ticketKey })

export function prepareEvent(event: TicketEvent): PreparedEvent {
  return {
    event,
    ticketName: ticketNameOf(event),
    bodyHash: hash('sha256', canonicalBody(event), 'hex'),
  }
}
