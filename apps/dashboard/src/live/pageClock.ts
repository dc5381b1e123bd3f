/** The page's only door to time, timers and chance; tests hand in their own. Durations in milliseconds. */
export interface PageClock {
  /** Never jumps, whatever is done to the machine's clock; the base of every duration. */
  monotonic(): number
  /** The machine's own idea of the epoch. Only good for noticing that the machine slept. */
  wall(): number
  /** Runs `task` once after `ms`; the answer calls it off. */
  after(ms: number, task: () => void): () => void
  /** Runs `task` with the next frame the browser draws; the answer calls it off. */
  nextFrame(task: () => void): () => void
  /** In [0, 1). */
  random(): number
}

export function browserPageClock(): PageClock {
  return {
    monotonic: () => performance.now(),
    wall: () => Date.now(),
    after: (ms, task) => {
      const timer = setTimeout(task, ms)
      return () => clearTimeout(timer)
    },
    nextFrame: (task) => {
      const frame = requestAnimationFrame(task)
      return () => cancelAnimationFrame(frame)
    },
    random: () => Math.random(),
  }
}
