import type { Agreements } from '../clock/agreements.js'
import type { Binding } from '../clock/binding.js'
import type { Fact } from '../clock/fact.js'
import { advance, foldTicket } from '../clock/fold.js'
import { judge } from '../clock/judge.js'
import { rebind } from '../clock/rebind.js'
import { reconcile } from '../clock/reconcile.js'
import type { TicketFold } from '../clock/ticketFold.js'
import { timelineOf } from '../clock/timeline.js'
import { historyOf } from '../ticket/history.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import { EVER, type Instant } from '../time/instant.js'

/**
 * One ticket as an engine keeps it, without a database: events are received in any order, thresholds judged as time
 * passes, corrections recorded as retractions and additions. `standing` are the net facts.
 */
export class Ledger {
  fold: TicketFold | null = null
  standing: Fact[] = []
  retractions = 0
  refolds = 0
  private readonly events: TicketEvent[] = []
  private judgedBefore: Instant = EVER

  constructor(private readonly agreements: Agreements) {}

  receive(event: TicketEvent): void {
    if (this.events.some((known) => known.source === event.source && known.eventId === event.eventId)) return
    this.events.push(event)
    const advanced = advance(this.fold, event, this.agreements)
    if (advanced === 'needsHistory') this.refold()
    else {
      this.fold = advanced.fold
      this.standing.push(...advanced.facts)
      this.judge(this.judgedBefore)
    }
  }

  /** Moves the ticket to another version, as the engine does at the present: whatever was received by then is behind it. */
  move(order: Binding): void {
    if (this.fold === null) throw new Error('a ticket is moved once it is known')
    const known = historyOf(this.events)
    const moved = rebind(this.fold, order, this.agreements, () => timelineOf(known))
    this.fold = moved.fold
    this.standing.push(...moved.facts)
    this.judge(order.since as Instant)
  }

  judge(before: Instant): void {
    this.judgedBefore = Math.max(this.judgedBefore, before)
    if (this.fold === null) return
    const judged = judge(this.fold, this.agreements, this.judgedBefore)
    this.fold = judged.fold
    this.standing.push(...judged.facts)
  }

  private refold(): void {
    this.refolds++
    const folded = foldTicket(this.events, this.agreements, this.fold?.bound)
    const judged = judge(folded.fold, this.agreements, this.judgedBefore)
    const { retract, add } = reconcile(this.standing, [...folded.facts, ...judged.facts])
    const gone = new Set(retract)
    this.retractions += retract.length
    this.standing = [...this.standing.filter((_, index) => !gone.has(index)), ...add]
    this.fold = judged.fold
  }
}
