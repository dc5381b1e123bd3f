import type { Target } from '../agreement/clauses/targets.js'
import { holdsAny } from '../agreement/ticketMatch.js'
import type { TicketState } from '../ticket/ticketState.js'
import type { Instant } from '../time/instant.js'
import { NeedsHistory } from './needsHistory.js'

/**
 * CLK-31: whether what begins a target's clock has come about, as the ticket stands. @throws NeedsHistory where its state is from before
 * first messages were kept
 */
export function hasBegun({ from, startWhen }: Target, ticket: TicketState, source: string): boolean {
  if (from === 'firstCustomerMessage') {
    if (ticket.firstMessageAt === undefined) throw new NeedsHistory()
    if (ticket.firstMessageAt === null) return false
  }
  return startWhen === undefined || holdsAny(startWhen, ticket, source)
}

/** CLK-32: whether nothing is owed by the target for as long as the ticket stays so. */
export const isWithdrawn = ({ cancelWhen = [] }: Target, ticket: TicketState, source: string): boolean =>
  holdsAny(cancelWhen, ticket, source)

/** CLK-33: whether a change of the ticket begins its cycle anew: the conditions hold that did not before. */
export function isReset(
  { resetWhen = [] }: Target,
  before: TicketState | null,
  ticket: TicketState,
  source: string,
): boolean {
  return before !== null && !holdsAny(resetWhen, before, source) && holdsAny(resetWhen, ticket, source)
}

/**
 * When a target that comes into force late would have begun: the first of the ticket's states by which it has, or the last of those that
 * would have begun it anew since.
 * @param marks the ticket's states up to now, in order
 */
export function beginningOf(
  target: Target,
  marks: readonly { readonly at: Instant; readonly ticket: TicketState }[],
  source: string,
): Instant {
  const first = marks.findIndex(({ ticket }) => hasBegun(target, ticket, source))
  let { at } = marks[first]!
  for (let index = first + 1; index < marks.length; index += 1) {
    const mark = marks[index]!
    if (isReset(target, marks[index - 1]!.ticket, mark.ticket, source)) at = mark.at
  }
  return at
}
