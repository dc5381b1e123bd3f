import type { Log } from '../logger.js'

/** What was opened, to be closed in the opposite order: after a failed start as after a long life. */
export class Closers {
  readonly #open: { readonly name: string; readonly close: () => unknown }[] = []
  #closing: Promise<void> | null = null

  constructor(readonly log: Log) {}

  add(name: string, close: () => unknown): void {
    this.#open.push({ name, close })
  }

  /** Closes everything once; what fails to close is logged and does not hold up the rest. */
  closeAll(): Promise<void> {
    this.#closing ??= this.#run()
    return this.#closing
  }

  async #run(): Promise<void> {
    for (const { name, close } of this.#open.reverse()) {
      try {
        await close()
      } catch (error) {
        this.log.error({ err: error }, `${name} did not close`)
      }
    }
  }
}
