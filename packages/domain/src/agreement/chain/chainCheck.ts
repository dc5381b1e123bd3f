import type { Instant } from '../../time/instant.js'
import type { TicketMatch } from '../ticketMatch.js'

/** One stay of a counterexample, in the order of the route. */
export interface ChainStep {
  readonly agreementId: string
  readonly targetId: string
  readonly from: Instant
  /** At most what the step's target allows from `from`, unless its clock is paused. */
  readonly to: Instant
  /** Its clock is paused all the while by a ticket like this; null: its clock runs. */
  readonly pausedAs: TicketMatch | null
}

/** A ticket that keeps every agreement behind the customer's and still misses the customer's deadline. */
export interface ChainCounterexample {
  readonly openedAt: Instant
  readonly deadlineAt: Instant
  /** The end of the last step, later than the deadline. */
  readonly endsAt: Instant
  readonly missesByMs: number
  /** `critical ticket, Fri 16:50, provider B: cannot make it`: one English sentence of the data below. */
  readonly text: string
  /** The conditions of the customer's target, which the ticket meets. */
  readonly when: TicketMatch
  /** The zone in which the text tells the time: that of the customer's calendar. */
  readonly timeZone: string
  /** Who has the ticket when the deadline passes: the provider of that agreement, or its title. */
  readonly lateWith: string
  readonly steps: readonly ChainStep[]
}

export const CHAIN_NOTES = [
  'unknownAgreement',
  'unknownTarget',
  'noHeldTarget',
  'ambiguousTarget',
  'neverTogether',
  'standsStill',
  'pausesBetween',
  'onlyUnpaused',
] as const

/**
 * Why a check says what it says. The first five: a step or target that cannot be found, or meets no ticket of the target.
 * `standsStill`: a step's clock pauses while the customer's runs. `pausesBetween`: the customer's clock stands still during a
 * step between others, and the budgets do not prove what instants cannot. `onlyUnpaused`: it fits, unless the customer's clock
 * pauses in a step.
 */
export type ChainNote = (typeof CHAIN_NOTES)[number]

/** One route against one target of the customer. */
export interface RouteCheck {
  readonly routeId: string
  readonly targetId: string
  readonly fits: boolean
  /** It fits whatever pauses the ticket takes. */
  readonly pauseProof: boolean
  readonly noteCode: ChainNote | null
  /** The agreement, target or holder that the note is about, as it is called; null where it is about the route. */
  readonly noteAbout: string | null
  /** The note in English; null when there is nothing to add. */
  readonly note: string | null
  /** Where it does not fit and an instant shows it. */
  readonly counterexample: ChainCounterexample | null
}

/** Whether those behind an agreement can all keep theirs and the agreement still be missed. */
export interface ChainCheck {
  /** True when every route fits, also when there is none. */
  readonly fits: boolean
  readonly routes: readonly RouteCheck[]
}
