import type { Target } from '../agreement/clauses/targets.js'
import { isPaused, resumptionOf } from '../agreement/pausing.js'
import { type Ruleset, rulesetOf } from './agreements.js'
import { hasBegun, isReset, isWithdrawn } from './beginnings.js'
import type { Clock } from './clock.js'
import type { Context, Step } from './context.js'
import type { Fact } from './fact.js'
import { join } from './join.js'
import { isLive } from './machine.js'
import type { MetricRecord } from './metrics/metricRecord.js'
import { METRIC_RECORDS, type Metric } from './metrics/metrics.js'
import { retarget } from './retarget.js'
import { cancel, pause, pausedUntil, resume, start, stop } from './transitions.js'

export interface Decision {
  /** The metric's cycles that this event touched or began, in order; the last is the present one. */
  readonly clocks: readonly Clock[]
  readonly facts: readonly Fact[]
}

/** The cycles of one metric while an event is being applied to them, and the moves that every course makes. */
export class Cycles {
  readonly facts: Fact[] = []
  readonly ended: Clock[] = []
  readonly record: MetricRecord

  constructor(
    readonly context: Context,
    readonly metric: Metric,
    public present: Clock | undefined,
    /** The target of the first answer that is owed as the event arrives; null where none is. */
    readonly firstAnswer: Target | null,
  ) {
    this.record = METRIC_RECORDS[metric]
  }

  get live(): Clock | undefined {
    return this.present !== undefined && isLive(this.present) ? this.present : undefined
  }

  /** Whether the ticket has ended without being solved. */
  get isOver(): boolean {
    const { status, mergedInto } = this.context.ticket
    return status === 'cancelled' || mergedInto !== null
  }

  ruleset(clock: Clock): Ruleset {
    return rulesetOf(this.context.versionOf(clock), clock.targetId)
  }

  take(step: Step): void {
    this.present = step.clock
    this.facts.push(...step.facts)
  }

  begin(ruleset: Ruleset, late: boolean): void {
    const cycle = (this.present?.cycle ?? 0) + 1
    if (this.present !== undefined) this.ended.push(this.present)
    this.take(start(this.context, this.metric, ruleset, cycle, late))
  }

  stopLive(live: Clock): void {
    this.take(stop(this.context, live, this.ruleset(live)))
  }

  stopWhereDue(): void {
    const { context, live, record } = this
    if (live === undefined) return
    const { target } = this.ruleset(live)
    if (record.stopHolds(target, context.ticket, context.source) || record.stopsOn(target, context.event))
      this.stopLive(live)
  }

  retargetTo(offered: Ruleset | null): void {
    const { context, live } = this
    if (live === undefined) return
    const ruleset = this.ruleset(live)
    const isMoved = live.agreementVersion !== context.agreement.version
    if (offered === null) this.take(cancel(context, live, ruleset, context.uncovered ?? 'noTarget'))
    else if (isMoved || offered.target.id !== live.selectedTargetId)
      this.take(retarget(context, live, ruleset, offered))
  }

  /** What a merged ticket brings belongs to the first cycle: later ones began since. */
  joinWhereDue(): void {
    const { context, live } = this
    if (context.event.absorbs === undefined || live === undefined || live.cycle > 1) return
    this.take(join(context, live, this.ruleset(live)))
  }

  cancelWhereDue(): void {
    const { context, live, isOver } = this
    if (live === undefined) return
    const ruleset = this.ruleset(live)
    if (isOver) {
      const reason = context.ticket.mergedInto === null ? 'cancelled' : 'merged'
      this.take(cancel(context, live, ruleset, reason))
    } else if (isWithdrawn(ruleset.target, context.ticket, context.source)) {
      this.take(cancel(context, live, ruleset, 'withdrawn'))
    }
  }

  /** The next cycle begins at once, where it may. */
  resetWhereDue(offered: Ruleset | null): void {
    const { context, live } = this
    if (live === undefined) return
    const ruleset = this.ruleset(live)
    if (!isReset(ruleset.target, context.before, context.ticket, context.source)) return
    this.take(cancel(context, live, ruleset, 'reset'))
    if (offered !== null && this.mayBegin(offered)) this.begin(offered, false)
  }

  /** Whether a cycle of a target may begin as the ticket stands. */
  mayBegin({ target }: Ruleset): boolean {
    const { ticket, source } = this.context
    return hasBegun(target, ticket, source) && !isWithdrawn(target, ticket, source)
  }

  /** Whether a cycle that had ended may go on under a target. */
  mayGoOn({ target }: Ruleset): boolean {
    return !isWithdrawn(target, this.context.ticket, this.context.source)
  }

  pauseOrResume(): void {
    const { context, live } = this
    if (live === undefined) return
    const ruleset = this.ruleset(live)
    const { ticket, source, event } = context
    const paused = isPaused(ruleset.target, ticket, source, event.occurredAt)
    if (!paused) {
      if (live.phase === 'paused') this.take(resume(context, live, ruleset))
    } else if (live.phase === 'running') this.take(pause(context, live, ruleset))
    else if (live.nextThresholdAt !== resumptionOf(ruleset.target, ticket, source, event.occurredAt))
      this.take(pausedUntil(context, live, ruleset))
  }

  end(): Decision {
    return { clocks: this.present === undefined ? [] : [...this.ended, this.present], facts: this.facts }
  }
}
