import type { Log } from '../logger.js'

/** Something that runs: started in its place, stopped in the opposite order. */
export interface Part {
  readonly name: string
  start(): unknown
  /** Called once, and only when `start` was. */
  stop(): unknown
}

/** The parts that were started, to be stopped in reverse: after a failed start as after a long life. */
export class Parts {
  readonly #started: Part[] = []
  #stopping: Promise<void> | null = null

  constructor(readonly log: Log) {}

  /** One after the other; a part that fails to start is stopped with the others. */
  async start(parts: readonly Part[]): Promise<void> {
    for (const part of parts) {
      this.#started.push(part)
      await part.start()
    }
  }

  /** Stops everything once; what fails to stop is logged and does not hold up the rest. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  async #stop(): Promise<void> {
    for (const { name, stop } of this.#started.reverse()) {
      try {
        await stop()
      } catch (error) {
        this.log.error({ err: error }, `${name} did not stop`)
      }
    }
  }
}
