import type { ItemOutcome } from './engine.js'
import type { Call } from './queue.js'

/**
 * One caller's events, which may go into several transactions. It fails with the first error, but only when all have
 * ended, so that nobody repeats a call while a part of it is still under way.
 */
export class BatchedCall implements Call {
  readonly answered: Promise<readonly ItemOutcome[]>
  private readonly outcomes: ItemOutcome[]
  private readonly errors: unknown[] = []
  private left: number
  private end: () => void = () => undefined

  constructor(count: number) {
    this.left = count
    this.outcomes = new Array(count)
    this.answered = new Promise<void>((resolve) => {
      this.end = resolve
      if (count === 0) resolve()
    }).then(() => {
      if (this.errors.length > 0) throw this.errors[0]
      return this.outcomes
    })
    // A caller that is held back between two pieces does not wait for its answer yet.
    this.answered.catch(() => undefined)
  }

  answer(index: number, outcome: ItemOutcome): void {
    this.outcomes[index] = outcome
    this.settle()
  }

  fail(error: unknown): void {
    this.errors.push(error)
    this.settle()
  }

  private settle(): void {
    this.left -= 1
    if (this.left === 0) this.end()
  }
}
