import type { AgreementTerms } from '../agreement/clauses/index.js'
import { effectivePriority } from '../agreement/selectTarget.js'
import type { TicketState } from '../ticket/ticketState.js'

/** What of a ticket a verdict is booked under; the priority is the one that counts under the clock's agreement. */
export type BookedAttributes = Pick<
  TicketState,
  'priority' | 'impact' | 'service' | 'customer' | 'party' | 'team' | 'line' | 'agent'
>

/**
 * What a cycle's verdict is booked under: what was in force at its deadline or its stop (CLK-26). Kept from the moment on which the
 * ticket or the target is no longer what it was then.
 */
export interface Booked extends BookedAttributes {
  readonly agreementVersion: number
  readonly targetId: string
  readonly targetMs: number
  /**
   * How much of the time used, as it is counted now, had been used when the deadline passed: whatever has been promised since, lateness
   * counts from there. May be below zero where time used before the deadline counts no more.
   */
  readonly lateAfterMs: number
}

export function attributesOf(ticket: TicketState, terms: AgreementTerms): BookedAttributes {
  const { impact, service, customer, party, team, line, agent } = ticket
  return { priority: effectivePriority(terms, ticket), impact, service, customer, party, team, line, agent }
}

export function isSameBooking(a: BookedAttributes, b: BookedAttributes): boolean {
  return (
    a.priority === b.priority &&
    a.impact === b.impact &&
    a.service === b.service &&
    a.customer === b.customer &&
    a.party === b.party &&
    a.team === b.team &&
    a.line === b.line &&
    a.agent === b.agent
  )
}

/** What of a clock its verdict is booked by. */
interface Decidable extends Pick<Booked, 'agreementVersion' | 'targetId' | 'targetMs'> {
  readonly verdict: string
  readonly booked: Booked | null
}

/** The clock with its verdict booked, if it has one: once, under what it was decided under. */
export function book<C extends Decidable>(clock: C, ticket: TicketState, terms: AgreementTerms): C {
  if (clock.verdict === 'pending' || clock.booked !== null) return clock
  const { agreementVersion, targetId, targetMs } = clock
  return {
    ...clock,
    booked: {
      ...attributesOf(ticket, terms),
      agreementVersion,
      targetId,
      targetMs,
      lateAfterMs: targetMs,
    },
  }
}

/** Open time by which a clock that has used `usedMs` is past the deadline that it missed, or past its target. */
export function overrunOf(
  { booked, targetMs }: LateFrom & { readonly targetMs: number },
  usedMs: number,
): number {
  return Math.max(0, usedMs - (booked?.lateAfterMs ?? targetMs))
}

/** What tells from when on a clock is late. */
export interface LateFrom {
  readonly booked: Pick<Booked, 'lateAfterMs'> | null
}
