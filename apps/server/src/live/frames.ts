const CLOSING_BRACE = 0x7d

/** The name of a subscription on its socket, with how its messages begin. */
export interface FrameName {
  readonly id: string
  readonly prefix: Buffer
}

export const frameName = (id: string): FrameName => ({
  id,
  prefix: Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`),
})

/**
 * `next` messages around a payload. To copy bytes made once is cheaper than to encode the text for every socket; and where one follows
 * another with the same id, as the subscriptions of our walls do, the bytes are the same.
 */
export class Frames {
  #id = ''
  #payload: Buffer | null = null
  #frame = Buffer.alloc(0)

  of({ id, prefix }: FrameName, payload: Buffer): Buffer {
    if (payload === this.#payload && id === this.#id) return this.#frame
    const frame = Buffer.allocUnsafe(prefix.length + payload.length + 1)
    frame.set(prefix)
    frame.set(payload, prefix.length)
    frame[frame.length - 1] = CLOSING_BRACE
    this.#id = id
    this.#payload = payload
    this.#frame = frame
    return frame
  }
}
