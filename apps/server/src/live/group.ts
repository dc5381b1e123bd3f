import type { GraphQLSchema } from 'graphql'
import { formatCursor } from '../log/cursor.js'
import { splitChanges } from './backlog.js'
import { type Changes, isEmpty, type PlacedBatch } from './changes.js'
import type { Feed } from './feed.js'
import { Frames } from './frames.js'
import type { Counters } from './hubDeps.js'
import type { LiveMessage, ResetReason } from './message.js'
import { type ReadingDeps, Readings } from './readings.js'
import { render, type Selection } from './selection.js'
import type { Subscribed, Subscriber } from './subscriber.js'

export interface GroupDeps extends ReadingDeps {
  readonly schema: GraphQLSchema
  readonly counters: Counters
  /** Told with every heartbeat. */
  readonly news: { readonly agreements: number }
  /** False while the log cannot be read: a heartbeat would say that nothing has happened. */
  readonly isConfirmed: () => boolean
  readonly onEmpty: (group: Group) => void
  readonly onFailure: (error: Error) => void
}

/**
 * Subscribers that are sent the same bytes. Each batch is judged once, each message executed and serialised once, and
 * the text handed to every subscriber. Large batches go out in parts, with turns of the event loop between them.
 */
export class Group implements Subscribed {
  readonly key: string
  readonly feed: Feed
  readonly counters: Counters
  readonly frames = new Frames()
  readonly subscribers = new Set<Subscriber>()
  readonly lagging = new Set<Subscriber>()
  readonly readings: Readings
  /** Everything up to here was said; below zero while the store's head is not known. */
  position: number
  /** Some parts of a batch were said, not all. */
  midBatch = false
  readonly #selection: Selection
  readonly #deps: GroupDeps
  #batches: PlacedBatch[] = []
  #parts: Changes[] = []
  #batchTo = 0
  #isPumping = false
  #waiting: (() => void)[] = []

  constructor(key: string, feed: Feed, selection: Selection, position: number, deps: GroupDeps) {
    this.key = key
    this.feed = feed
    this.#selection = selection
    this.#deps = deps
    this.position = position
    this.counters = deps.counters
    this.readings = new Readings(
      feed,
      deps,
      (message) => this.render(message),
      () => this.subscribers.size > 0,
    )
  }

  get partSize(): number {
    return this.#deps.limits.partSize
  }

  /** Whoever joins now hears everything after this position. */
  get seam(): number {
    return this.midBatch ? this.#batchTo : this.position
  }

  remove(subscriber: Subscriber): void {
    this.subscribers.delete(subscriber)
    this.lagging.delete(subscriber)
    if (this.subscribers.size > 0) return
    this.#batches = []
    this.#parts = []
    this.#deps.onEmpty(this)
  }

  publish(batch: PlacedBatch): void {
    this.#batches.push(batch)
    if (!this.#isPumping) this.#pump()
  }

  /** Resolves when the batch under way, or else the next one, has been said. */
  batchEnd(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  beat(): void {
    if (this.feed.dayRolled()) {
      for (const subscriber of this.subscribers) subscriber.begin({ kind: 'open', reset: 'newDay' })
      return
    }
    if (this.position < 0 || !this.#deps.isConfirmed()) return
    const payload = this.heartbeat()
    for (const subscriber of this.subscribers)
      if (subscriber.mode === 'live' && !subscriber.state.lags) subscriber.send(payload)
  }

  heartbeat(): Buffer {
    const { epoch, clockwork, buildId, news } = this.#deps
    const cursor = formatCursor(epoch, Math.max(0, this.position))
    return this.render({ __typename: 'Heartbeat', cursor, serverTime: clockwork.now(), buildId, ...news })
  }

  reset(reason: ResetReason): Buffer {
    return this.render({ __typename: 'Reset', reason })
  }

  privately(part: Changes): Buffer {
    return this.render(this.feed.message(part, 'private'))
  }

  render(message: LiveMessage): Buffer {
    return render(this.#deps.schema, this.feed.field, this.#selection, message)
  }

  #pump(): void {
    const { clockwork, limits } = this.#deps
    const startedMs = clockwork.monotonic()
    this.#isPumping = true
    while (this.#parts.length > 0 || this.#batches.length > 0) {
      if (this.#parts.length === 0) this.#take(this.#batches.shift()!)
      else this.#say(this.#parts.shift()!)
      if (this.#parts.length === 0) this.#endBatch()
      if (clockwork.monotonic() - startedMs > limits.sliceMs) {
        clockwork.nextTick(() => this.#pump())
        return
      }
    }
    this.#isPumping = false
  }

  #take(batch: PlacedBatch): void {
    this.#batchTo = Math.max(batch.to, this.position)
    if (batch.to <= this.position) return
    const before = this.position
    if (batch.from > before) {
      this.position = batch.from
      if (before >= 0) for (const subscriber of this.subscribers) subscriber.missed(before)
    }
    const changes = this.feed.judge(batch, this.position)
    this.#parts = isEmpty(changes) ? [] : splitChanges(changes, this.position, this.partSize)
    this.midBatch = true
  }

  #say(part: Changes): void {
    try {
      const payload = this.render(this.feed.message(part, 'shared'))
      for (const subscriber of this.subscribers) subscriber.take(part, payload)
    } catch (error) {
      // A message that cannot be said is no reason to leave a hole: its readers are told and come back.
      this.#deps.onFailure(error as Error)
      for (const subscriber of this.subscribers) subscriber.leave(error as Error)
    }
    this.position = part.position
  }

  #endBatch(): void {
    this.midBatch = false
    this.position = this.#batchTo
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }
}
