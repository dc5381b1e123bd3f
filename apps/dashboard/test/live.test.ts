import { describe, expect, it } from 'vitest'
import { createSleepWatch } from '../src/live/awake.js'
import { backOffMs } from '../src/live/boardFeed.js'
import { freshness } from '../src/live/freshness.js'
import { watchNewBuild } from '../src/live/newBuild.js'
import { startSecondTicker } from '../src/live/secondTicker.js'
import { settled } from './support/fakeSocket.js'
import { manualPageClock } from './support/manualPageClock.js'

describe('live', () => {
  it('LIVE-2 waits at random under a cap that grows to four seconds', () => {
    expect([0, 1, 2, 3, 4, 99].map((attempt) => backOffMs(attempt, 1))).toEqual([
      500, 1_000, 2_000, 4_000, 4_000, 4_000,
    ])
    expect(backOffMs(5, 0)).toBe(0)
  })

  it('LIVE-5 calls the screen quiet at 5 s, stale at 10 s and lost at 60 s', () => {
    expect([0, 4_999, 5_000, 9_999, 10_000, 59_999, 60_000].map(freshness)).toEqual([
      'live',
      'live',
      'quiet',
      'quiet',
      'stale',
      'stale',
      'lost',
    ])
  })

  it('LIVE-1 notices sleep, and nothing else', () => {
    const clock = manualPageClock()
    const watch = createSleepWatch(clock)
    clock.advance(60_000)
    expect(watch.slept()).toBe(false)
    clock.jumpWall(-600_000)
    expect(watch.slept()).toBe(false)
    clock.jumpWall(3_600_000)
    expect([watch.slept(), watch.slept()]).toEqual([true, false])
  })

  it('LIVE-1 ticks just after the server second changes', () => {
    const clock = manualPageClock()
    const ticks: number[] = []
    const server = () => clock.monotonic() + 700
    const stop = startSecondTicker(clock, server, () => ticks.push(server() % 1_000))
    clock.advance(3_500)
    stop()
    clock.advance(5_000)
    expect(ticks).toEqual([2, 2, 2, 2])
  })
})

describe('new build', () => {
  function setUp(reachable: boolean[]) {
    const clock = manualPageClock()
    const kept = new Map<string, string>()
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    }
    let reloads = 0
    const start = () =>
      watchNewBuild({
        clock,
        storage,
        reachable: () => Promise.resolve(reachable.shift() ?? true),
        reload: () => void reloads++,
      })
    return { clock, start, reloads: () => reloads }
  }

  it('LIVE-3 reloads once, within half a minute, when the server runs another build', async () => {
    const { clock, start, reloads } = setUp([])
    const watch = start()
    for (const id of ['a', 'a', 'b', 'b']) watch.heard(id)
    clock.advance(30_000)
    await settled()
    clock.advance(60_000)
    await settled()
    expect(reloads()).toBe(1)
  })

  it('LIVE-3 does not reload into a server that is not there', async () => {
    const { clock, start, reloads } = setUp([false, true])
    const watch = start()
    watch.heard('a')
    watch.heard('b')
    clock.advance(30_000)
    await settled()
    expect(reloads()).toBe(0)
    clock.advance(30_000)
    await settled()
    expect(reloads()).toBe(1)
  })

  it('LIVE-3 reloads at most every ten minutes, across reloads', async () => {
    const { clock, start, reloads } = setUp([])
    for (let page = 0; page < 2; page++) {
      const watch = start()
      watch.heard('a')
      watch.heard('b')
      clock.advance(30_000)
      await settled()
    }
    expect(reloads()).toBe(1)
    clock.advance(600_000)
    await settled()
    expect(reloads()).toBe(2)
  })
})
