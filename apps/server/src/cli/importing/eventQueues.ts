import type { TicketEvent } from '@tenggat/domain'

const MOST_EVENTS = 1_000
/** Below the 1 MB that the ingest mutation accepts, with room for the query around the events. */
const MOST_BYTES = 900_000

interface Queue {
  events: TicketEvent[]
  bytes: number
  sending: Promise<void>
}

/**
 * Sends events in batches, several at a time, and every ticket's events in the order in which they came: a ticket belongs to
 * one lane, and a lane has one batch under way. `add` waits while its lane is full, so a file is read no faster than it is sent.
 */
export class EventQueues {
  readonly #queues: readonly Queue[]
  #failure: unknown = null

  constructor(
    readonly send: (events: readonly TicketEvent[]) => Promise<void>,
    count = 4,
  ) {
    this.#queues = Array.from({ length: count }, () => ({ events: [], bytes: 0, sending: Promise.resolve() }))
  }

  /** Rejects with the failure of an earlier batch, if one failed. */
  async add(event: TicketEvent): Promise<void> {
    const queue = this.#queues[queueOf(event.ticketKey, this.#queues.length)]!
    const bytes = Buffer.byteLength(JSON.stringify(event)) + 1
    if (queue.events.length >= MOST_EVENTS || queue.bytes + bytes > MOST_BYTES) await this.#flush(queue)
    queue.events.push(event)
    queue.bytes += bytes
  }

  /** Sends what is left and waits for all of it. */
  async finish(): Promise<void> {
    for (const queue of this.#queues) await this.#flush(queue)
    for (const queue of this.#queues) await queue.sending
    this.#throwFailure()
  }

  async #flush(queue: Queue): Promise<void> {
    await queue.sending
    this.#throwFailure()
    const { events } = queue
    if (events.length === 0) return
    queue.events = []
    queue.bytes = 0
    queue.sending = this.send(events).catch((error: unknown) => {
      this.#failure ??= error
    })
  }

  #throwFailure(): void {
    if (this.#failure !== null) throw this.#failure
  }
}

function queueOf(key: string, queues: number): number {
  let hash = 0
  for (let index = 0; index < key.length; index++) hash = (hash * 31 + key.charCodeAt(index)) | 0
  return Math.abs(hash) % queues
}
