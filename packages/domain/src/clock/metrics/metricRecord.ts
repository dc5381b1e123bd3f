import { holdsAny, type Predicate } from '../../agreement/ticketMatch.js'
import type { Release } from '../../release.js'
import type { TicketChange } from '../../ticket/changeFields.js'
import type { TicketEvent } from '../../ticket/ticketEvent.js'
import type { TicketState } from '../../ticket/ticketState.js'

/**
 * How the cycles of a metric follow each other, and in which order an event is taken (CLK-6).
 *
 * - `ticket`: one begins when the ticket opens or a target first covers it; begin or reopen, retarget, cancel, stop, pause.
 * - `conversation`: one begins at the customer's first message after the last answer; retarget, cancel, then reply by reply, stop, pause.
 * - `succession`: one runs whenever a target covers the ticket and nothing settles it; stop, retarget, cancel, and only then begin,
 *   so that what one event ends and begins is never both at once; pause.
 */
export type Course = 'ticket' | 'conversation' | 'succession'

/** What a metric asks of a target. */
export interface StopTerms {
  readonly stopWhen?: Predicate
  readonly heldWhile?: Predicate
  readonly botsCount: boolean
  readonly from?: Beginning
}

/** What begins a clock: the customer's first message of all, or any that is not answered yet. */
export type Beginning = 'firstCustomerMessage' | 'anyCustomerMessage'

/** Everything that is particular to one metric; the engine, the chain check, readers and pages ask here and know no metric by name. */
export interface MetricRecord {
  /** What it measures: a sentence of the API's schema. */
  readonly meaning: string
  /** The first release that knows it, where that is not the first of all (AGR-84). */
  readonly since?: Release
  readonly course: Course
  /** What a target may have begin it instead (CLK-31). */
  readonly beginnings: readonly Beginning[]
  /** Its own stop as conditions on the ticket, which a target's `stopWhen` takes the place of; null where answers are it. */
  readonly ownStop: Predicate | null
  /** Whether the ticket's state stops a cycle. */
  readonly stopHolds: (target: StopTerms, ticket: TicketState, source: string) => boolean
  /** Whether the event itself stops a cycle, whatever state it leaves the ticket in. */
  readonly stopsOn: (target: StopTerms, event: TicketEvent) => boolean
  /** Whether the ticket has had what is owed once and for all: no cycle begins or is revived. */
  readonly isGiven: (target: StopTerms, ticket: TicketState) => boolean
  /** Whether nothing is owed as the ticket stands now: no cycle begins or is revived. `before` is null when the event opens the ticket. */
  readonly isSettled: (
    target: StopTerms,
    before: TicketState | null,
    ticket: TicketState,
    source: string,
  ) => boolean
  /** While it is owed, no turn of a conversation begins: the customer still waits for the first answer of all. */
  readonly precedesTurns: boolean
  /** Ended by answers of the desk: its targets may count those of bots (`botsCount`). */
  readonly endsWithAnswer: boolean
  /**
   * Its stop lasts as long as what stopped it: the ticket that comes back reopens it by the target's mode (CLK-10), the one that is
   * cancelled takes its result along (CLK-15). What any other metric has decided stays decided.
   */
  readonly isProvisional: boolean
  /** Runs while the ticket is with a holder, named by the target's `heldWhile`; binds those behind a customer's agreement and promises the customer nothing. */
  readonly isHeld: boolean
  /** Counted apart, within the stays of another held metric. */
  readonly isPartOfStay: boolean
  /** The ticket's whole life, from its opening to its solution. One metric is: routes end in it, shares are counted on it. */
  readonly isLifetime: boolean
  /** What an explanation matches targets against: a cycle over for good is explained by the ticket as it was before its stop. */
  readonly explainedBy: 'presentTicket' | 'ticketBeforeStop'
}

export const never = (): boolean => false

export const SOLVED: Predicate = [{ status: ['solved', 'closed'] }]

/** The target's `stopWhen` where it has one, else the metric's own stop. */
export const stopWhenOr =
  (own: (ticket: TicketState) => boolean): MetricRecord['stopHolds'] =>
  ({ stopWhen }, ticket, source) =>
    stopWhen === undefined ? own(ticket) : holdsAny(stopWhen, ticket, source)

/** A public answer of the desk: a person's, or a bot's where the target counts bots. */
export const isAnswer = (change: TicketChange, { botsCount }: StopTerms): boolean =>
  change.kind === 'replied' &&
  change.public &&
  (change.actor === 'human' || (change.actor === 'bot' && botsCount))
