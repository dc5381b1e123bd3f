import type { Severity, TicketStatus } from '../ticket/status.js'
import type { TicketState } from '../ticket/ticketState.js'

export const PRESENCES = ['any', 'none'] as const

/** Whatever is set, or nothing at all: a condition on an attribute that names no value of it. */
export interface Presence {
  readonly is: (typeof PRESENCES)[number]
}

/** What a condition wants of an attribute: one of these values, any, or none. */
export type Wanted<T extends string = string> = readonly T[] | Presence

export const isPresence = (wanted: Wanted | boolean): wanted is Presence =>
  typeof wanted === 'object' && 'is' in wanted

/** The values that are listed; none where the condition names none. */
export const listedIn = <T extends string>(wanted: Wanted<T> | undefined): readonly T[] =>
  wanted === undefined || isPresence(wanted) ? [] : wanted

/** Matches when every field given lists the ticket's value; `tags` matches when any tag is listed. Empty matches all. */
export interface TicketMatch {
  readonly priority?: Wanted
  readonly impact?: Wanted<Severity>
  readonly urgency?: Wanted<Severity>
  readonly status?: readonly TicketStatus[]
  readonly statusReason?: Wanted
  readonly service?: Wanted
  readonly requestType?: Wanted
  readonly channel?: Wanted
  readonly customer?: Wanted
  readonly party?: Wanted
  readonly team?: Wanted
  readonly line?: Wanted
  readonly tags?: Wanted
  readonly source?: readonly string[]
  /** Owned by a named agent or not. */
  readonly owned?: boolean
}

/** A typed predicate over a ticket at event time: true when any of the matches holds (AGR-6). */
export type Predicate = readonly TicketMatch[]

/**
 * AGR-6: true when the ticket's value of every field given is among the values listed, or is or is not there where any or none is
 * wanted; an attribute the ticket lacks is in no list. The priority compared is the one the ticket carries: callers that want the
 * derived one put it there first.
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
  const wanted: Wanted | undefined = match[field]
  if (wanted === undefined) return true
  const values = valuesOf(field, ticket, source)
  if (isPresence(wanted)) return wanted.is === 'any' ? values.length > 0 : values.length === 0
  return values.some((value) => wanted.includes(value))
}

/** What a ticket has that a condition can be about; empty where it has nothing. */
export function valuesOf(
  field: Exclude<keyof TicketMatch, 'owned'>,
  ticket: TicketState,
  source: string,
): readonly string[] {
  if (field === 'source') return [source]
  if (field === 'tags') return ticket.tags
  const value = ticket[field]
  return value === null ? [] : [value]
}

/** Whether any of the matches holds. */
export function holdsAny(predicate: Predicate, ticket: TicketState, source: string): boolean {
  return predicate.some((match) => matches(match, ticket, source))
}
