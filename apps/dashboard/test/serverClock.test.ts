import { describe, expect, it } from 'vitest'
import { createServerClock } from '../src/live/serverClock.js'

const SERVER = 1_772_000_000_000

function setUp() {
  let page = 5_000
  const clock = createServerClock(() => page)
  /** The server's true time is always SERVER + page time; `delay` is how long a stamp was on its way. */
  const heard = (delay: number) => clock.heard(SERVER + page - delay)
  return { clock, heard, pass: (ms: number) => (page += ms), error: () => clock.now()! - (SERVER + page) }
}

describe('server clock', () => {
  it('LIVE-1 knows no time before it has heard one', () => {
    expect(setUp().clock.now()).toBeNull()
  })

  it('LIVE-1 counts on by monotonic time, not by the machine clock', () => {
    const { clock, heard, pass, error } = setUp()
    heard(0)
    pass(3_600_000)
    expect(error()).toBe(0)
    expect(clock.now()).toBe(SERVER + 5_000 + 3_600_000)
  })

  it('LIVE-1 takes the least delayed of the last eight stamps', () => {
    const { heard, pass, error } = setUp()
    for (const delay of [300, 40, 250, 220]) {
      heard(delay)
      pass(20_000)
    }
    expect(error()).toBe(-40)
  })

  it('LIVE-1 adds half the best round trip', () => {
    const { clock, heard, pass, error } = setUp()
    heard(40)
    clock.roundTrip(200)
    clock.roundTrip(80)
    pass(20_000)
    expect(error()).toBe(0)
  })

  it('LIVE-1 slews a small correction at no more than 50 ms a second', () => {
    const { heard, pass, error } = setUp()
    heard(400)
    pass(1)
    heard(0)
    expect(error()).toBe(-400)
    pass(1_000)
    expect(error()).toBe(-350)
    pass(7_000)
    expect(error()).toBe(0)
  })

  it('LIVE-1 steps at once over a second, as after sleep with the page clock stopped', () => {
    const { clock, heard } = setUp()
    heard(0)
    clock.heard(SERVER + 5_000 + 7_200_000)
    expect(clock.now()).toBe(SERVER + 5_000 + 7_200_000)
  })
})
