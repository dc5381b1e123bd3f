import type { Hours } from '../calendar/hours.js'
import { type Instant, NEVER } from '../time/instant.js'
import { type LateFrom, overrunOf } from './booked.js'
import type { Clock } from './clock.js'

export const CLOCK_STATES = ['onTrack', 'atRisk', 'due', 'breached', 'met', 'cancelled'] as const
/** `due`: the deadline has come and no fact has yet said what became of it. */
export type ClockState = (typeof CLOCK_STATES)[number]

export const CLOCK_MOTIONS = ['running', 'closed', 'paused', 'stopped'] as const
/** `closed`: running, but outside its calendar's hours. */
export type ClockMotion = (typeof CLOCK_MOTIONS)[number]

/** What a countdown needs of a clock; a wall's row has it without being a whole clock. */
export type Countable = Pick<
  Clock,
  'phase' | 'verdict' | 'countedFrom' | 'usedMs' | 'targetMs' | 'deadlineAt' | 'nextThresholdAt' | 'crossed'
> &
  LateFrom

export interface ClockView {
  /** Open milliseconds used. */
  readonly elapsedMs: number
  /** Open milliseconds left of the present target; negative once that is overrun. */
  readonly remainingMs: number
  /** Open milliseconds since the deadline that was missed, whatever target has come into force since (CLK-26). */
  readonly overrunMs: number
  readonly state: ClockState
  readonly motion: ClockMotion
  /** When a `closed` clock goes on, or a paused one without an event; null otherwise, and where it never does. */
  readonly resumesAt: Instant | null
}

/**
 * A clock as it reads at an instant; the same function counts down in the server and in a browser.
 * @param hours the hours of the clock's target, known at least from `countedFrom` to `at`
 * @param at not before `countedFrom`
 */
export function view(paused: Countable, hours: Hours, at: Instant): ClockView {
  const clock = goneOnBy(paused, at)
  const running = clock.phase === 'running'
  const elapsedMs = running ? clock.usedMs + hours.elapsed(clock.countedFrom, at) : clock.usedMs
  const remainingMs = clock.targetMs - elapsedMs
  const closed = running && !hours.isOpen(at)
  const resumes = closed
    ? hours.nextOpen(at)
    : clock.phase === 'paused'
      ? (clock.nextThresholdAt ?? NEVER)
      : NEVER
  return {
    elapsedMs,
    remainingMs,
    overrunMs: overrunOf(clock, elapsedMs),
    state: stateOf(clock, at),
    motion: motionOf(clock, closed),
    resumesAt: resumes === NEVER ? null : resumes,
  }
}

/** A pause that was told with its end is over then, whether or not a fact has said so. */
function goneOnBy(clock: Countable, at: Instant): Countable {
  const { phase, nextThresholdAt } = clock
  if (phase !== 'paused' || nextThresholdAt === null || at < nextThresholdAt) return clock
  return { ...clock, phase: 'running', countedFrom: nextThresholdAt, nextThresholdAt: null }
}

function stateOf(clock: Countable, at: Instant): ClockState {
  if (clock.verdict !== 'pending') return clock.verdict
  if (clock.phase === 'cancelled') return 'cancelled'
  if (clock.phase !== 'running') return clock.crossed.length > 0 ? 'atRisk' : 'onTrack'
  if (clock.deadlineAt !== null && at >= clock.deadlineAt) return 'due'
  const crossing = clock.nextThresholdAt !== null && at > clock.nextThresholdAt
  return crossing || clock.crossed.length > 0 ? 'atRisk' : 'onTrack'
}

function motionOf(clock: Countable, closed: boolean): ClockMotion {
  if (clock.phase === 'running') return closed ? 'closed' : 'running'
  return clock.phase === 'paused' ? 'paused' : 'stopped'
}
