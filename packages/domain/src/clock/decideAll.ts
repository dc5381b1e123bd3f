import type { CompiledAgreement } from '../agreement/compileAgreement.js'
import type { Clock } from './clock.js'
import { decide } from './decide.js'
import type { ClockFact } from './fact.js'
import { agreementOf, type Binding, type Program } from './program.js'
import type { Scene } from './scene.js'

/** What happens to a ticket, apart from the agreement it is looked at under. */
export type Moment = Pick<Scene, 'event' | 'before' | 'ticket' | 'source' | 'timeline'>

/** The version that a clock runs under. */
export const versionOf =
  (program: Program) =>
  ({ agreementId, agreementVersion }: Clock): CompiledAgreement =>
    agreementOf(program, { agreementId, version: agreementVersion })

/**
 * Decides every clock of a ticket under the agreements that bind it.
 * @param bound one binding an agreement
 * @returns the clocks by agreement as bound, then metric, then cycle
 */
export function decideAll(
  moment: Moment,
  bound: readonly Binding[],
  clocks: readonly Clock[],
  program: Program,
): { readonly clocks: readonly Clock[]; readonly facts: readonly ClockFact[] } {
  const decided: Clock[] = []
  const facts: ClockFact[] = []
  const overruled = overruledBy(bound, program)
  for (const binding of bound) {
    const scene = sceneOf(moment, binding, overruled, program)
    for (const metric of metricsOf(scene.agreement, clocks)) {
      const cycles = clocks.filter(
        (clock) => clock.agreementId === binding.agreementId && clock.metric === metric,
      )
      const decision = decide(scene, metric, cycles.at(-1))
      decided.push(...cycles.slice(0, -1), ...decision.clocks)
      facts.push(...decision.facts)
    }
  }
  return { clocks: decided, facts }
}

export function sceneOf(
  moment: Moment,
  binding: Binding,
  overruled: ReadonlySet<string>,
  program: Program,
): Scene {
  return {
    ...moment,
    agreement: agreementOf(program, binding),
    versionOf: versionOf(program),
    isOverruled: overruled.has(binding.agreementId),
    migration: binding.migration ?? null,
  }
}

/** Those of the bound agreements that stand above another bound one (CLK-20). */
export function overruledBy(bound: readonly Binding[], program: Program): ReadonlySet<string> {
  const above = new Set<string>()
  for (const binding of bound) {
    for (const level of agreementOf(program, binding).terms.levels) above.add(level.agreementId)
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
