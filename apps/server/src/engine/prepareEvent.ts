import { hash } from 'node:crypto'
import { canonicalBody, type TicketEvent } from '@tenggat/domain'
import { nameOf } from '../store/queries/engineTickets.js'

/** An event as it came in. */
export interface Arrival {
  readonly event: TicketEvent
  /** It was read from a log and says nothing of what is happening now. */
  readonly fromLog: boolean
}

/** An event with what tells a repetition from a reuse of its id. */
export interface PreparedEvent extends Arrival {
  /** See `ticketNameOf`. */
  readonly ticketName: string
  /** SHA-256 of the canonical body, hex. */
  readonly bodyHash: string
}

/** Names an event's ticket: the same key of another source is another ticket. */
export const ticketNameOf = ({ source, ticketKey }: TicketEvent): string => nameOf({ source, key: ticketKey })

export function prepareEvent({ event, fromLog }: Arrival): PreparedEvent {
  return { event, fromLog, ticketName: ticketNameOf(event), bodyHash: bodyHashOf(event) }
}

export const bodyHashOf = (event: TicketEvent): string => hash('sha256', canonicalBody(event), 'hex')
