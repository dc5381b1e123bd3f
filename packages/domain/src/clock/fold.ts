import { applyEvent } from '../ticket/applyEvent.js'
import { compareEvents, positionOf } from '../ticket/eventOrder.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import type { TicketState } from '../ticket/ticketState.js'
import { type Instant, NEVER } from '../time/instant.js'
import { type Agreements, rulesetOf } from './agreements.js'
import { type Binding, bind, presentBindings } from './binding.js'
import type { Clock } from './clock.js'
import { NeedsHistory } from './context.js'
import { decideAll, versionOf } from './decide.js'
import type { Fact } from './fact.js'
import { holderOf, isSameHolder } from './holder.js'
import { judge } from './judge.js'
import { rebind } from './rebind.js'
import { accrue, crossedSince } from './thresholds.js'
import type { Folded, TicketFold } from './ticketFold.js'
import type { Timeline } from './timeline.js'

const NO_TIMELINE = (): Timeline => {
  throw new NeedsHistory()
}

/**
 * Applies the next event of a ticket. Answers `needsHistory` when the present state does not suffice, because the event
 * comes before one already applied, or before a threshold already crossed, or a target carries from the start: then
 * fold the ticket from all its events. Both ways lead to the same fold and the same net facts (CLK-12).
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
  try {
    return step(fold, event, agreements, fold?.bound ?? [], NO_TIMELINE)
  } catch (error) {
    if (error instanceof NeedsHistory) return 'needsHistory'
    throw error
  }
}

/**
 * Folds a ticket from its events, in whatever order and however often they are given, judged by the events alone.
 * @param events of one ticket, at least one
 * @param pins the versions the ticket is bound to, where it has been folded before
 */
export function foldTicket(
  events: readonly TicketEvent[],
  agreements: Agreements,
  pins: readonly Binding[] = [],
): Folded {
  const facts: Fact[] = []
  const timeline: Timeline[number][] = []
  const moves = pins.filter(({ since }) => since !== undefined).sort((a, b) => a.since! - b.since!)
  let fold: TicketFold | null = null
  const take = (folded: Folded) => {
    fold = folded.fold
    facts.push(...folded.facts)
    return folded.fold
  }
  const moveBefore = (at: Instant) => {
    while (fold !== null && moves.length > 0 && moves[0]!.since! < at) {
      take(rebind(fold, moves.shift()!, agreements, () => timeline))
    }
  }
  for (const event of inOrder(events)) {
    moveBefore(event.occurredAt)
    const { ticket } = take(step(fold, event, agreements, pins, () => timeline))
    timeline.push({ at: event.occurredAt, eventId: event.eventId, ticket })
  }
  moveBefore(NEVER)
  if (fold === null) throw new Error('a ticket has at least one event')
  return { fold, facts }
}

/** The total order, each event once. */
export function inOrder(events: readonly TicketEvent[]): readonly TicketEvent[] {
  const sorted = [...events].sort(compareEvents)
  return sorted.filter((event, index) => {
    const previous = sorted[index - 1]
    return previous === undefined || compareEvents(previous, event) !== 0
  })
}

/** What an event of `at` may find settled beyond it, so that only a refold tells what would have been. */
function isJudgedBeyond(fold: TicketFold, at: Instant, agreements: Agreements): boolean {
  if (fold.bound.some(({ since }) => since !== undefined && since >= at)) return true
  return fold.clocks.some((clock) => {
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
  const counted = before === null ? [] : countForHolder(before, ticket, event.occurredAt, agreements)
  const moment = { event, before: before?.ticket ?? null, ticket, source, timeline }
  const decided = decideAll(moment, presentBindings(bound), counted, agreements)
  return {
    fold: { ticket, source, bound, clocks: decided.clocks, last: positionOf(event) },
    facts: [...(judged?.facts ?? []), ...decided.facts],
  }
}

/** ATT-1: when a ticket changes hands, the time up to then is the former holder's. */
function countForHolder(
  before: TicketFold,
  ticket: TicketState,
  at: Instant,
  agreements: Agreements,
): readonly Clock[] {
  const former = holderOf(before.ticket)
  if (isSameHolder(former, holderOf(ticket))) return before.clocks
  return before.clocks.map((clock) => {
    if (clock.phase !== 'running') return clock
    const { calendar } = rulesetOf(versionOf(agreements)(clock), clock.targetId)
    return { ...clock, ...accrue(clock, calendar, former, at), countedFrom: at }
  })
}
