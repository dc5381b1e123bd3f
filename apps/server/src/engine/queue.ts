import type { Alarm, Clockwork } from '../clockwork.js'
import type { ItemOutcome } from './engine.js'
import { type Arrival, ticketNameOf } from './prepareEvent.js'

/** An event on its way, with the call that waits for it and its place therein. */
export interface Waiting extends Arrival {
  readonly index: number
  readonly call: Call
}

export interface Call {
  answer(index: number, outcome: ItemOutcome): void
  fail(error: unknown): void
}

export interface QueueDeps {
  readonly clockwork: Clockwork
  /** How long an idle lane waits for company before it opens a transaction. */
  readonly collectMs: number
  readonly ticketsAtMost: number
  readonly eventsAtMost: number
  readonly apply: (arrivals: readonly Arrival[]) => Promise<readonly ItemOutcome[]>
  /** Called as events leave the queue. */
  readonly onTaken: (count: number) => void
}

/**
 * One transaction at a time, first come first served. Idle: nothing waits. Collecting: the alarm is set. Busy: a
 * transaction runs and the next batch gathers meanwhile; it starts when the transaction ends, without an alarm.
 */
export class Queue {
  private waiting: Waiting[] = []
  private alarm: Alarm | null = null
  private isBusy = false
  private lastRun: Promise<void> = Promise.resolve()

  constructor(private readonly options: QueueDeps) {}

  push(item: Waiting): void {
    this.waiting.push(item)
    if (this.isBusy) return
    if (this.waiting.length >= this.options.eventsAtMost) this.start()
    else this.alarm ??= this.options.clockwork.after(this.options.collectMs, () => this.start())
  }

  /** Resolves when nothing waits and nothing runs. */
  async drained(): Promise<void> {
    if (!this.isBusy) this.start()
    await this.lastRun
  }

  private start(): void {
    this.alarm?.cancel()
    this.alarm = null
    this.isBusy = true
    this.lastRun = this.run()
  }

  /** Leaves the busy mode in the same step that finds nothing waiting: an event pushed later sets the alarm. */
  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.take()
      this.options.onTaken(batch.length)
      try {
        const outcomes = await this.options.apply(batch)
        for (const [index, item] of batch.entries()) item.call.answer(item.index, outcomes[index]!)
      } catch (error) {
        for (const item of batch) item.call.fail(error)
      }
    }
    this.isBusy = false
  }

  private take(): Waiting[] {
    const tickets = new Set<string>()
    const { ticketsAtMost, eventsAtMost } = this.options
    let count = 0
    for (const { event } of this.waiting) {
      tickets.add(ticketNameOf(event))
      if (tickets.size > ticketsAtMost || count === eventsAtMost) break
      count += 1
    }
    return this.waiting.splice(0, count)
  }
}
