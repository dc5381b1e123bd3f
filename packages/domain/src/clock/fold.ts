import { applyEvent } from '../ticket/applyEvent.js'
import { compareEvents } from '../ticket/compareEvents.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import type { Clock } from './clock.js'
import { decide } from './decide.js'
import type { ClockFact } from './fact.js'
import { judge } from './judge.js'
import { agreementOf, type Binding, bind, type Program, rulingOf } from './program.js'
import { NeedsHistory, type Scene } from './scene.js'
import { crossedSince } from './thresholds.js'
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
  program: Program,
): Folded | 'needsHistory' {
  if (fold !== null && (compareEvents(event, fold.last) <= 0 || isJudgedBeyond(fold, event, program))) {
    return 'needsHistory'
  }
  try {
    return step(fold, event, program, fold?.bound ?? [], NO_TIMELINE)
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
  program: Program,
  pins: readonly Binding[] = [],
): Folded {
  const facts: ClockFact[] = []
  const timeline: Timeline[number][] = []
  let fold: TicketFold | null = null
  for (const event of inOrder(events)) {
    const folded: Folded = step(fold, event, program, pins, () => timeline)
    fold = folded.fold
    facts.push(...folded.facts)
    timeline.push({ at: event.occurredAt, eventId: event.eventId, ticket: fold.ticket })
  }
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

function isJudgedBeyond(fold: TicketFold, event: TicketEvent, program: Program): boolean {
  return fold.clocks.some((clock) => {
    if (clock.crossed.length === 0 || clock.phase !== 'running') return false
    const agreement = agreementOf(program, {
      agreementId: clock.agreementId,
      version: clock.agreementVersion,
    })
    return crossedSince(clock, rulingOf(agreement, clock.targetId), event.occurredAt)
  })
}

function step(
  fold: TicketFold | null,
  event: TicketEvent,
  program: Program,
  pins: readonly Binding[],
  timeline: () => Timeline,
): Folded {
  const judged = fold === null ? null : judge(fold, program, event.occurredAt)
  const before = judged?.fold ?? null
  const ticket = applyEvent(before?.ticket ?? null, event)
  const source = before?.source ?? event.source
  const bound = bind(program, before?.bound ?? [], pins, ticket, source)
  const clocks: Clock[] = []
  const facts: ClockFact[] = [...(judged?.facts ?? [])]
  for (const binding of bound) {
    const agreement = agreementOf(program, binding)
    const scene: Scene = { event, before: before?.ticket ?? null, ticket, source, agreement, timeline }
    for (const metric of agreement.targetsByMetric.keys()) {
      const cycles = (before?.clocks ?? []).filter(
        (clock) => clock.agreementId === binding.agreementId && clock.metric === metric,
      )
      const decision = decide(scene, metric, cycles.at(-1))
      clocks.push(...cycles.slice(0, -1), ...decision.clocks)
      facts.push(...decision.facts)
    }
  }
  const { occurredAt, sequence, eventId } = event
  const last = { occurredAt, sequence, source: event.source, eventId }
  return { fold: { ticket, source, bound, clocks, last }, facts }
}
