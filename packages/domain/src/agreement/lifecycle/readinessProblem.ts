import type { Instant } from '../../time/instant.js'
import type { Result } from '../../time/result.js'
import type { ChainCheck } from '../chain/chainCheck.js'
import type { Loosening } from '../chain/loosenings.js'
import type { RunningTerms } from '../terms.js'
import type { VersionStatus } from './versionStatus.js'

export const READINESS_CODES = [
  'missingApproval',
  'missingSignature',
  'staleSignature',
  'missingGoal',
  'missingTarget',
  'noCalendar',
  'neverOpens',
  'calendarDaysClose',
  'tooManyCalendars',
  'cutOffOutsideHours',
  'unknownParent',
  'levelCycle',
  'levelNotWider',
  'outsideTerm',
  'overlapsVersion',
  'loosensWithoutWaiver',
  'chainDoesNotFit',
] as const
export type ReadinessCode = (typeof READINESS_CODES)[number]

/** What whoever puts a document that nobody signs may answer for by name; the log records it. */
export const FORCIBLE_PROBLEMS = ['chainDoesNotFit'] as const satisfies readonly ReadinessCode[]
export type ForcibleProblem = (typeof FORCIBLE_PROBLEMS)[number]

/** What others are still to do, or only the day of taking effect decides; all else is to be mended in what is drafted. */
const STILL_TO_COME: ReadonlySet<ReadinessCode> = new Set<ReadinessCode>([
  'missingApproval',
  'missingSignature',
  'staleSignature',
  'overlapsVersion',
])

/** AGR-30: whether a problem is to be mended before anybody is asked to approve. */
export const isToBeMended = (code: ReadinessCode): boolean => !STILL_TO_COME.has(code)

/** One thing that stands in the way of activating a version. */
export interface ReadinessProblem {
  readonly code: ReadinessCode
  /** The part of the terms it is about, items by id: `targets.solve-p1`. Empty: the version as a whole. */
  readonly path: string
  readonly message: string
  /** What the problem is in data: a stakeholder, a version, a loosening, a route with its counterexample. Null: no more to say. */
  readonly detail: unknown
}

/** What is around a version on its way into force. */
export interface ReadinessContext {
  /** Null: since ever. */
  readonly effectiveFrom: Instant | null
  /** The terms with what they refer to, as it will run (see resolveTerms). */
  readonly resolved: Result<RunningTerms>
  /** All versions of the agreement, this one among them or not. */
  readonly versions: Iterable<VersionStatus>
  /** See `loosenings` and `checkChain`; asked only of terms that resolve. */
  readonly loosenings: (running: RunningTerms) => readonly Loosening[]
  readonly chain: (running: RunningTerms) => ChainCheck
}
