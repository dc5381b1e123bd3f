/** How many at once, and how many more each second. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

const PER_ONE = 1_000

/** Lets `burst` through at once and `perSecond` after that. `nowMs` never goes back. */
export class RateBucket {
  readonly #rate: Rate
  /** In thousandths, so that whole milliseconds add up without rounding. */
  #left: number
  #atMs: number

  constructor(rate: Rate, nowMs: number) {
    this.#rate = rate
    this.#left = rate.burst * PER_ONE
    this.#atMs = nowMs
  }

  /** Takes one; answers how long to wait for one when there is none left, else null. */
  take(nowMs: number): number | null {
    this.#fill(nowMs)
    if (this.#left < PER_ONE) return Math.ceil((PER_ONE - this.#left) / this.#rate.perSecond)
    this.#left -= PER_ONE
    return null
  }

  /** Nothing of it is taken: it may as well be forgotten. */
  isFull(nowMs: number): boolean {
    this.#fill(nowMs)
    return this.#left >= this.#rate.burst * PER_ONE
  }

  #fill(nowMs: number): void {
    const { burst, perSecond } = this.#rate
    this.#left = Math.min(burst * PER_ONE, this.#left + (nowMs - this.#atMs) * perSecond)
    this.#atMs = nowMs
  }
}
