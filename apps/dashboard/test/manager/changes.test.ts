import { describe, expect, it } from 'vitest'
import { createChanges, readAfterChanges } from '../../src/manager/changes.js'
import { manualPageClock } from '../support/manualPageClock.js'

const settled = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve()
}

function stage(read: () => Promise<unknown>) {
  const clock = manualPageClock()
  let reportBoard = () => {}
  const changes = createChanges({
    onChange: (listener) => {
      reportBoard = () => listener({ ids: new Set(), replaced: false, facts: [] })
      return () => {
        reportBoard = () => {}
      }
    },
  })
  const stop = readAfterChanges(changes, clock, read, 1_000)
  return { clock, changes, stop, reportBoard: () => reportBoard() }
}

describe('live pages', () => {
  it('a change is read soon, and a storm of them once a second', async () => {
    let reads = 0
    const { clock, reportBoard } = stage(async () => reads++)
    reportBoard()
    clock.advance(150)
    await settled()
    expect(reads).toBe(1)
    for (let i = 0; i < 100; i++) {
      reportBoard()
      clock.advance(30)
      await settled()
    }
    expect(reads).toBe(4)
    clock.advance(5_000)
    await settled()
    expect(reads).toBe(4)
  })

  it('reads soon what the page did itself, however lately it has read', async () => {
    let reads = 0
    const { clock, changes, reportBoard } = stage(async () => reads++)
    const readsAfter = async (report: () => void) => {
      report()
      clock.advance(150)
      await settled()
      return reads
    }
    expect(await readsAfter(reportBoard)).toBe(1)
    expect(await readsAfter(reportBoard)).toBe(1)
    expect(await readsAfter(changes.announce)).toBe(2)
  })

  it('never reads twice at once, and reads again what changed meanwhile', async () => {
    let reads = 0
    let answer = () => {}
    const { clock, changes } = stage(() => {
      reads++
      return new Promise<void>((resolve) => {
        answer = resolve
      })
    })
    changes.announce()
    clock.advance(2_000)
    changes.announce()
    clock.advance(5_000)
    expect(reads).toBe(1)
    answer()
    await settled()
    clock.advance(150)
    expect(reads).toBe(2)
  })

  it('goes on after a reading that failed, and stops when told', async () => {
    let reads = 0
    const { clock, changes, stop } = stage(async () => {
      reads++
      throw new Error('cut')
    })
    changes.announce()
    clock.advance(1_000)
    await settled()
    changes.announce()
    clock.advance(1_000)
    await settled()
    expect(reads).toBe(2)
    changes.announce()
    stop()
    clock.advance(10_000)
    expect(reads).toBe(2)
  })
})
