import type { Instant } from '../time/instant.js'
import type { Clock, ThresholdId } from './clock.js'
import type { Fact } from './fact.js'

interface Cause {
  readonly at: Instant
  readonly eventId: string | null
  readonly threshold?: ThresholdId
  readonly detail?: Fact['detail']
}

/** The fact that `kind` happened to `clock`, told by the clock as it stands afterwards. */
export function factOf(clock: Clock, kind: Fact['kind'], cause: Cause): Fact {
  return {
    agreementId: clock.agreementId,
    metric: clock.metric,
    cycle: clock.cycle,
    kind,
    at: cause.at,
    threshold: cause.threshold ?? null,
    round: clock.round,
    eventId: cause.eventId,
    targetId: clock.targetId,
    deadlineAt: clock.deadlineAt,
    detail: cause.detail ?? {},
  }
}
