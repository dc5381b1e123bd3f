import type { Instant } from '../time/instant.js'
import type { Span } from './timeline.js'

/** A target, and the version it belongs to. */
export interface TargetRef {
  readonly targetId: string
  readonly version: number
}

/** A stretch of a clock's story under one target; `discarded` is what a restart threw away. */
export type Stretch = Omit<Span, 'motion'> & { readonly motion: Span['motion'] | 'discarded' } & TargetRef

/**
 * The stretches of a story while it is told. A target that carries from the start tells anew what came after it, and the next one does so
 * again: only the last telling is worked out.
 */
export class Story {
  /** What no later telling reaches, and how many of its first are known to count no more. */
  readonly #settled: Stretch[] = []
  #discardedThere = 0
  /** What is told of the time since the start: first what was retold, then what came after that. */
  #retold: (() => readonly Stretch[]) | null = null
  #since: Stretch[] = []
  #isRetoldDiscarded = false
  #discardedSince = 0
  #isAllDiscarded = false

  constructor(public startedAt: Instant) {}

  add(stretch: Stretch): void {
    this.#since.push(stretch)
  }

  retell(spans: (() => readonly Stretch[]) | null): void {
    this.#retold = spans
    this.#since = []
    this.#isRetoldDiscarded = false
    this.#discardedSince = 0
  }

  /** Throws away all that was told. */
  discard(): void {
    this.#isAllDiscarded = true
    this.#isRetoldDiscarded = true
    this.#discardedSince = this.#since.length
  }

  /** What was told so far is told for good. */
  startAt(at: Instant): void {
    this.#settle()
    this.startedAt = at
  }

  /** The story begins earlier than it was told to, and is told anew from there. */
  startBackAt(at: Instant): void {
    const settled = this.#settled
    while (settled.length > 0 && settled.at(-1)!.to > at) settled.pop()
    this.#discardedThere = Math.min(this.#discardedThere, settled.length)
    this.startedAt = at
  }

  stretches(): readonly Stretch[] {
    this.#settle()
    return this.#settled
  }

  #settle(): void {
    const settled = this.#settled
    if (this.#isAllDiscarded) {
      for (let index = this.#discardedThere; index < settled.length; index++)
        settled[index] = discarded(settled[index]!)
      this.#discardedThere = settled.length
    }
    for (const stretch of this.#retold?.() ?? [])
      settled.push(this.#isRetoldDiscarded ? discarded(stretch) : stretch)
    for (const [index, stretch] of this.#since.entries())
      settled.push(index < this.#discardedSince ? discarded(stretch) : stretch)
    this.#isAllDiscarded = false
    this.retell(null)
  }
}

const discarded = (stretch: Stretch): Stretch => ({ ...stretch, motion: 'discarded' })
