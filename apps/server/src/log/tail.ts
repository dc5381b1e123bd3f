import type { Pool } from 'pg'
import type { Alarm, Clockwork } from '../clockwork.js'
import { HEAD_CHANNEL } from '../store/queries/engineFacts.js'
import { headPosition } from '../store/queries/factLog.js'
import type { CommittedBatch, PassedBatch } from './committedBatch.js'
import type { Listener } from './listener.js'
import { passFacts, readFacts } from './readFacts.js'

/** Follows the committed facts in order, from the head at its start. */
export interface Tail {
  /** Begins to follow; answers the position it follows from. While nobody hears it, it only passes positions. */
  start(onBatch: (batch: CommittedBatch) => void, onPassed?: (batch: PassedBatch) => void): Promise<number>
  /** Delivered so far. */
  position(): number
  /** Port of the engine: facts up to `head` are committed. */
  committed(head: number): void
  /** Resolves when the read under way has ended. */
  stop(): Promise<void>
}

export interface TailOptions {
  readonly store: { readonly pool: Pool }
  readonly clockwork: Clockwork
  /** Not yet started; without one, commits of other instances are seen by the poll. */
  readonly listener?: Listener
  readonly report?: (error: unknown, about: Readonly<Record<string, unknown>>) => void
  readonly factsPerBatch?: number
  /** Whether anybody follows the facts now; always when left out. */
  readonly isHeard?: () => boolean
}

const POLL_MS = 1_000
const FACTS_PER_BATCH = 2_000

export function createTail(options: TailOptions): Tail {
  return new PositionTail(options)
}

/**
 * Idle: nothing known behind the position. Reading: one read at a time; a wake-up that comes meanwhile makes it look
 * once more. It is woken by the engine's own commits, by notifications, after every reconnection of the listener, and by
 * a poll, so no wake-up is ever needed for correctness. Only a read that succeeded moves the position.
 */
class PositionTail implements Tail {
  private deliver: ((batch: CommittedBatch) => void) | null = null
  private pass: (batch: PassedBatch) => void = () => undefined
  private last = 0
  private isWoken = false
  private reading: Promise<void> | null = null
  private poll: Alarm | null = null

  constructor(private readonly options: TailOptions) {
    options.listener?.on(HEAD_CHANNEL, () => this.wake())
  }

  async start(
    onBatch: (batch: CommittedBatch) => void,
    onPassed: (batch: PassedBatch) => void = () => undefined,
  ): Promise<number> {
    this.last = await headPosition(this.options.store.pool)
    this.deliver = onBatch
    this.pass = onPassed
    this.poll = this.options.clockwork.every(POLL_MS, () => this.wake())
    return this.last
  }

  position(): number {
    return this.last
  }

  committed(head: number): void {
    if (head > this.last) this.wake()
  }

  async stop(): Promise<void> {
    this.deliver = null
    this.poll?.cancel()
    await this.reading
  }

  private wake(): void {
    this.isWoken = true
    if (this.reading !== null || this.deliver === null) return
    this.reading = this.read()
      .catch((error) => this.options.report?.(error, { doing: 'reading facts', after: this.last }))
      .finally(() => {
        this.reading = null
        // Woken between the last look and here; after an error the poll is the next to try.
        if (this.isWoken && this.deliver !== null) this.options.clockwork.nextTick(() => this.wake())
      })
  }

  private async read(): Promise<void> {
    const { store, factsPerBatch = FACTS_PER_BATCH } = this.options
    while (this.isWoken && this.deliver !== null) {
      this.isWoken = false
      const from = this.last
      if (this.options.isHeard?.() ?? true) {
        const batch = await readFacts(store.pool, from, factsPerBatch)
        this.take(batch, () => this.deliver?.(batch!))
      } else {
        const batch = await passFacts(store.pool, from, factsPerBatch)
        this.take(batch, () => this.pass(batch!))
      }
      this.isWoken ||= this.last - from >= factsPerBatch
    }
  }

  /** A subscriber's mistake must not stop the others: the position has moved, the facts are on record. */
  private take(batch: CommittedBatch | PassedBatch | null, hand: () => void): void {
    if (batch === null) return
    this.last = batch.to
    try {
      hand()
    } catch (error) {
      this.options.report?.(error, { doing: 'delivering facts', from: batch.from, to: batch.to })
    }
  }
}
