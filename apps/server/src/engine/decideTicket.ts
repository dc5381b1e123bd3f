import {
  type Agreements,
  advance,
  type Fact,
  foldTicket,
  type Instant,
  judge,
  reconcile,
  type TicketEvent,
  type TicketFold,
} from '@tenggat/domain'
import type { FactRow } from '../store/records.js'
import { foldOnRecord, type TicketCase } from './ticketCase.js'

/** How a ticket stands after its new events, and what must be recorded for it. */
export interface Decision {
  readonly fold: TicketFold
  /** Recorded facts that history, as known now, no longer tells. */
  readonly retract: readonly FactRow[]
  readonly add: readonly Fact[]
}

/** Applies the new events one after the other; `needsHistory` when one comes late or needs what came before. */
export function advanceTicket(given: TicketCase, agreements: Agreements): Decision | 'needsHistory' {
  let fold = foldOnRecord(given)
  const add: Fact[] = []
  for (const event of given.fresh) {
    const step = advance(fold, event, agreements)
    if (step === 'needsHistory') return step
    fold = step.fold
    for (const fact of step.facts) add.push(fact)
  }
  if (fold === null) throw new Error('a ticket is decided only when it has a new event')
  if (given.completeThrough === null) return { fold, retract: [], add }
  const judged = judge(fold, agreements, given.completeThrough)
  return { fold: judged.fold, retract: [], add: [...add, ...judged.facts] }
}

/**
 * Folds the ticket from all its events and corrects what was recorded. It is judged as far as it has been judged
 * already: to the present, or to the watermark, or to the last threshold on record where that lies further.
 */
export function refoldTicket(
  given: TicketCase,
  history: readonly TicketEvent[],
  standing: readonly FactRow[],
  agreements: Agreements,
  now: Instant,
): Decision {
  const folded = foldTicket([...history, ...given.fresh], agreements, given.ticket?.bound)
  const settledBefore = given.live ? now : (given.completeThrough ?? Number.NEGATIVE_INFINITY)
  const judged = judge(folded.fold, agreements, Math.max(settledBefore, judgedBefore(standing)))
  const recorded = standing.map(toDomainFact)
  const { retract, add } = reconcile(recorded, [...folded.facts, ...judged.facts])
  return { fold: judged.fold, retract: retract.map((index) => standing[index]!), add }
}

/** Whoever crossed the last threshold on record knew that its instant had passed. */
function judgedBefore(standing: readonly FactRow[]): Instant {
  let before = Number.NEGATIVE_INFINITY
  for (const { threshold, at } of standing) if (threshold !== null) before = Math.max(before, at + 1)
  return before
}

function toDomainFact(fact: FactRow): Fact {
  return {
    agreementId: fact.agreementId!,
    metric: fact.metric!,
    cycle: fact.cycle!,
    kind: fact.kind as Fact['kind'],
    at: fact.at,
    threshold: fact.threshold,
    round: fact.round,
    eventId: fact.eventId,
    targetId: fact.targetId!,
    deadlineAt: fact.deadlineAt,
    detail: fact.detail as Fact['detail'],
  }
}
