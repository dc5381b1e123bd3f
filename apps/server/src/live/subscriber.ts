import { Backlog, splitChanges } from './backlog.js'
import { type Changes, isEmpty } from './changes.js'
import type { ConnectionState } from './connectionState.js'
import type { Feed } from './feed.js'
import { type FrameName, type Frames, frameName } from './frames.js'
import type { Counters } from './hubDeps.js'
import type { ResetReason } from './message.js'
import type { Readings } from './readings.js'

/** Where a subscriber wants to begin. */
export type Start =
  | { readonly kind: 'open'; readonly reset: ResetReason | null }
  | { readonly kind: 'after'; readonly position: number }

/** A group as its subscribers see it. */
export interface Subscribed {
  readonly feed: Feed
  readonly readings: Readings
  readonly counters: Counters
  readonly frames: Frames
  readonly lagging: Set<Subscriber>
  /** Everything up to here was said; below zero while the store's head is not known. */
  readonly position: number
  /** Whoever joins now hears everything after this position. */
  readonly seam: number
  readonly midBatch: boolean
  readonly partSize: number
  remove(subscriber: Subscriber): void
  /** Resolves when the batch under way, or else the next one, has been said. */
  batchEnd(): Promise<void>
  heartbeat(): Buffer
  reset(reason: ResetReason): Buffer
  privately(part: Changes): Buffer
}

/** How a subscription ends: quietly, or with an error its client is told. */
export type Ending = (error: Error | null) => void

/**
 * One subscription of one socket, a subscriber of its group. Modes:
 * - `catchingUp` is entered on joining, on a hole in the log and on a new day. What the group says is held back while
 *   the store is read privately; left for `live` once the reading reaches what is held back. Held-back changes that
 *   grow too many are thrown away and read again: here a hole costs a reading, not the socket.
 * - `live`: sent whatever the group says. Left for `lagging` when the socket has too much unsent.
 * - `lagging`: changes wait, rows coalesced. Left for `live` when the socket has room; overflow drops the socket.
 * - `gone`: left the group; nothing is sent any more. Final.
 */
export class Subscriber {
  mode: 'catchingUp' | 'live' | 'lagging' | 'gone' = 'catchingUp'
  readonly state: ConnectionState
  readonly #group: Subscribed
  readonly #name: FrameName
  readonly #onEnd: Ending
  readonly #backlog: Backlog
  /** Everything up to here was delivered; while live the group's position says more. */
  #position = 0
  #heldBackFrom = 0
  #hasHole = false
  /** Counts beginnings, so that a catch-up that was overtaken by another stops. */
  #attempt = 0

  constructor(group: Subscribed, state: ConnectionState, id: string, onEnd: Ending) {
    this.#group = group
    this.state = state
    this.#name = frameName(id)
    this.#onEnd = onEnd
    this.#backlog = new Backlog(state.ledger)
    state.subscribers.add(this)
  }

  begin(start: Start): void {
    if (this.mode === 'gone') return
    this.mode = 'catchingUp'
    this.#group.lagging.delete(this)
    this.#catchUp(start, ++this.#attempt).catch((error: Error) => this.leave(error))
  }

  /** The group says `part`, whose message is `payload`. */
  take(part: Changes, payload: Buffer): void {
    if (this.mode === 'live') {
      if (!this.state.lags) {
        this.send(payload)
        return
      }
      this.mode = 'lagging'
      this.#position = this.#group.position
      this.#group.lagging.add(this)
    }
    this.#backlog.add(part)
    if (!this.state.overflows) return
    if (this.mode === 'lagging') this.state.drop()
    else {
      this.#backlog.clear()
      this.#hasHole = true
    }
  }

  /** The group, which had said everything up to `position`, missed what came next. */
  missed(position: number): void {
    this.#hasHole = true
    if (this.mode === 'catchingUp') return
    const delivered = this.mode === 'lagging' ? this.#position : Math.max(this.#position, position)
    this.begin({ kind: 'after', position: delivered })
  }

  /** Sends what waits if the socket has room again. */
  recover(): void {
    if (this.mode !== 'lagging' || !this.state.keepsUp) return
    this.#goLive(this.#position)
  }

  /** Sends a `next` message. */
  send(payload: Buffer): void {
    this.#group.counters.delivered++
    this.state.connection.send(this.#group.frames.of(this.#name, payload))
  }

  leave(error: Error | null = null): void {
    if (this.mode === 'gone') return
    this.mode = 'gone'
    this.#backlog.clear()
    this.state.subscribers.delete(this)
    this.#group.remove(this)
    this.#onEnd(error)
  }

  async #catchUp(start: Start, attempt: number): Promise<void> {
    const overtaken = () => this.#attempt !== attempt || this.mode === 'gone'
    const group = this.#group
    this.#holdBack()
    const first =
      start.kind === 'after' ? this.#follow(start.position, overtaken) : this.#open(start.reset, overtaken)
    let position = await first
    while (!overtaken()) {
      if (this.#hasHole || position < this.#heldBackFrom) {
        this.#holdBack()
        position = await this.#follow(position, overtaken)
      } else if (group.midBatch || group.position < position) await group.batchEnd()
      else break
    }
    if (overtaken()) return
    const hadNothing = this.#goLive(position)
    // Whoever was sent no snapshot learns at once where it stands.
    if (hadNothing && (start.kind === 'after' || group.feed.field === 'facts')) this.send(group.heartbeat())
  }

  #holdBack(): void {
    this.#backlog.clear()
    this.#heldBackFrom = this.#group.seam
    // Where the group itself does not know where it stands, nothing says what is held back follows on what.
    this.#hasHole = this.#heldBackFrom < 0
  }

  /** From the beginning of the stream; answers where that leaves the subscriber. */
  async #open(reset: ResetReason | null, overtaken: () => boolean): Promise<number> {
    if (reset !== null && !overtaken()) {
      this.#group.counters.resets++
      this.send(this.#group.reset(reset))
    }
    const { position, payloads } = await this.#group.readings.opening()
    await this.#sendAll(payloads, overtaken)
    return position
  }

  /** What the log has after `position`, or all anew where the log does not do; answers the new position. */
  async #follow(position: number, overtaken: () => boolean): Promise<number> {
    const reading = await this.#group.readings.follow(position)
    if (overtaken()) return position
    if ('refused' in reading) return this.#open(reading.refused, overtaken)
    await this.#sendAll(reading.payloads, overtaken)
    return reading.position
  }

  async #sendAll(payloads: readonly Buffer[], overtaken: () => boolean): Promise<void> {
    for (const payload of payloads) {
      if (!this.state.keepsUp) await this.state.room()
      if (overtaken()) return
      this.send(payload)
    }
  }

  /** Hands over what waited and listens to the group from now on; true when nothing had waited. */
  #goLive(position: number): boolean {
    const group = this.#group
    const waited = this.#backlog.take(position)
    group.lagging.delete(this)
    this.mode = 'live'
    this.#position = waited.position
    group.feed.joined()
    if (isEmpty(waited)) return true
    for (const part of splitChanges(waited, position, group.partSize)) this.send(group.privately(part))
    return false
  }
}
