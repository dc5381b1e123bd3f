import type { Target } from '../agreement/clauses/targets.js'
import type { CompiledAgreement } from '../agreement/compileAgreement.js'
import { selectTarget } from '../agreement/selectTarget.js'
import { matches } from '../agreement/ticketMatch.js'
import { type Agreements, agreementOf, rulesetOf } from './agreements.js'
import type { Binding } from './binding.js'
import type { Clock } from './clock.js'
import type { Context } from './context.js'
import { COURSES } from './courses.js'
import { Cycles, type Decision } from './cycles.js'
import type { Fact } from './fact.js'
import { isLive } from './machine.js'
import { METRIC_RECORDS, type Metric } from './metrics/metrics.js'

/** What happens to a ticket, apart from the agreement it is looked at under. */
export type Moment = Pick<Context, 'event' | 'before' | 'ticket' | 'source' | 'timeline'>

/** The version that a clock runs under. */
export const versionOf =
  (agreements: Agreements) =>
  ({ agreementId, agreementVersion }: Clock): CompiledAgreement =>
    agreementOf(agreements, { agreementId, version: agreementVersion })

/**
 * What one event does to one metric's clock under one agreement, on the course the metric's record picks (CLK-6). Thresholds before
 * the event must have been judged, and the time up to it counted for whoever held the ticket.
 * @param present the metric's last cycle, if it has one
 * @param firstAnswer the target of the first answer that is owed as the event arrives; null where none is
 * @throws NeedsHistory when a target carries from the start and the context has no timeline
 */
export function decide(
  context: Context,
  metric: Metric,
  present: Clock | undefined,
  firstAnswer: Target | null = null,
): Decision {
  const cycles = new Cycles(context, metric, present, firstAnswer)
  const selected =
    context.uncovered === null
      ? selectTarget(context.agreement, metric, context.ticket, context.source)
      : null
  COURSES[cycles.record.course](cycles, selected === null ? null : rulesetOf(context.agreement, selected.id))
  return cycles.end()
}

/**
 * Decides every clock of a ticket under the agreements that bind it.
 * @param bound one binding an agreement
 * @returns the clocks by agreement as bound, then metric, then cycle
 */
export function decideAll(
  moment: Moment,
  bound: readonly Binding[],
  clocks: readonly Clock[],
  agreements: Agreements,
): Decision {
  const decided: Clock[] = []
  const facts: Fact[] = []
  const covering = coveringOf(bound, moment, agreements)
  for (const binding of bound) {
    const context = contextOf(moment, binding, covering, agreements)
    let firstAnswer: Target | null = null
    for (const metric of metricsOf(context.agreement, clocks)) {
      const cycles = clocks.filter(
        (clock) => clock.agreementId === binding.agreementId && clock.metric === metric,
      )
      const present = cycles.at(-1)
      const decision = decide(context, metric, present, firstAnswer)
      if (METRIC_RECORDS[metric].precedesTurns) firstAnswer = owedBy(context, present, decision)
      decided.push(...cycles.slice(0, -1), ...decision.clocks)
      facts.push(...decision.facts)
    }
  }
  return { clocks: decided, facts }
}

/** What was owed as an event arrived, or is owed since: by the clock that ran before it, or that it began. */
function owedBy({ versionOf }: Context, before: Clock | undefined, { clocks }: Decision): Target | null {
  const after = clocks.at(-1)
  const owing = before !== undefined && isLive(before) ? before : after === before ? undefined : after
  return owing === undefined ? null : rulesetOf(versionOf(owing), owing.targetId).target
}

export function contextOf(
  { event, before, ticket, source, timeline }: Moment,
  binding: Binding,
  { applying, overruled }: Covering,
  agreements: Agreements,
): Context {
  const { agreementId } = binding
  return {
    event,
    before,
    ticket,
    source,
    timeline,
    agreement: agreementOf(agreements, binding),
    versionOf: versionOf(agreements),
    uncovered: !applying.has(agreementId) ? 'notApplicable' : overruled.has(agreementId) ? 'overruled' : null,
    migration: binding.migration ?? null,
  }
}

/** Which of a ticket's agreements are about it as it stands. */
export interface Covering {
  /** Those whose conditions hold (CLK-23). */
  readonly applying: ReadonlySet<string>
  /** Those of them that stand above another one of them (CLK-20). */
  readonly overruled: ReadonlySet<string>
}

export function coveringOf(
  bound: readonly Binding[],
  { ticket, source }: Pick<Moment, 'ticket' | 'source'>,
  agreements: Agreements,
): Covering {
  const applying = new Set<string>()
  const overruled = new Set<string>()
  for (const binding of bound) {
    const { terms } = agreementOf(agreements, binding)
    if (!matches(terms.appliesTo, ticket, source)) continue
    applying.add(binding.agreementId)
    for (const level of terms.levels) overruled.add(level.agreementId)
  }
  return { applying, overruled }
}

/** The metrics the version has targets for, and those that a former version has left clocks of. */
export function metricsOf(
  { id, targetsByMetric }: CompiledAgreement,
  clocks: readonly Clock[],
): Iterable<Metric> {
  const left = clocks.filter(({ agreementId, metric }) => agreementId === id && !targetsByMetric.has(metric))
  return left.length === 0
    ? targetsByMetric.keys()
    : new Set([...targetsByMetric.keys(), ...left.map(({ metric }) => metric)])
}
