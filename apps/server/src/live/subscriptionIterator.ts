/**
 * One subscription as graphql-ws sees it: a stream that yields nothing, because the hub writes to the socket itself,
 * and ends when the client completes it, the socket closes or the hub ends it.
 */
export class SubscriptionIterator implements AsyncGenerator<never, undefined, undefined> {
  readonly #onLeave: () => void
  readonly #ended: Promise<IteratorResult<never, undefined>>
  #resolve!: (result: IteratorResult<never, undefined>) => void
  #reject!: (error: Error) => void

  constructor(onLeave: () => void) {
    this.#onLeave = onLeave
    this.#ended = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
    // Nobody may be waiting when it fails: an abandoned subscription is not an unhandled rejection.
    this.#ended.catch(() => undefined)
  }

  /** The hub has ended the subscription; with an error its client is told. */
  end(error: Error | null): void {
    if (error === null) this.#resolve({ done: true, value: undefined })
    else this.#reject(error)
  }

  next(): Promise<IteratorResult<never, undefined>> {
    return this.#ended
  }

  return(): Promise<IteratorResult<never, undefined>> {
    this.end(null)
    this.#onLeave()
    return Promise.resolve({ done: true, value: undefined })
  }

  throw(error: Error): Promise<IteratorResult<never, undefined>> {
    this.end(error)
    this.#onLeave()
    return this.#ended
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return()
  }
}
