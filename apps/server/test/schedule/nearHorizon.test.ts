import { NEVER } from '@tenggat/domain'
import { seededRandom } from '@tenggat/domain/testing'
import { describe, expect, it } from 'vitest'
import { InstantHeap } from '../../src/schedule/instantHeap.js'
import { NearHorizon } from '../../src/schedule/nearHorizon.js'

describe('the heap of instants', () => {
  it('gives them back in order, whatever the order they came in', () => {
    const random = seededRandom(7)
    const heap = new InstantHeap(500)
    const instants = Array.from({ length: 500 }, () => random.below(1_000))
    for (const at of instants) expect(heap.push(at)).toBe(true)
    expect(heap.push(1)).toBe(false)
    const sorted: number[] = []
    for (let first = heap.first(); first !== null; first = heap.first()) {
      const count = heap.dropBefore(first + 1)
      for (let n = 0; n < count; n++) sorted.push(first)
    }
    expect(sorted).toEqual(instants.sort((a, b) => a - b))
  })
})

describe('the near horizon', () => {
  const read = [
    { id: 'a', at: 10 },
    { id: 'b', at: 20 },
  ]

  it('gives out what is strictly before', () => {
    const horizon = new NearHorizon()
    horizon.expect(100)
    horizon.refill(read, false)
    expect(horizon.nextAt()).toBe(10)
    expect(horizon.takeDue(10)).toEqual({ ids: [], hasUnnamed: false, earliestAt: null })
    expect(horizon.takeDue(11)).toEqual({ ids: ['a'], hasUnnamed: false, earliestAt: 10 })
    expect(horizon.takeDue(1_000)).toEqual({ ids: ['b'], hasUnnamed: false, earliestAt: 20 })
    expect(horizon.nextAt()).toBe(NEVER)
  })

  it('keeps notices that come while the store is being read, and leaves those beyond it to the next reading', () => {
    const horizon = new NearHorizon()
    horizon.notice(5)
    expect(horizon.nextAt(), 'the reading that follows will show it').toBe(NEVER)
    horizon.expect(100)
    horizon.notice(50)
    horizon.notice(101)
    horizon.refill(read, false)
    expect(horizon.takeDue(200)).toEqual({ ids: ['a', 'b'], hasUnnamed: true, earliestAt: 10 })
    expect(horizon.depth).toBe(0)
  })

  it('covers no more than a reading that was cut short', () => {
    const horizon = new NearHorizon()
    horizon.expect(100)
    horizon.refill(read, true)
    expect(horizon.coversUntil).toBe(20)
  })

  it('covers nothing after more notices than it can hold', () => {
    const horizon = new NearHorizon()
    horizon.expect(1e9)
    for (let at = 0; at <= 20_000; at++) horizon.notice(at)
    expect(horizon.coversUntil).toBe(Number.NEGATIVE_INFINITY)
  })
})
