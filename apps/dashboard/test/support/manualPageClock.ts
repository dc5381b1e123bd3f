import type { PageClock } from '../../src/live/pageClock.js'

/** A page clock that moves only when told; timers fire in order on the way. */
export interface ManualPageClock extends PageClock {
  advance(ms: number): void
  /** Moves the machine's own clock alone, as sleep or a careless hand does. */
  jumpWall(ms: number): void
  setRandom(value: number): void
}

export function manualPageClock(): ManualPageClock {
  let now = 1_000
  let wallAhead = 1_780_000_000_000
  let chance = 0.5
  let timers: { at: number; task: () => void }[] = []
  const after = (ms: number, task: () => void) => {
    const timer = { at: now + ms, task }
    timers.push(timer)
    return () => {
      timers = timers.filter((it) => it !== timer)
    }
  }
  return {
    monotonic: () => now,
    wall: () => now + wallAhead,
    random: () => chance,
    after,
    nextFrame: (task) => after(16, task),
    advance: (ms) => {
      const until = now + ms
      for (;;) {
        const due = timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0]
        if (due === undefined) break
        timers = timers.filter((timer) => timer !== due)
        now = Math.max(now, due.at)
        due.task()
      }
      now = until
    },
    jumpWall: (ms) => {
      wallAhead += ms
    },
    setRandom: (value) => {
      chance = value
    },
  }
}
