import type { Pool } from 'pg'
import type { Alarm, Clockwork } from '../clockwork.js'
import { headPosition } from '../store/queries/engineOutbox.js'
import type { CommittedBatch } from './committedBatch.js'
import type { Listener } from './listener.js'
import { readFacts } from './readFacts.js'

/** Follows the committed facts in order, from the head at its start. */
export interface Tail {
  /** Begins to follow; answers the position it follows from. */
  start(onBatch: (batch: CommittedBatch) => void): Promise<number>
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
}

export const HEAD_CHANNEL = 'tenggat_head'
const POLL_MS = 1_000

/**
 * Idle: nothing known behind the position. Reading: one read at a time; a wake-up that comes meanwhile makes it look
 * once more. It is woken by the engine's own commits, by notifications, after every reconnection of the listener, and by
 * a poll, so no wake-up is ever needed for correctness. Only a read that succeeded moves the position.
 */
export function createTail(options: TailOptions): Tail {
  const { store, clockwork, listener, report = () => undefined, factsPerBatch = 2_000 } = options
  let deliver: ((batch: CommittedBatch) => void) | null = null
  let last = 0
  let isWoken = false
  let reading: Promise<void> | null = null
  let poll: Alarm | null = null

  const hand = (batch: CommittedBatch) => {
    try {
      deliver?.(batch)
    } catch (error) {
      report(error, { doing: 'delivering facts', from: batch.from, to: batch.to })
    }
  }
  const read = async () => {
    while (isWoken && deliver !== null) {
      isWoken = false
      const batch = await readFacts(store.pool, last, factsPerBatch)
      if (batch === null) continue
      last = batch.to
      isWoken ||= batch.facts.length === factsPerBatch
      hand(batch)
    }
  }
  const wake = () => {
    isWoken = true
    if (reading !== null || deliver === null) return
    reading = read()
      .catch((error) => report(error, { doing: 'reading facts', after: last }))
      .finally(() => {
        reading = null
        // Woken between the last look and here; after an error the poll is the next to try.
        if (isWoken && deliver !== null) clockwork.nextTick(wake)
      })
  }
  listener?.on(HEAD_CHANNEL, wake)

  return {
    start: async (onBatch) => {
      last = await headPosition(store.pool)
      deliver = onBatch
      poll = clockwork.every(POLL_MS, wake)
      return last
    },
    position: () => last,
    committed: (head) => {
      if (head > last) wake()
    },
    stop: async () => {
      deliver = null
      poll?.cancel()
      await reading
    },
  }
}
