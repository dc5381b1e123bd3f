import { CloseCode } from 'graphql-ws'
import { WebSocket } from 'ws'
import type { Clockwork } from '../clockwork.js'
import { RateBucket } from '../limits/rateBucket.js'
import type { Viewer } from '../viewer/viewer.js'
import type { Connection } from './connectionState.js'
import type { SocketLimits } from './limits.js'

const AS_TEXT = { binary: false }

/** What the upgrade to a socket brought. */
export interface Upgrade {
  /** Of the connection of a person; null for none. */
  readonly cookie: string | null
  readonly address: string
}

/** One accepted socket: a connection of the hub, with who it belongs to and how busy it may be. */
export class SocketConnection implements Connection {
  /** Null until the connection is initialised. */
  viewer: Viewer | null = null
  /** Pings that were not answered. */
  silentPings = 0
  readonly socket: WebSocket
  readonly upgrade: Upgrade
  readonly bucket: RateBucket

  constructor(socket: WebSocket, upgrade: Upgrade, limits: SocketLimits, clockwork: Clockwork) {
    this.socket = socket
    this.upgrade = upgrade
    this.bucket = new RateBucket(limits, clockwork.monotonic())
  }

  get bufferedAmount(): number {
    return this.socket.bufferedAmount
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN
  }

  send(frame: Buffer): void {
    this.socket.send(frame, AS_TEXT)
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason)
  }

  /** The token or connection is wrong, has run out or was ended. */
  forbid(): void {
    this.close(CloseCode.Forbidden, 'Forbidden')
  }
}
