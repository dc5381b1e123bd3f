import type { Allowance } from '../agreement/allowance.js'
import type { Instant } from '../time/instant.js'
import type { Booked } from './booked.js'
import type { Share } from './holder.js'
import type { Metric } from './metrics/metrics.js'

/**
 * The phases of one clock cycle. `running` and `paused` are live; `stopped` and `cancelled` are not.
 * Whether the deadline was kept is told by `verdict`, apart from the phase: a breached clock runs on until it is stopped.
 */
export const PHASES = ['running', 'paused', 'stopped', 'cancelled'] as const
export type Phase = (typeof PHASES)[number]

/** Why a cycle ended without being stopped: what became of the ticket, or of the promise about it. */
export const CANCEL_REASONS = [
  ...(['cancelled', 'merged', 'noTarget', 'notApplicable', 'overruled'] as const),
  /** Its target's `cancelWhen` came to hold; its `resetWhen` did, and the next cycle took its place. */
  ...(['withdrawn', 'reset'] as const),
] as const
export type CancelReason = (typeof CANCEL_REASONS)[number]

export const VERDICTS = ['pending', 'met', 'breached'] as const
/** `pending` while undecided. What is decided stays decided: a clock that is cancelled after its breach keeps it (CLK-25). */
export type Verdict = (typeof VERDICTS)[number]

/** Names one cycle of one clock of a ticket. */
export interface ClockKey {
  readonly agreementId: string
  readonly metric: Metric
  /** 1 for the first. */
  readonly cycle: number
}

/**
 * A threshold of a clock: `percent:75`, `before:3600000`, `daysBefore:1`, `after:3600000`, or `deadline`; of a clock that is paused until
 * an instant, `resumption`.
 */
export type ThresholdId = string
export const DEADLINE: ThresholdId = 'deadline'
export const RESUMPTION: ThresholdId = 'resumption'

/** One cycle of a clock: a pure fold of the ticket's events, the agreement version and the calendar (CLK-1). */
export interface Clock extends ClockKey, Allowance {
  readonly agreementVersion: number
  readonly targetId: string
  /** The target the conditions last selected; differs from `targetId` only where tighten-only kept the earlier one. */
  readonly selectedTargetId: string
  readonly phase: Phase
  readonly verdict: Verdict
  readonly startedAt: Instant
  /** When the present phase began. */
  readonly phaseSince: Instant
  /** The event that brought about the present phase. */
  readonly phaseEventId: string
  /** From here `usedMs` goes on counting while running (the start, a resume, a retarget, a reopen, another holder). */
  readonly countedFrom: Instant
  /** Open time used up to `countedFrom`; while not running: all that was used. */
  readonly usedMs: number
  /** `usedMs` by who held the ticket meanwhile; they sum to it. */
  readonly shares: readonly Share[]
  /** While running: the instant at which the target is used up. While paused or cancelled: null. When stopped: the deadline in force at the stop, null if paused then. */
  readonly deadlineAt: Instant | null
  /** Thresholds crossed under the present target, in the order crossed. */
  readonly crossed: readonly ThresholdId[]
  /** The next threshold to cross and its instant; null when none is armed. While paused: the resumption that needs no event. */
  readonly nextThreshold: ThresholdId | null
  readonly nextThresholdAt: Instant | null
  /** Counts re-armings (retarget, restart): part of a threshold fact's identity. */
  readonly round: number
  /** The standing breach of this cycle: the deadline that passed. */
  readonly breachedAt: Instant | null
  readonly stoppedAt: Instant | null
  /** What the verdict is booked under; null while it is pending, and where clock and ticket are still what they were then. */
  readonly booked: Booked | null
  readonly cancelReason: CancelReason | null
}
