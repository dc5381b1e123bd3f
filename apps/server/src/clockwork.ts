import { randomBytes, randomUUID } from 'node:crypto'
import type { Instant } from '@tenggat/domain'

/** A timer that was set; `cancel` is safe to call at any time and more than once. */
export interface Alarm {
  cancel(): void
}

/**
 * The server's only door to time, timers and chance. Everything else is handed one of these, so a test can own them.
 * Instants are epoch milliseconds, durations are milliseconds.
 */
export interface Clockwork {
  /** The present instant by the database's clock: whole milliseconds, rounded down so that it is never early. */
  now(): Instant
  /** Milliseconds since some fixed moment; never goes back, unaffected by corrections. For measuring durations. */
  monotonic(): number
  /** Runs `fn` once after `ms`. Delays past the 2³¹ ms that timers can hold are waited in parts. */
  after(ms: number, fn: () => void): Alarm
  /** Runs `fn` every `ms` until cancelled. */
  every(ms: number, fn: () => void): Alarm
  /** Runs `fn` once the work already queued on the event loop is done. */
  nextTick(fn: () => void): void
  /** Resolves after `ms`. */
  pause(ms: number): Promise<void>
  /** Says how far the reference clock is ahead of the one this clockwork started from. */
  correct(offsetMs: number): void
  /** Uncorrected reading of the machine's own clock, which `correct` is measured against. */
  local(): number
  /** `bytes` of randomness, base64url. */
  randomToken(bytes?: number): string
  uuid(): string
  /** A number in [0, 1): jitter, never secrets. */
  chance(): number
}

/** Longer delays fire after 1 ms in Node; a margin below 2³¹ − 1. */
const LONGEST_DELAY_MS = 2_000_000_000

/**
 * Real time: the monotonic clock on top of the wall reading taken at the start, so a jump of the machine's wall clock
 * moves nothing; `correct` brings it to the database's clock.
 */
export function systemClockwork(): Clockwork {
  const startedAt = Date.now() - performance.now()
  let offsetMs = 0
  const local = () => startedAt + performance.now()
  const clockwork: Clockwork = {
    now: () => Math.floor(local() + offsetMs),
    monotonic: () => performance.now(),
    local,
    correct: (ms) => {
      offsetMs = ms
    },
    after: (ms, fn) => longTimeout(ms, fn),
    every: (ms, fn) => {
      const handle = setInterval(fn, ms)
      return { cancel: () => clearInterval(handle) }
    },
    nextTick: (fn) => {
      setImmediate(fn)
    },
    pause: (ms) => new Promise((resolve) => longTimeout(ms, resolve)),
    randomToken: (bytes = 24) => randomBytes(bytes).toString('base64url'),
    uuid: () => randomUUID(),
    chance: () => Math.random(),
  }
  return clockwork
}

function longTimeout(ms: number, fn: () => void): Alarm {
  let left = Math.max(0, ms)
  let handle: NodeJS.Timeout
  const step = () => {
    const part = Math.min(left, LONGEST_DELAY_MS)
    left -= part
    handle = setTimeout(left > 0 ? step : fn, part)
  }
  step()
  return { cancel: () => clearTimeout(handle) }
}

/** Time that stands still until the test moves it. */
export interface ManualClockwork extends Clockwork {
  /** Moves on by `ms`, firing every timer on the way at its own instant, in order (equal instants: as set). */
  advance(ms: number): void
  /** Moves on to `at`, firing timers on the way. */
  advanceTo(at: Instant): void
  /** Sets the wall reading without a timer firing: a clock that jumps. */
  jumpTo(at: Instant): void
  /** Timers set and not yet fired or cancelled. */
  pending(): number
}

interface ManualAlarm {
  dueMs: number
  readonly order: number
  readonly everyMs: number | null
  readonly fn: () => void
}

/** A clockwork at `startAt` whose timers fire only through `advance`; `nextTick` and randomness stay real. */
export function manualClockwork(startAt: Instant): ManualClockwork {
  let elapsedMs = 0
  let wallAt = startAt
  let order = 0
  const alarms = new Set<ManualAlarm>()

  const set = (ms: number, everyMs: number | null, fn: () => void): Alarm => {
    const alarm: ManualAlarm = { dueMs: elapsedMs + Math.max(0, ms), order: order++, everyMs, fn }
    alarms.add(alarm)
    return { cancel: () => alarms.delete(alarm) }
  }
  const moveTo = (targetMs: number) => {
    wallAt += targetMs - elapsedMs
    elapsedMs = targetMs
  }
  const fireUntil = (targetMs: number) => {
    for (let alarm = earliest(alarms, targetMs); alarm !== null; alarm = earliest(alarms, targetMs)) {
      moveTo(Math.max(elapsedMs, alarm.dueMs))
      if (alarm.everyMs === null) alarms.delete(alarm)
      else alarm.dueMs += Math.max(1, alarm.everyMs)
      alarm.fn()
    }
    moveTo(targetMs)
  }
  return {
    now: () => wallAt,
    monotonic: () => elapsedMs,
    local: () => wallAt,
    correct: () => undefined,
    after: (ms, fn) => set(ms, null, fn),
    every: (ms, fn) => set(ms, ms, fn),
    nextTick: (fn) => {
      setImmediate(fn)
    },
    pause: (ms) => new Promise((resolve) => set(ms, null, resolve)),
    randomToken: (bytes = 24) => randomBytes(bytes).toString('base64url'),
    uuid: () => randomUUID(),
    chance: () => Math.random(),
    advance: (ms) => fireUntil(elapsedMs + ms),
    advanceTo: (at) => fireUntil(elapsedMs + Math.max(0, at - wallAt)),
    jumpTo: (at) => {
      wallAt = at
    },
    pending: () => alarms.size,
  }
}

function earliest(alarms: ReadonlySet<ManualAlarm>, untilMs: number): ManualAlarm | null {
  let first: ManualAlarm | null = null
  for (const alarm of alarms) {
    if (alarm.dueMs > untilMs) continue
    if (
      first === null ||
      alarm.dueMs < first.dueMs ||
      (alarm.dueMs === first.dueMs && alarm.order < first.order)
    )
      first = alarm
  }
  return first
}
