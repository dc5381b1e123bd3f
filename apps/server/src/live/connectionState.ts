import type { Clockwork } from '../clockwork.js'
import { Ledger } from './backlog.js'
import type { LiveLimits } from './limits.js'

/** How long to wait before looking again whether a socket took what it was handed. */
const LOOK_AGAIN_MS = 20

/** One client's socket with all its subscriptions: what waits for it is counted together. */
export class ConnectionState {
  readonly ledger = new Ledger()
  readonly subscribers = new Set<{ leave(): void }>()
  readonly connection: Connection
  readonly #limits: LiveLimits
  readonly #clockwork: Clockwork
  readonly #onDrop: () => void

  constructor(connection: Connection, limits: LiveLimits, clockwork: Clockwork, onDrop: () => void) {
    this.connection = connection
    this.#limits = limits
    this.#clockwork = clockwork
    this.#onDrop = onDrop
  }

  get lags(): boolean {
    return this.connection.bufferedAmount > this.#limits.lagBytes
  }

  get keepsUp(): boolean {
    return this.connection.bufferedAmount <= this.#limits.resumeBytes
  }

  get overflows(): boolean {
    return this.ledger.facts > this.#limits.backlogFacts || this.ledger.bytes > this.#limits.backlogBytes
  }

  /** Resolves when the socket has room, or is gone; drops it when it takes nothing for too long. */
  async room(): Promise<void> {
    let least = this.connection.bufferedAmount
    let sinceMs = this.#clockwork.monotonic()
    while (this.connection.isOpen && !this.keepsUp) {
      await this.#clockwork.pause(LOOK_AGAIN_MS)
      const nowMs = this.#clockwork.monotonic()
      if (this.connection.bufferedAmount < least) {
        least = this.connection.bufferedAmount
        sinceMs = nowMs
      } else if (nowMs - sinceMs > this.#limits.stallMs) this.drop()
    }
  }

  /** Closes a socket that reads too slowly and lets go of all that waited for it. */
  drop(): void {
    this.#onDrop()
    this.close(SLOW_CONSUMER, 'Too slow: come back with your cursor')
  }

  close(code: number, reason: string): void {
    for (const subscriber of this.subscribers) subscriber.leave()
    this.connection.close(code, reason)
  }
}

/** A client's connection, as far as the hub needs it. A `ws` socket is one. */
export interface Connection {
  /** Bytes handed over and not yet taken by the network. */
  readonly bufferedAmount: number
  readonly isOpen: boolean
  /** UTF-8 of one text message; it must not be changed afterwards. */
  send(frame: Buffer): void
  close(code: number, reason: string): void
}

/** The application code that tells a client it read too slowly; it may come back with its cursor. */
export const SLOW_CONSUMER = 4413
