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
