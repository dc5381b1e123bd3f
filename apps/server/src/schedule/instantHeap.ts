import type { Instant } from '@tenggat/domain'

/** A binary min-heap of instants in one typed array; equal instants may be held more than once. */
export class InstantHeap {
  private readonly heap: Float64Array
  private count = 0

  constructor(readonly capacity: number) {
    this.heap = new Float64Array(capacity)
  }

  get size(): number {
    return this.count
  }

  /** The earliest; null when empty. */
  first(): Instant | null {
    return this.count === 0 ? null : this.heap[0]!
  }

  /** False when full. */
  push(at: Instant): boolean {
    if (this.count === this.capacity) return false
    const { heap } = this
    let index = this.count++
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (heap[parent]! <= at) break
      heap[index] = heap[parent]!
      index = parent
    }
    heap[index] = at
    return true
  }

  /** Removes all before `before` and answers how many those were. */
  dropBefore(before: Instant): number {
    const held = this.count
    while (this.count > 0 && this.heap[0]! < before) this.pop()
    return held - this.count
  }

  clear(): void {
    this.count = 0
  }

  private pop(): void {
    const { heap } = this
    const moved = heap[--this.count]!
    let index = 0
    for (let child = 1; child < this.count; child = 2 * index + 1) {
      if (child + 1 < this.count && heap[child + 1]! < heap[child]!) child++
      if (heap[child]! >= moved) break
      heap[index] = heap[child]!
      index = child
    }
    heap[index] = moved
  }
}
