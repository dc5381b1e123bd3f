import { type Clock, type ClockKey, type Coverage, coverageOf, rulesetOf } from '@tenggat/domain'
import { boardAttributes, changedFrom } from '../store/boardAttributes.js'
import type { ClockRecord } from '../store/queries/engineClocks.js'
import type { FactDraft, NewFact } from '../store/queries/engineFacts.js'
import type { TicketWrite } from '../store/queries/engineTickets.js'
import type { BoardAttributes, FactRow } from '../store/records.js'
import type { AgreementLibrary } from './agreementLibrary.js'
import type { Decision } from './decideTicket.js'
import type { TicketCase } from './ticketCase.js'

/** The rows that a decision about one ticket comes to. New ones have no id until they are written. */
export interface TicketPlan {
  readonly ticket: TicketWrite
  readonly insert: readonly ClockRecord[]
  readonly update: readonly ClockRecord[]
  readonly remove: readonly ClockRecord[]
  /** In causal order: what the ticket looked like before, what is taken back, what history tells instead. */
  readonly facts: readonly NewFact[]
}

export function planTicket(given: TicketCase, decision: Decision, library: AgreementLibrary): TicketPlan {
  return new Planning(given, decision, library).plan()
}

const isSame = (a: ClockKey, b: ClockKey): boolean =>
  a.metric === b.metric && a.cycle === b.cycle && a.agreementId === b.agreementId

/** One ticket's rows in the making. */
class Planning {
  private readonly ticket: TicketWrite
  private readonly insert: ClockRecord[] = []
  private readonly update: ClockRecord[] = []
  /** What the clocks of the decision became, changed or not. */
  private readonly records: ClockRecord[] = []
  private readonly facts: NewFact[] = []
  /** Clocks of one agreement version share what they repeat of the ticket. */
  private readonly boards = new Map<string, BoardAttributes>()
  private before: Partial<BoardAttributes> | null = null

  constructor(
    private readonly given: TicketCase,
    private readonly decision: Decision,
    private readonly library: AgreementLibrary,
  ) {
    const coverage = coverageOf(decision.fold, library.agreementsFor(given.ticket))
    this.ticket = ticketWrite(given, decision, coverage)
  }

  plan(): TicketPlan {
    const { given, decision } = this
    for (const clock of decision.fold.clocks) this.take(clock)
    const gone = given.clocks.filter(({ clock }) => !decision.fold.clocks.some((kept) => isSame(kept, clock)))
    const remove = gone.map((record) => ({ ...record, generation: record.generation + 1 }))
    this.records.push(...remove)
    if (this.before !== null) this.facts.push(this.ticketUpdated(this.before))
    for (const fact of decision.retract) this.facts.push(this.retraction(fact))
    for (const content of decision.add) this.facts.push(this.addition(content))
    return { ticket: this.ticket, insert: this.insert, update: this.update, remove, facts: this.facts }
  }

  /** A retraction of any fact of a clock begins its next generation, so that a threshold can be crossed once more. */
  private take(clock: Clock): void {
    const { given, decision } = this
    const recorded = given.clocks.find((record) => isSame(record.clock, clock))
    const board = this.boardOf(clock)
    const isCorrected =
      recorded !== undefined && decision.retract.some((fact) => fact.clockId === recorded.id)
    const changed = recorded === undefined ? null : changedFrom(recorded.board, board)
    const agreement = this.agreementOf(clock)
    const record: ClockRecord = {
      id: recorded?.id ?? '',
      ticket: this.ticket,
      clock,
      board,
      agreementKind: agreement.terms.kind,
      calendar: rulesetOf(agreement, clock.targetId).target.calendar,
      generation: (recorded?.generation ?? 0) + (isCorrected ? 1 : 0),
      version: recorded?.version ?? 1,
      live: given.live,
    }
    this.records.push(record)
    if (changed !== null) this.before = { ...changed, ...this.before }
    if (recorded === undefined) this.insert.push(record)
    else if (
      changed !== null ||
      isCorrected ||
      recorded.live !== given.live ||
      differs(recorded.clock, clock)
    ) {
      this.update.push(record)
    }
  }

  private agreementOf(clock: Clock) {
    return this.library.agreement({ agreementId: clock.agreementId, version: clock.agreementVersion })
  }

  private boardOf(clock: Clock): BoardAttributes {
    const name = `${clock.agreementId}@${clock.agreementVersion}`
    let board = this.boards.get(name)
    if (board === undefined) {
      board = boardAttributes(this.given, this.decision.fold.ticket, this.agreementOf(clock).terms)
      this.boards.set(name, board)
    }
    return board
  }

  private addition(content: Decision['add'][number]): NewFact {
    const clock = this.records.find((record) => isSame(record.clock, content))!
    return { ticket: this.ticket, clock, content, generation: clock.generation, retracts: null }
  }

  private retraction(fact: FactRow): NewFact {
    const clock = this.records.find((record) => record.id === fact.clockId)!
    // Of a ticket that nothing new is about, what was merged into it last.
    const eventId = this.given.fresh[0]?.eventId ?? this.decision.fold.last.eventId
    const content: FactDraft = { ...fact, kind: 'retracted', eventId, detail: { kind: fact.kind } }
    return { ticket: this.ticket, clock, content, generation: clock.generation, retracts: fact.pos }
  }

  /** Boards must learn that a ticket looks different even when none of its clocks has a fact to tell. */
  private ticketUpdated(before: Partial<BoardAttributes>): NewFact {
    const { last } = this.decision.fold
    const content: FactDraft = {
      agreementId: null,
      metric: null,
      cycle: null,
      kind: 'ticketUpdated',
      threshold: null,
      round: 0,
      at: last.occurredAt,
      eventId: last.eventId,
      targetId: null,
      deadlineAt: null,
      detail: { before },
    }
    return { ticket: this.ticket, clock: null, content, generation: 0, retracts: null }
  }
}

function ticketWrite(
  { ticket, source, key, fresh, recordedAt, knownThrough }: TicketCase,
  { fold }: Decision,
  coverage: Coverage,
): TicketWrite {
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
    recordedAt,
    knownThrough,
    coverage,
  }
}

/** The domain hands back the same object for a clock that an event leaves alone. */
function differs(before: Clock, after: Clock): boolean {
  if (before === after) return false
  return (Object.keys(before) as (keyof Clock)[]).some((name) =>
    name === 'crossed' || name === 'shares' || name === 'booked'
      ? JSON.stringify(before[name]) !== JSON.stringify(after[name])
      : before[name] !== after[name],
  )
}
