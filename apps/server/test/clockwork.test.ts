import { afterEach, describe, expect, it, vi } from 'vitest'
import { manualClockwork, systemClockwork } from '../src/clockwork.js'
import { followDatabaseClock } from '../src/store/followDatabaseClock.js'
import { storeForTest } from './support/testDatabase.js'

const DAY_MS = 86_400_000

describe('manual clockwork', () => {
  it('fires in order of instants, each at its own, then in the order set', () => {
    const clockwork = manualClockwork(1_000)
    const seen: string[] = []
    const note = (name: string) => () => void seen.push(`${name}@${clockwork.now()}`)
    clockwork.after(30, note('c'))
    clockwork.after(10, note('a'))
    clockwork.after(30, note('d'))
    clockwork.after(10, () => clockwork.after(5, note('b')))
    clockwork.advance(40)
    expect(seen).toEqual(['a@1010', 'b@1015', 'c@1030', 'd@1030'])
    expect(clockwork.now()).toBe(1_040)
    expect(clockwork.pending()).toBe(0)
  })

  it('repeats until cancelled', () => {
    const clockwork = manualClockwork(0)
    let count = 0
    const alarm = clockwork.every(10, () => {
      if (++count === 3) alarm.cancel()
    })
    clockwork.advance(1_000)
    expect(count).toBe(3)
  })

  it('a jump of the wall reading fires nothing', () => {
    const clockwork = manualClockwork(0)
    let fired = false
    clockwork.after(10, () => {
      fired = true
    })
    clockwork.jumpTo(DAY_MS)
    expect([clockwork.now(), clockwork.monotonic(), fired]).toEqual([DAY_MS, 0, false])
    clockwork.advance(10)
    expect([clockwork.now(), fired]).toEqual([DAY_MS + 10, true])
  })
})

describe('system clockwork', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('a delay of 30 days does not fire early', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let fired = false
    systemClockwork().after(30 * DAY_MS, () => {
      fired = true
    })
    vi.advanceTimersByTime(30 * DAY_MS - 1)
    expect(fired).toBe(false)
    vi.advanceTimersByTime(1)
    expect(fired).toBe(true)
  })

  it('control: a bare setTimeout of 30 days does', () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    const handle = setTimeout(() => undefined, 30 * DAY_MS)
    expect((handle as unknown as { _idleTimeout: number })._idleTimeout).toBe(1)
    clearTimeout(handle)
    warned.mockRestore()
  })

  it('a jump of the machine’s wall clock moves nothing', () => {
    const clockwork = systemClockwork()
    const before = clockwork.now()
    vi.useFakeTimers({ toFake: ['Date'], now: before + DAY_MS })
    expect(clockwork.now() - before).toBeLessThan(DAY_MS / 2)
  })

  it('follows the database’s clock', async () => {
    const store = await storeForTest()
    const clockwork = systemClockwork()
    clockwork.correct(-DAY_MS)
    const following = await followDatabaseClock(store.pool, clockwork)
    following.cancel()
    const { rows } = await store.pool.query('SELECT clock_timestamp() AS at')
    expect(Math.abs(clockwork.now() - rows[0].at)).toBeLessThan(250)
  })
})
