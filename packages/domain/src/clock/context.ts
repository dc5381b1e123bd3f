import type { CompiledAgreement } from '../agreement/compileAgreement.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import type { TicketState } from '../ticket/ticketState.js'
import type { RebindingCause } from './binding.js'
import type { Clock } from './clock.js'
import type { Fact } from './fact.js'
import type { Timeline } from './timeline.js'

/** All that a decision about one agreement's clocks may look at when an event arrives. */
export interface Context {
  readonly event: TicketEvent
  /** The ticket before the event; null when the event opens it. */
  readonly before: TicketState | null
  /** The ticket after the event. */
  readonly ticket: TicketState
  readonly source: string
  readonly agreement: CompiledAgreement
  /** The version that a clock runs under, where the ticket has been moved to `agreement` since. */
  readonly versionOf: (clock: Clock) => CompiledAgreement
  /**
   * Why the agreement has no target for the ticket, whatever its targets say: its conditions hold no longer, or a more specific one has
   * taken the ticket over. Null where it covers it.
   */
  readonly uncovered: 'notApplicable' | 'overruled' | null
  /** Why the ticket was moved to this version; null where it was bound to it from the start. */
  readonly migration: RebindingCause | null
  /** The ticket's states before the event. @throws NeedsHistory where only the present state is at hand. */
  readonly timeline: () => Timeline
}

/** A clock after a transition and the facts that tell it. */
export interface Step {
  readonly clock: Clock
  readonly facts: readonly Fact[]
}
