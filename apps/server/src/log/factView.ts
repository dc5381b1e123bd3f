import type { ClockRow, FactRow } from '../store/records.js'
import { formatCursor } from './cursor.js'

/** A fact as clients are answered: with the ticket it is about, in the words of the schema. */
export interface FactView extends Omit<FactRow, 'pos'> {
  readonly position: number
  readonly cursor: string
  readonly source: ClockRow['source']
  readonly ticketKey: ClockRow['ticketKey']
}

/** Field by field: a batch is shown to every board that has a part in it. */
export function toFactView(fact: FactRow, source: string, ticketKey: string, epoch: string): FactView {
  return {
    position: fact.pos,
    cursor: formatCursor(epoch, fact.pos),
    source,
    ticketKey,
    ticketId: fact.ticketId,
    clockId: fact.clockId,
    agreementId: fact.agreementId,
    metric: fact.metric,
    cycle: fact.cycle,
    kind: fact.kind,
    threshold: fact.threshold,
    round: fact.round,
    generation: fact.generation,
    at: fact.at,
    recordedAt: fact.recordedAt,
    eventId: fact.eventId,
    targetId: fact.targetId,
    deadlineAt: fact.deadlineAt,
    detail: fact.detail,
    retracts: fact.retracts,
  }
}
