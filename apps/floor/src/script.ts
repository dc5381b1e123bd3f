import type { Instant, TicketChange, TicketEvent } from '@tenggat/domain'

/** Names a ticket of the simulated world. */
export interface TicketName {
  readonly source: string
  readonly key: string
}

/** The story of one ticket while it is being written: each line becomes an event. */
export class Script {
  readonly events: TicketEvent[] = []

  constructor(
    readonly name: TicketName,
    public at: Instant,
  ) {}

  /** Adds an event at the present instant of the story. */
  report(...changes: readonly TicketChange[]): this {
    const sequence = this.events.length + 1
    const { source, key: ticketKey } = this.name
    const eventId = `${ticketKey}/${sequence}`
    this.events.push({ source, ticketKey, eventId, occurredAt: this.at, sequence, changes })
    return this
  }

  /** Moves the story on to an instant, rounded to the second as desks write it. */
  goTo(at: Instant): this {
    this.at = Math.max(this.at, Math.round(at / 1_000) * 1_000)
    return this
  }
}
