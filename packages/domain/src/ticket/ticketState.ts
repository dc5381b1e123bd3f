import type { Instant } from '../time/instant.js'
import type { Severity, TicketStatus } from './status.js'

/** What is known of a ticket after some event: the fold of its changes. */
export interface TicketState {
  readonly openedAt: Instant
  readonly subject: string | null
  readonly status: TicketStatus
  /** The desk's own word beside the status, e.g. `Wait - Vendor`. */
  readonly statusReason: string | null
  /** When what pauses by this status goes on by itself; null where only an event ends it. */
  readonly statusUntil: Instant | null
  readonly priority: string | null
  readonly impact: Severity | null
  readonly urgency: Severity | null
  readonly service: string | null
  readonly requestType: string | null
  readonly channel: string | null
  readonly customer: string | null
  readonly tags: readonly string[]
  readonly party: string | null
  readonly team: string | null
  readonly line: string | null
  readonly agent: string | null
  readonly mergedInto: string | null
  readonly rating: { readonly score: number; readonly outOf: number } | null
  /** The first public reply of the desk (human), and the last public one; null before. */
  readonly firstReplyAt: Instant | null
  readonly lastReplyAt: Instant | null
  /** The customer's first public message, the opening one included; null before. */
  readonly firstMessageAt: Instant | null
  /**
   * While a message of the customer that came after the opening stands unanswered: the attributes that have changed since the last such
   * message. Null where none stands.
   */
  readonly changedSinceMessage: readonly StatedAttribute[] | null
}

/** What of a ticket events state. */
export type StatedAttribute = Exclude<
  keyof TicketState,
  'openedAt' | 'firstReplyAt' | 'lastReplyAt' | 'firstMessageAt' | 'changedSinceMessage'
>

export function isSolved({ status }: TicketState): boolean {
  return status === 'solved' || status === 'closed'
}
