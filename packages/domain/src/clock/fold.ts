import type { CompiledAgreement } from '../agreement/compileAgreement.js'
import { matches } from '../agreement/ticketMatch.js'
import { applyEvent } from '../ticket/applyEvent.js'
import { compareEvents, type EventPosition, positionOf } from '../ticket/eventOrder.js'
import { historyOf, takesBack } from '../ticket/history.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import type { TicketState } from '../ticket/ticketState.js'
import { type Instant, NEVER } from '../time/instant.js'
import { type Agreements, agreementOf, rulesetOf } from './agreements.js'
import { type Binding, bind, presentBindings } from './binding.js'
import { attributesOf, book, isSameBooking } from './booked.js'
import type { Clock } from './clock.js'
import { decideAll, versionOf } from './decide.js'
import type { Fact } from './fact.js'
import { FormerCycles } from './formerCycles.js'
import { type Holder, holderOf, isSameHolder } from './holder.js'
import { judge } from './judge.js'
import { NeedsHistory } from './needsHistory.js'
import { rebind } from './rebind.js'
import { accrue, crossedSince } from './thresholds.js'
import type { Folded, TicketFold } from './ticketFold.js'
import { joinedBy, type Timeline } from './timeline.js'

const NO_TIMELINE = (): Timeline => {
  throw new NeedsHistory()
}

/**
 * Applies the next event of a ticket. Answers `needsHistory` when the present state does not suffice, because the event
 * comes before one already applied, or before a threshold already crossed, or takes back what was, or a target carries from the
 * start: then fold the ticket from all its events. Both ways lead to the same fold and the same net facts (CLK-12).
 */
export function advance(
  fold: TicketFold | null,
  event: TicketEvent,
  agreements: Agreements,
): Folded | 'needsHistory' {
  if (
    fold !== null &&
    (compareEvents(event, fold.last) <= 0 || isJudgedBeyond(fold, event.occurredAt, agreements))
  ) {
    return 'needsHistory'
  }
  // A cancelled ticket may be one that never was: what comes then opens it.
  if (takesBack(event) || fold?.ticket.status === 'cancelled') return 'needsHistory'
  try {
    const folded = step(fold, event, agreements, fold?.bound ?? [], NO_TIMELINE)
    return isCorrectedOpening(folded.fold, agreements) ? 'needsHistory' : folded
  } catch (error) {
    if (error instanceof NeedsHistory) return 'needsHistory'
    throw error
  }
}

/**
 * Folds a ticket from its events, in whatever order and however often they are given, judged by the events alone.
 * @param events of one ticket, at least one, and of those that became a part of it
 * @param pins the versions the ticket is bound to, where it has been folded before
 */
export function foldTicket(
  events: readonly TicketEvent[],
  agreements: Agreements,
  pins: readonly Binding[] = [],
): Folded {
  const { fold, facts } = foldHistory(historyOf(events), agreements, pins)
  return { fold: { ...fold, last: lastOf(events) }, facts }
}

/** A ticket folded, and the states that it went through. */
export interface FoldedHistory extends Folded {
  readonly timeline: Timeline
}

/** The same of events that are a history already: in order, each once, without what others take back. */
export function foldHistory(
  history: readonly TicketEvent[],
  agreements: Agreements,
  pins: readonly Binding[],
): FoldedHistory {
  let facts: Fact[] = []
  let timeline: Timeline[number][] = []
  const former = new FormerCycles(agreements)
  const moves = pins.filter(({ since }) => since !== undefined).sort((a, b) => a.since! - b.since!)
  let fold: TicketFold | null = null
  const take = (folded: Folded) => {
    fold = former.takeFrom(folded.fold)
    for (const fact of folded.facts) facts.push(fact)
    return fold
  }
  const moveBefore = (at: Instant) => {
    while (fold !== null && moves.length > 0 && moves[0]!.since! < at)
      take(rebind(former.backIn(fold), moves.shift()!, agreements, () => timeline))
  }
  for (const event of history) {
    moveBefore(event.occurredAt)
    if (event.absorbs !== undefined) timeline = [...joinedBy(event, timeline)]
    const before = (fold as TicketFold | null)?.ticket ?? null
    const stepped = step(fold, event, agreements, pins, () => timeline)
    const { ticket } = stepped.fold
    // What this event ends is booked under the ticket that it leaves.
    if (before !== null) former.bookWhereMoved(before, ticket)
    take(stepped)
    timeline.push({ at: event.occurredAt, eventId: event.eventId, ticket })
    if (isCorrectedOpening(fold!, agreements)) {
      const corrected = correctOpening({ fold: former.backIn(fold!), facts }, agreements)
      fold = former.takeFrom(corrected.fold)
      facts = corrected.facts
    }
  }
  moveBefore(NEVER)
  if (fold === null) throw new Error('a ticket has at least one event')
  return { fold: former.backIn(fold), facts, timeline }
}

/** The last event of all, taken back or not: what comes before it may be what it takes back. */
function lastOf(events: readonly TicketEvent[]): EventPosition {
  const [first, ...rest] = events
  return positionOf(rest.reduce((last, event) => (compareEvents(event, last) > 0 ? event : last), first!))
}

/** Whether the ticket, still in the instant of its opening, is under an agreement that is not about it (CLK-23). */
function isCorrectedOpening({ ticket, source, last, bound }: TicketFold, agreements: Agreements): boolean {
  if (last.occurredAt !== ticket.openedAt) return false
  return bound.some((binding) => !matches(agreementOf(agreements, binding).terms.appliesTo, ticket, source))
}

/** What the opening said at first and put right in the same instant binds nobody: the ticket never was under such an agreement. */
function correctOpening(
  { fold, facts }: { readonly fold: TicketFold; readonly facts: Fact[] },
  agreements: Agreements,
): { readonly fold: TicketFold; readonly facts: Fact[] } {
  const { ticket, source } = fold
  const bound = fold.bound.filter((binding) =>
    matches(agreementOf(agreements, binding).terms.appliesTo, ticket, source),
  )
  const isBound = ({ agreementId }: { readonly agreementId: string }) =>
    bound.some((binding) => binding.agreementId === agreementId)
  return { fold: { ...fold, bound, clocks: fold.clocks.filter(isBound) }, facts: facts.filter(isBound) }
}

/** What an event of `at` may find settled beyond it, so that only a refold tells what would have been. */
function isJudgedBeyond(fold: TicketFold, at: Instant, agreements: Agreements): boolean {
  if (fold.bound.some(({ since }) => since !== undefined && since >= at)) return true
  return fold.clocks.some((clock) => {
    // It went on by itself after the last event, and not before this one.
    if (clock.phase === 'running' && clock.countedFrom >= at && clock.countedFrom > fold.last.occurredAt)
      return true
    if (clock.crossed.length === 0 || clock.phase !== 'running') return false
    return crossedSince(clock, rulesetOf(versionOf(agreements)(clock), clock.targetId), at)
  })
}

function step(
  fold: TicketFold | null,
  event: TicketEvent,
  agreements: Agreements,
  pins: readonly Binding[],
  timeline: () => Timeline,
): Folded {
  const judged = fold === null ? null : judge(fold, agreements, event.occurredAt)
  const before = judged?.fold ?? null
  const ticket = applyEvent(before?.ticket ?? null, event)
  const source = before?.source ?? event.source
  const change = { before: before?.ticket ?? null, ticket, source, at: event.occurredAt }
  const bound = bind(agreements, before?.bound ?? [], pins, change)
  const counted = before === null ? [] : carryOver(before, ticket, event.occurredAt, agreements)
  const moment = { event, before: before?.ticket ?? null, ticket, source, timeline }
  const decided = decideAll(moment, presentBindings(bound), counted, agreements)
  return {
    fold: { ticket, source, bound, clocks: decided.clocks, last: positionOf(event) },
    facts: [...(judged?.facts ?? []), ...decided.facts],
  }
}

/** The clocks as an event finds them: the time up to it counted, and verdicts booked that it would otherwise move. */
function carryOver(
  before: TicketFold,
  ticket: TicketState,
  at: Instant,
  agreements: Agreements,
): readonly Clock[] {
  const former = holderOf(before.ticket)
  const isHandedOver = !isSameHolder(former, holderOf(ticket))
  return before.clocks.map((clock) => {
    const agreement = versionOf(agreements)(clock)
    if (clock.verdict === 'pending') return isHandedOver ? countedFor(former, clock, agreement, at) : clock
    const { terms } = agreement
    const isMoved = !isSameBooking(attributesOf(before.ticket, terms), attributesOf(ticket, terms))
    const booked = isMoved ? book(clock, before.ticket, terms) : clock
    return isHandedOver ? countedFor(former, booked, agreement, at) : booked
  })
}

/** ATT-1: when a ticket changes hands, the time up to then is the former holder's. */
function countedFor(former: Holder, clock: Clock, agreement: CompiledAgreement, at: Instant): Clock {
  if (clock.phase !== 'running') return clock
  const { calendar } = rulesetOf(agreement, clock.targetId)
  return { ...clock, ...accrue(clock, calendar, former, at), countedFrom: at }
}
