import { canonicalJson, type Target } from '@tenggat/domain'
import { matchInWords } from '@tenggat/words'
import type { Words } from '../words/words.js'

export interface PriorityTargets {
  /** The priorities a target is for, as written; empty for every ticket. */
  readonly heading: string
  readonly targets: readonly Target[]
}

/** Targets by the tickets they are for, in the order written; the first that fits a ticket wins. */
export function byPriority(targets: readonly Target[], words: Words): readonly PriorityTargets[] {
  const groups = new Map<string, Target[]>()
  for (const target of targets) {
    const heading = matchInWords(target.when, words)
    groups.set(heading, [...(groups.get(heading) ?? []), target])
  }
  return [...groups].map(([heading, grouped]) => ({ heading, targets: grouped }))
}

/**
 * The target before it that always applies first: of the same metric, for the same tickets or for every ticket. Null where there is
 * none.
 */
export function passedOverFor(target: Target, targets: readonly Target[]): Target | null {
  const when = canonicalJson(target.when)
  const before = targets.slice(0, targets.indexOf(target))
  return (
    before.find((it) => it.metric === target.metric && [when, '{}'].includes(canonicalJson(it.when))) ?? null
  )
}

/** The level that a running target comes from, or null for one of the agreement's own. */
export function levelOf(targetId: string): string | null {
  const slash = targetId.lastIndexOf('/')
  return slash < 0 ? null : targetId.slice(0, slash)
}
