import type { TicketEvent } from '@tenggat/domain'
import type { Clockwork } from '../clockwork.js'
import { eventName } from '../store/queries/engineEvents.js'
import { BatchedCall } from './batchedCall.js'
import type { ItemOutcome } from './engine.js'
import type { Arrival } from './prepareEvent.js'
import { Queue } from './queue.js'
import { Unavailable } from './transact.js'

export interface BatcherDeps {
  readonly clockwork: Clockwork
  readonly apply: (arrivals: readonly Arrival[]) => Promise<readonly ItemOutcome[]>
  /** Transactions side by side. A ticket takes the same lane, so its events keep their order. */
  readonly queues: number
  readonly collectMs: number
  /** Events that may wait; beyond it callers are held back. */
  readonly capacity: number
  readonly ticketsAtMost: number
  readonly eventsAtMost: number
}

/** Gathers the events of many callers into few transactions; bounded, fair by arrival. */
export class MicroBatcher {
  private readonly queues: readonly Queue[]
  private readonly heldBack: { readonly count: number; readonly admit: () => void }[] = []
  private waiting = 0
  private isClosed = false

  constructor(private readonly options: BatcherDeps) {
    const onTaken = (count: number) => this.leave(count)
    this.queues = Array.from({ length: options.queues }, () => new Queue({ ...options, onTaken }))
  }

  get queued(): number {
    return this.waiting
  }

  /** Outcomes in the order given. @throws the first error of any of the transactions they went into */
  async apply(events: readonly TicketEvent[], fromLog = false): Promise<readonly ItemOutcome[]> {
    const piece = Math.min(this.options.eventsAtMost, this.options.capacity)
    const call = new BatchedCall(events.length)
    const queueOf = this.queuesFor(events.length)
    for (let from = 0; from < events.length; from += piece) {
      const to = Math.min(from + piece, events.length)
      if (this.heldBack.length === 0 && this.fits(to - from)) this.waiting += to - from
      else await this.admission(to - from)
      if (this.isClosed) throw new Unavailable('the server is stopping')
      for (let index = from; index < to; index++) {
        const event = events[index]!
        queueOf(event).push({ event, fromLog, index, call })
      }
    }
    return call.answered
  }

  /** Takes in nothing more; resolves when everything taken in has been answered. */
  async close(): Promise<void> {
    this.isClosed = true
    for (const { admit } of this.heldBack.splice(0)) admit()
    await Promise.all(this.queues.map((queue) => queue.drained()))
  }

  /**
   * Where each event of one call goes: to the queue of its ticket; an id met before in the call follows the one that had it, so that
   * the first of the two is the one recorded.
   */
  private queuesFor(count: number): (event: TicketEvent) => Queue {
    const ofTicket = ({ ticketKey }: TicketEvent) => this.queues[hash(ticketKey) % this.queues.length]!
    if (count === 1) return ofTicket
    const met = new Map<string, Queue>()
    return (event) => {
      const name = eventName(event.source, event.eventId)
      const queue = met.get(name) ?? ofTicket(event)
      met.set(name, queue)
      return queue
    }
  }

  /** An empty queue takes a piece of any size, or one larger than the capacity would wait for ever. */
  private fits(count: number): boolean {
    return this.waiting === 0 || this.waiting + count <= this.options.capacity
  }

  /** Resolves when there is room, which is then reserved. */
  private admission(count: number): Promise<void> {
    return new Promise((admit) => this.heldBack.push({ count, admit }))
  }

  private leave(count: number): void {
    this.waiting -= count
    for (let next = this.heldBack[0]; next !== undefined && this.fits(next.count); next = this.heldBack[0]) {
      this.heldBack.shift()
      this.waiting += next.count
      next.admit()
    }
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return value >>> 0
}
