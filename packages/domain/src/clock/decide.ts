import type { CompiledAgreement } from '../agreement/compileAgreement.js'
import { selectTarget } from '../agreement/selectTarget.js'
import { type Agreements, agreementOf, rulesetOf } from './agreements.js'
import type { Binding } from './binding.js'
import type { Clock } from './clock.js'
import type { Context } from './context.js'
import { COURSES } from './courses.js'
import { Cycles, type Decision } from './cycles.js'
import type { Fact } from './fact.js'
import type { Metric } from './metrics/metrics.js'

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
 * @throws NeedsHistory when a target carries from the start and the context has no timeline
 */
export function decide(context: Context, metric: Metric, present: Clock | undefined): Decision {
  const cycles = new Cycles(context, metric, present)
  const selected = context.isOverruled
    ? null
    : selectTarget(context.agreement, metric, context.ticket, context.source)
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
  const overruled = overruledBy(bound, agreements)
  for (const binding of bound) {
    const context = contextOf(moment, binding, overruled, agreements)
    for (const metric of metricsOf(context.agreement, clocks)) {
      const cycles = clocks.filter(
        (clock) => clock.agreementId === binding.agreementId && clock.metric === metric,
      )
      const decision = decide(context, metric, cycles.at(-1))
      decided.push(...cycles.slice(0, -1), ...decision.clocks)
      facts.push(...decision.facts)
    }
  }
  return { clocks: decided, facts }
}

export function contextOf(
  moment: Moment,
  binding: Binding,
  overruled: ReadonlySet<string>,
  agreements: Agreements,
): Context {
  return {
    ...moment,
    agreement: agreementOf(agreements, binding),
    versionOf: versionOf(agreements),
    isOverruled: overruled.has(binding.agreementId),
    migration: binding.migration ?? null,
  }
}

/** Those of the bound agreements that stand above another bound one (CLK-20). */
export function overruledBy(bound: readonly Binding[], agreements: Agreements): ReadonlySet<string> {
  const above = new Set<string>()
  for (const binding of bound) {
    for (const level of agreementOf(agreements, binding).terms.levels) above.add(level.agreementId)
  }
  return above
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
