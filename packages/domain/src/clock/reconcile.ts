import { canonicalJson } from '../json/canonicalJson.js'
import type { Fact } from './fact.js'

export interface Reconciliation {
  /** Indexes into `standing` of facts that history, as known now, no longer tells. */
  readonly retract: readonly number[]
  /** Facts that history tells and that are not standing, in order. */
  readonly add: readonly Fact[]
}

function identity(fact: Fact): string {
  return JSON.stringify([
    fact.agreementId,
    fact.metric,
    fact.cycle,
    fact.kind,
    fact.at,
    fact.threshold,
    fact.round,
    fact.eventId,
    fact.targetId,
    fact.deadlineAt,
    // A store may hand back the members of an object in another order.
    canonicalJson(fact.detail),
  ])
}

/**
 * What must be recorded so that the facts that stand become the facts that history tells: a late event is corrected by
 * facts, never by an edit.
 * @param standing recorded and not retracted
 * @param wanted what a fold of the whole history tells
 */
export function reconcile(standing: readonly Fact[], wanted: readonly Fact[]): Reconciliation {
  const open = new Map<string, number[]>()
  for (const [index, fact] of standing.entries()) {
    const key = identity(fact)
    open.set(key, [...(open.get(key) ?? []), index])
  }
  const add = wanted.filter((fact) => open.get(identity(fact))?.shift() === undefined)
  const retract = [...open.values()].flat().sort((a, b) => a - b)
  return { retract, add }
}
