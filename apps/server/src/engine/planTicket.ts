import { type Clock, type ClockKey, rulingOf } from '@tenggat/domain'
import type { ClockWrite } from '../store/queries/engineClocks.js'
import type { FactWrite } from '../store/queries/engineFacts.js'
import type { TicketWrite } from '../store/queries/engineTickets.js'
import type { ClockRow } from '../store/records.js'
import type { AgreementLibrary } from './agreementLibrary.js'
import { boardAttributes, changedFrom } from './boardAttributes.js'
import type { Decision } from './decideTicket.js'
import { clockOf, type TicketCase } from './ticketCase.js'

/** A fact whose clock, being new, may have no id yet. */
export interface FactPlan {
  readonly fact: Omit<FactWrite, 'ticketId' | 'clockId'>
  readonly clock: ClockWrite | null
}

/** The rows that a decision about one ticket comes to. Ids of new rows are empty until they are written. */
export interface TicketPlan {
  readonly ticket: TicketWrite
  readonly insert: readonly ClockWrite[]
  readonly update: readonly ClockRow[]
  readonly remove: readonly ClockRow[]
  readonly facts: readonly FactPlan[]
}

const keyOf = (key: ClockKey): string => `${key.agreementId}\u0000${key.metric}\u0000${key.cycle}`

export function planTicket(given: TicketCase, decision: Decision, library: AgreementLibrary): TicketPlan {
  const recorded = new Map(given.clocks.map((row) => [keyOf(row), row]))
  const corrected = new Set(decision.retract.map((fact) => fact.clockId))
  const insert: ClockWrite[] = []
  const update: ClockRow[] = []
  const rows = new Map<string, ClockWrite>()
  for (const clock of decision.fold.clocks) {
    const key = keyOf(clock)
    const before = recorded.get(key)
    recorded.delete(key)
    const after = clockWrite(given, decision, clock, before, library)
    rows.set(key, after)
    if (before === undefined) insert.push(after)
    else if (corrected.has(before.id) || differs(before, after)) {
      update.push({ ...after, version: before.version })
    }
  }
  const remove = [...recorded.values()]
  for (const row of remove) rows.set(keyOf(row), { ...row, generation: row.generation + 1 })
  return {
    ticket: ticketWrite(given, decision),
    insert,
    update,
    remove,
    facts: factPlans(given, decision, rows),
  }
}

function ticketWrite({ ticket, source, key, fresh }: TicketCase, { fold }: Decision): TicketWrite {
  return {
    id: ticket?.id ?? '',
    source,
    key,
    state: fold.ticket,
    bound: fold.bound,
    lastOccurredAt: fold.last.occurredAt,
    lastSequence: fold.last.sequence ?? 0,
    lastSource: fold.last.source,
    lastEventId: fold.last.eventId,
    eventCount: (ticket?.eventCount ?? 0) + fresh.length,
    openedAt: fold.ticket.openedAt,
  }
}

/** A retraction of any fact of a clock begins its next generation, so that a threshold can be crossed once more. */
function clockWrite(
  given: TicketCase,
  { fold, retract }: Decision,
  clock: Clock,
  before: ClockRow | undefined,
  library: AgreementLibrary,
): ClockWrite {
  const agreement = library.agreement({ agreementId: clock.agreementId, version: clock.agreementVersion })
  const generation = before?.generation ?? 0
  const isCorrected = before !== undefined && retract.some((fact) => fact.clockId === before.id)
  return {
    ...boardAttributes(given, fold.ticket, agreement.terms),
    ...clock,
    id: before?.id ?? '',
    ticketId: given.ticket?.id ?? '',
    calendar: rulingOf(agreement, clock.targetId).target.calendar,
    generation: isCorrected ? generation + 1 : generation,
    live: given.live,
  }
}

function differs(before: ClockRow, after: ClockWrite): boolean {
  if (changedFrom(before, after) !== null || before.live !== after.live) return true
  const was = clockOf(before)
  return (Object.keys(was) as (keyof Clock)[]).some((name) =>
    name === 'crossed' ? was.crossed.join() !== after.crossed.join() : was[name] !== after[name],
  )
}

/** In causal order: what the ticket looked like before, what is taken back, what history tells instead. */
function factPlans(
  given: TicketCase,
  decision: Decision,
  rows: ReadonlyMap<string, ClockWrite>,
): readonly FactPlan[] {
  const plans: FactPlan[] = []
  const updated = ticketUpdated(given, decision, rows)
  if (updated !== null) plans.push(updated)
  for (const fact of decision.retract) {
    const clock = rows.get(keyOf(fact as ClockKey))!
    const eventId = given.fresh[0]!.eventId
    const detail = { kind: fact.kind }
    const generation = clock.generation
    plans.push({
      clock,
      fact: { ...fact, kind: 'retracted', eventId, detail, generation, retracts: fact.pos },
    })
  }
  for (const fact of decision.add) {
    const clock = rows.get(keyOf(fact))!
    plans.push({ clock, fact: { ...fact, generation: clock.generation, retracts: null } })
  }
  return plans
}

/** Boards must learn that a ticket looks different even when none of its clocks has a fact to tell. */
function ticketUpdated(
  given: TicketCase,
  { fold }: Decision,
  rows: ReadonlyMap<string, ClockWrite>,
): FactPlan | null {
  for (const row of given.clocks) {
    const before = changedFrom(row, rows.get(keyOf(row))!)
    if (before === null) continue
    const fact = {
      agreementId: null,
      metric: null,
      cycle: null,
      kind: 'ticketUpdated' as const,
      threshold: null,
      round: 0,
      generation: 0,
      at: fold.last.occurredAt,
      eventId: fold.last.eventId,
      targetId: null,
      deadlineAt: null,
      detail: { before },
      retracts: null,
    }
    return { clock: null, fact }
  }
  return null
}
