import { hash } from 'node:crypto'
import { canonicalBody, type TicketEvent } from '@tenggat/domain'
import { nameOf } from '../store/queries/engineTickets.js'

/** An event with what tells a repetition from a reuse of its id. */
export interface PreparedEvent {
  readonly event: TicketEvent
  /** Names its ticket, see `nameOf`. */
  readonly ticketName: string
  /** SHA-256 of the canonical body, hex. */
  readonly bodyHash: string
}

export function prepareEvent(event: TicketEvent): PreparedEvent {
  return {
    event,
    ticketName: nameOf({ source: event.source, key: event.ticketKey }),
    bodyHash: hash('sha256', canonicalBody(event), 'hex'),
  }
}
