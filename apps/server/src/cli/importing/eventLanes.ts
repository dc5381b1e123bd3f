import type { TicketEvent } from '@tenggat/domain'

const MOST_EVENTS = 1_000
/** Below the 1 MB that the ingest mutation accepts, with room for the query around the events. */
const MOST_BYTES = 900_000

interface Lane {
  events: TicketEvent[]
  bytes: number
  sending: Promise<void>
}

/**
 * Sends events in batches, several at a time, and every ticket's events in the order in which they came: a ticket belongs to
 * one lane, and a lane has one batch under way. `add` waits while its lane is full, so a file is read no faster than it is sent.
 */
export class EventLanes {
  readonly #lanes: readonly Lane[]
  #failure: unknown = null

  constructor(
    readonly send: (events: readonly TicketEvent[]) => Promise<void>,
    count = 4,
  ) {
    this.#lanes = Array.from({ length: count }, () => ({ events: [], bytes: 0, sending: Promise.resolve() }))
  }

  /** Rejects with the failure of an earlier batch, if one failed. */
  async add(event: TicketEvent): Promise<void> {
    const lane = this.#lanes[laneOf(event.ticketKey, this.#lanes.length)]!
    const bytes = Buffer.byteLength(JSON.stringify(event)) + 1
    if (lane.events.length >= MOST_EVENTS || lane.bytes + bytes > MOST_BYTES) await this.#flush(lane)
    lane.events.push(event)
    lane.bytes += bytes
  }

  /** Sends what is left and waits for all of it. */
  async finish(): Promise<void> {
    for (const lane of this.#lanes) await this.#flush(lane)
    for (const lane of this.#lanes) await lane.sending
    this.#throwFailure()
  }

  async #flush(lane: Lane): Promise<void> {
    await lane.sending
    this.#throwFailure()
    const { events } = lane
    if (events.length === 0) return
    lane.events = []
    lane.bytes = 0
    lane.sending = this.send(events).catch((error: unknown) => {
      this.#failure ??= error
    })
  }

  #throwFailure(): void {
    if (this.#failure !== null) throw this.#failure
  }
}

function laneOf(key: string, lanes: number): number {
  let hash = 0
  for (let index = 0; index < key.length; index++) hash = (hash * 31 + key.charCodeAt(index)) | 0
  return Math.abs(hash) % lanes
}
