import { type Instant, NEVER } from '@tenggat/domain'
import type { DueEntry } from '../store/queries/engineHorizon.js'
import { InstantHeap } from './instantHeap.js'

const NOTICES_AT_MOST = 20_000

/** What falls due: clocks known by id, and whether there are others of which only the instant is known. */
export interface Due {
  readonly ids: readonly string[]
  readonly hasUnnamed: boolean
  /** The earliest of them all; null when nothing is due. */
  readonly earliestAt: Instant | null
}

/**
 * The deadlines of the next minute or so: those read from the store, and instants noticed since. An entry may be out of
 * date (the clock was stopped, or moved); whoever settles checks. A deadline must never be missing: `coversUntil` says
 * how far that is promised.
 */
export class NearHorizon {
  private entries: readonly DueEntry[] = []
  private next = 0
  private readonly notices = new InstantHeap(NOTICES_AT_MOST)
  private until: Instant = Number.NEGATIVE_INFINITY

  get coversUntil(): Instant {
    return this.until
  }

  /** Deadlines held in memory. */
  get depth(): number {
    return this.entries.length - this.next + this.notices.size
  }

  /** When something may fall due; `NEVER` when nothing is known. */
  nextAt(): Instant {
    return Math.min(this.entries[this.next]?.at ?? NEVER, this.notices.first() ?? NEVER)
  }

  /** Before the store is read: notices up to `until` are kept from here on, for the reading may not show them. */
  expect(until: Instant): void {
    this.until = until
  }

  /** Takes over what was read. A reading cut short by its limit covers only what it holds. */
  refill(entries: readonly DueEntry[], wasCut: boolean): void {
    this.entries = entries
    this.next = 0
    if (wasCut) this.until = Math.min(this.until, entries.at(-1)!.at)
  }

  notice(at: Instant): void {
    if (at > this.until || this.notices.push(at)) return
    // Too many to hold: forget how far we see, which makes the schedule read anew.
    this.notices.clear()
    this.until = Number.NEGATIVE_INFINITY
  }

  forget(): void {
    this.entries = []
    this.next = 0
    this.notices.clear()
    this.until = Number.NEGATIVE_INFINITY
  }

  /** Removes and answers everything strictly before `before`. */
  takeDue(before: Instant): Due {
    const earliestAt = this.nextAt()
    const from = this.next
    while (this.next < this.entries.length && this.entries[this.next]!.at < before) this.next++
    const ids = this.entries.slice(from, this.next).map((entry) => entry.id)
    const hasUnnamed = this.notices.dropBefore(before) > 0
    return { ids, hasUnnamed, earliestAt: earliestAt < before ? earliestAt : null }
  }
}
