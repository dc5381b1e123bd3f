import { DAY_MS, EVER, type Instant, type Interval, isInstant, NEVER } from '../time/instant.js'
import { type CyclicRange, foldedInto } from './everyInstant.js'
import type { Hours } from './hours.js'
import { type OpenTable, openTable } from './openTable.js'

/** Where a timeline takes its open set from; it is drawn within the range only. */
export interface OpenSource extends CyclicRange {
  /** The set within [fromAt, toAt): ascending, disjoint, apart from each other. */
  draw(fromAt: Instant, toAt: Instant): readonly Interval[]
}

/** The least that is drawn at once. */
const BLOCK_MS = 400 * DAY_MS

/**
 * Hours measured by tables. Draws what is asked about, and doubles what it has when asked about more, so any number
 * of questions costs one drawing of their range. `W` below is the open time between the table's start and an instant.
 */
export class Timeline implements Hours {
  readonly #source: OpenSource
  #fromAt: Instant = 0
  #toAt: Instant = 0
  #totalMs = 0
  #edges: Float64Array
  #byTime: Int32Array
  #bucketsPerMs = 1
  #byWork: Int32Array
  #bucketsPerWorkMs = 1

  constructor(source: OpenSource) {
    this.#source = source
    const nothing = openTable(0, 0, [])
    this.#edges = nothing.edges
    this.#byTime = nothing.byTime
    this.#byWork = nothing.byWork
  }

  deadline(startAt: Instant, workMs: number): Instant {
    if (startAt >= this.#fromAt && startAt < this.#toAt && workMs > 0) {
      const target = this.#workBefore(startAt) + workMs
      if (target <= this.#totalMs) return this.#firstWith(target)
    }
    return this.#farDeadline(startAt, workMs)
  }

  elapsed(fromAt: Instant, toAt: Instant): number {
    if (toAt <= fromAt) return 0
    if (fromAt >= this.#fromAt && toAt < this.#toAt) return this.#workBefore(toAt) - this.#workBefore(fromAt)
    this.#cover(instant(fromAt))
    this.#cover(instant(toAt))
    return this.#farWorkBefore(toAt) - this.#farWorkBefore(fromAt)
  }

  isOpen(at: Instant): boolean {
    if (!Number.isFinite(instant(at))) return false
    const within = foldedInto(this.#source, at)
    if (within < this.#source.fromAt || within >= this.#source.toAt) return false
    this.#cover(within)
    const place = this.#placeOf(within)
    return within - this.#edges[place]! < this.#edges[place + 3]! - this.#edges[place + 1]!
  }

  nextOpen(at: Instant): Instant {
    if (this.isOpen(at)) return at
    if (at === NEVER) return NEVER
    this.#cover(at)
    while (this.#farWorkBefore(at) >= this.#totalMs && this.#toAt < this.#source.toAt) this.#growRight()
    return this.#farLastWith(this.#farWorkBefore(at))
  }

  startFor(deadlineAt: Instant, workMs: number): Instant {
    duration(workMs)
    if (workMs === 0) return deadlineAt
    if (workMs === NEVER || deadlineAt === EVER) return EVER
    this.#cover(instant(deadlineAt))
    while (this.#farWorkBefore(deadlineAt) < workMs && this.#fromAt > this.#source.fromAt) this.#growLeft()
    return this.#farLastWith(this.#farWorkBefore(deadlineAt) - workMs)
  }

  #farDeadline(startAt: Instant, workMs: number): Instant {
    duration(workMs)
    if (workMs === 0) return startAt
    if (workMs === NEVER || startAt === NEVER) return NEVER
    this.#cover(instant(startAt))
    while (this.#farWorkBefore(startAt) + workMs > this.#totalMs && this.#toAt < this.#source.toAt) {
      this.#growRight()
    }
    return this.#farFirstWith(this.#farWorkBefore(startAt) + workMs)
  }

  /** Place of the last opening at or before an instant of the table. */
  #placeOf(at: Instant): number {
    const edges = this.#edges
    let place = this.#byTime[((at - this.#fromAt) * this.#bucketsPerMs) | 0]!
    while (edges[place + 2]! <= at) place += 2
    return place
  }

  /** W of an instant of the table. */
  #workBefore(at: Instant): number {
    const edges = this.#edges
    const place = this.#placeOf(at)
    const before = edges[place + 1]!
    return before + Math.min(at - edges[place]!, edges[place + 3]! - before)
  }

  /** The first instant with W = `target`, for 0 < target ≤ total. */
  #firstWith(target: number): Instant {
    const edges = this.#edges
    let place = this.#byWork[(target * this.#bucketsPerWorkMs) | 0]!
    while (edges[place + 3]! < target) place += 2
    return edges[place]! + (target - edges[place + 1]!)
  }

  /** The last instant with W = `target`, for 0 ≤ target < total. */
  #lastWith(target: number): Instant {
    const edges = this.#edges
    let place = this.#byWork[(target * this.#bucketsPerWorkMs) | 0]!
    while (edges[place + 3]! <= target) place += 2
    return edges[place]! + (target - edges[place + 1]!)
  }

  /** W of any instant, once `#cover` has seen it. */
  #farWorkBefore(at: Instant): number {
    if (at >= this.#fromAt && at < this.#toAt) return this.#workBefore(at)
    const { fromAt, cycleMs } = this.#source
    if (cycleMs === 0) return at < fromAt ? 0 : this.#totalMs
    if (!Number.isFinite(at)) return at
    const within = foldedInto(this.#source, at)
    const cycles = (at - within) / cycleMs
    return this.#workBefore(within) + cycles * (at < fromAt ? this.#firstCycleMs() : this.#lastCycleMs())
  }

  #farFirstWith(target: number): Instant {
    if (target > 0 && target <= this.#totalMs) return this.#firstWith(target)
    const { cycleMs } = this.#source
    if (cycleMs === 0 || !Number.isFinite(target)) return target > 0 ? NEVER : EVER
    const perCycle = target > 0 ? this.#lastCycleMs() : this.#firstCycleMs()
    if (perCycle === 0) return target > 0 ? NEVER : EVER
    const cycles =
      target > 0 ? Math.ceil((target - this.#totalMs) / perCycle) : Math.ceil(target / perCycle) - 1
    return shown(this.#firstWith(target - cycles * perCycle) + cycles * cycleMs)
  }

  #farLastWith(target: number): Instant {
    if (target >= 0 && target < this.#totalMs) return this.#lastWith(target)
    const { cycleMs } = this.#source
    if (cycleMs === 0 || !Number.isFinite(target)) return target >= 0 ? NEVER : EVER
    const perCycle = target >= 0 ? this.#lastCycleMs() : this.#firstCycleMs()
    if (perCycle === 0) return target >= 0 ? NEVER : EVER
    const cycles =
      target >= 0 ? Math.floor((target - this.#totalMs) / perCycle) + 1 : Math.floor(target / perCycle)
    return shown(this.#lastWith(target - cycles * perCycle) + cycles * cycleMs)
  }

  #firstCycleMs(): number {
    return this.#workBefore(this.#source.fromAt + this.#source.cycleMs)
  }

  #lastCycleMs(): number {
    return this.#totalMs - this.#workBefore(this.#source.toAt - this.#source.cycleMs)
  }

  /** Draws until the table holds an instant, or all there is on its side. */
  #cover(at: Instant): void {
    const { fromAt, toAt, cycleMs } = this.#source
    if (cycleMs > 0 && !Number.isFinite(at)) return
    if (this.#toAt === this.#fromAt) {
      const near = Math.floor(Math.min(Math.max(at, fromAt), toAt - 1) / BLOCK_MS) * BLOCK_MS
      this.#draw(near, near + 2 * BLOCK_MS)
    }
    while (at < this.#fromAt && this.#fromAt > fromAt) this.#growLeft()
    while (at >= this.#toAt && this.#toAt < toAt) this.#growRight()
  }

  #growLeft(): void {
    this.#draw(this.#fromAt - (this.#toAt - this.#fromAt), this.#toAt)
  }

  #growRight(): void {
    this.#draw(this.#fromAt, this.#toAt + (this.#toAt - this.#fromAt))
  }

  #draw(fromAt: Instant, toAt: Instant): void {
    const source = this.#source
    let from = Math.max(fromAt, source.fromAt)
    let to = Math.min(toAt, source.toAt)
    // What repeats past an end is measured by its whole outermost cycle.
    if (to === source.toAt) from = Math.min(from, source.toAt - source.cycleMs)
    if (from === source.fromAt) to = Math.max(to, source.fromAt + source.cycleMs)
    const table: OpenTable = openTable(from, to, source.draw(from, to))
    this.#fromAt = from
    this.#toAt = to
    this.#totalMs = table.totalMs
    this.#edges = table.edges
    this.#byTime = table.byTime
    this.#bucketsPerMs = table.bucketsPerMs
    this.#byWork = table.byWork
    this.#bucketsPerWorkMs = table.bucketsPerWorkMs
  }
}

function instant(at: Instant): Instant {
  if (Number.isNaN(at)) throw new RangeError('not an instant: NaN')
  return at
}

function duration(workMs: number): void {
  if (!(workMs >= 0)) throw new RangeError(`an amount of work is 0 ms or more, not ${workMs}`)
}

/** Instants past what a date can show are as good as never. */
function shown(at: Instant): Instant {
  if (isInstant(at)) return at
  return at > 0 ? NEVER : EVER
}
