import type { CompiledAgreement } from '../agreement/compileAgreement.js'
import { type Agreements, agreementOf } from './agreements.js'
import type { Binding } from './binding.js'
import type { Clock } from './clock.js'
import type { Context } from './context.js'
import { decide } from './decide.js'
import type { Fact } from './fact.js'

/** What happens to a ticket, apart from the agreement it is looked at under. */
export type Moment = Pick<Context, 'event' | 'before' | 'ticket' | 'source' | 'timeline'>

/** The version that a clock runs under. */
export const versionOf =
  (agreements: Agreements) =>
  ({ agreementId, agreementVersion }: Clock): CompiledAgreement =>
    agreementOf(agreements, { agreementId, version: agreementVersion })

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
): { readonly clocks: readonly Clock[]; readonly facts: readonly Fact[] } {
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
): Iterable<Clock['metric']> {
  const left = clocks.filter(({ agreementId, metric }) => agreementId === id && !targetsByMetric.has(metric))
  return left.length === 0
    ? targetsByMetric.keys()
    : new Set([...targetsByMetric.keys(), ...left.map(({ metric }) => metric)])
}
