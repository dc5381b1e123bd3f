/** Everybody who waited for it has left. */
export class NobodyWaits extends Error {}

interface Waiting {
  readonly go: () => void
}

/**
 * Whose turn it is to have a board drawn: so many at a time, one for each viewer, and the viewers in turn. Whoever asks for fifty boards
 * at once waits for them one by one, and keeps nobody else waiting for more than one.
 */
export class Openings {
  #free: number
  readonly #busy = new Set<string>()
  /** By viewer, the one who was served last behind all others. */
  readonly #waiting = new Map<string, Waiting[]>()

  constructor(width: number) {
    this.#free = width
  }

  /**
   * @param isWanted asked when its turn has come
   * @throws NobodyWaits without having begun
   */
  async inTurn<T>(viewer: string, isWanted: () => boolean, draw: () => Promise<T>): Promise<T> {
    if (this.#free > 0 && !this.#busy.has(viewer)) this.#take(viewer)
    else await new Promise<void>((go) => this.#wait(viewer, { go }))
    try {
      if (!isWanted()) throw new NobodyWaits()
      return await draw()
    } finally {
      this.#free++
      this.#busy.delete(viewer)
      this.#next()
    }
  }

  #take(viewer: string): void {
    this.#free--
    this.#busy.add(viewer)
  }

  #wait(viewer: string, waiting: Waiting): void {
    const others = this.#waiting.get(viewer)
    if (others === undefined) this.#waiting.set(viewer, [waiting])
    else others.push(waiting)
  }

  #next(): void {
    for (const [viewer, waiting] of this.#waiting) {
      if (this.#free === 0) return
      if (this.#busy.has(viewer)) continue
      this.#waiting.delete(viewer)
      const [first, ...rest] = waiting
      if (rest.length > 0) this.#waiting.set(viewer, rest)
      this.#take(viewer)
      first!.go()
    }
  }
}
