import { canonicalJson } from '../json/canonicalJson.js'
import type { Instant } from '../time/instant.js'
import { TICKET_CHANGE_KINDS, type TicketChange } from './changeFields.js'

/**
 * Something that happened to a ticket, in our words and free of any vendor's.
 * (source, eventId) identifies it for ever; `compareEvents` orders a ticket's events.
 */
export interface TicketEvent {
  /** The desk or log it came from, e.g. `volvo-2013`. */
  readonly source: string
  /** The ticket's key at that source. */
  readonly ticketKey: string
  readonly eventId: string
  readonly occurredAt: Instant
  /** Order among events of one instant, as the source counts them. */
  readonly sequence?: number
  /** Stands in for a sequence: an order that was met with, such as that of a request or a file, and no part of what the event says. */
  readonly place?: number
  /** At least one. */
  readonly changes: readonly TicketChange[]
  /** The ticket that this event's own became a part of, where it is looked at as a part of that one (TKT-21). */
  readonly absorbedBy?: string
  /** With this event another ticket became a part of this one: what had happened to that one by then. */
  readonly absorbs?: readonly TicketEvent[]
}

export type Reply = Extract<TicketChange, { kind: 'replied' }>

export function repliesOf(event: TicketEvent): readonly Reply[] {
  return event.changes.filter((change): change is Reply => change.kind === 'replied')
}

/** True when the event itself solves the ticket: a solved ticket owes no answer. */
export function solves(event: TicketEvent): boolean {
  return event.changes.some(
    (change) => change.kind === 'statusChanged' && (change.to === 'solved' || change.to === 'closed'),
  )
}

const RANK: ReadonlyMap<string, number> = new Map(TICKET_CHANGE_KINDS.map((kind, rank) => [kind, rank]))

/** TKT-4: the changes of one event in the order in which they apply: by kind, those of one kind as given. */
export function orderChanges(changes: readonly TicketChange[]): readonly TicketChange[] {
  if (changes.length < 2) return changes
  return changes.toSorted((left, right) => RANK.get(left.kind)! - RANK.get(right.kind)!)
}

/**
 * TKT-9: what an event says, apart from its identity (source, eventId) and its place, as stable text for a hash: the same event sent again
 * gives the same text; an id that is used again for something else does not.
 */
export function canonicalBody(event: TicketEvent): string {
  return canonicalJson({
    changes: orderChanges(event.changes),
    occurredAt: event.occurredAt,
    sequence: event.sequence ?? 0,
    ticketKey: event.ticketKey,
  })
}

/** TKT-13: the event as it must have been when it was recorded with this sequence, if it is sent again and states none. */
export const countedAs = (event: TicketEvent, sequence: number): TicketEvent =>
  event.sequence === undefined && sequence !== 0 ? { ...event, sequence } : event
