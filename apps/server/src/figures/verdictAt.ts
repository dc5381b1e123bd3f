import type { Instant } from '@tenggat/domain'
import type { VerdictRow } from './readVerdicts.js'

/** How a clock stood at an instant, whatever became of it later. */
export interface VerdictAt {
  readonly outcome: 'pending' | 'met' | 'breached' | 'cancelled'
  /** When that came about: the stop, the deadline, the cancellation; of a pending clock the start. */
  readonly at: Instant
  readonly targetId: string
  /** The agreement version that ran it then. */
  readonly version: number
}

type Standing = Omit<VerdictAt, 'version'>

/**
 * Folds the facts of one clock up to (not including) `before`; null when it had not begun.
 * @param facts of one clock in their order, moves to another version included, however late
 */
export function verdictAt(facts: readonly VerdictRow[], before: Instant): VerdictAt | null {
  let stands = null as Standing | null
  let breachedAt: Instant | null = null
  for (const { kind, at, targetId, mode } of facts) {
    if (at >= before) break
    if (kind === 'reopened' && mode === 'restart') breachedAt = null
    if (kind === 'breached') breachedAt = at
    if (kind === 'voided') breachedAt = null
    if (kind === 'started') stands = { outcome: 'pending', at, targetId }
    else if (kind === 'voided') stands = { outcome: 'pending', at, targetId }
    else if (kind === 'met') stands = { outcome: kind, at, targetId }
    // What was missed before it ended without a stop stays missed (CLK-25).
    else if (kind === 'cancelled') stands = breachedAt === null ? { outcome: kind, at, targetId } : stands
    else if (kind === 'breached') stands = { outcome: 'breached', at, targetId }
    else if (kind === 'reopened') {
      // An earlier breach stands through a reopening; an earlier "met" does not.
      stands =
        breachedAt === null
          ? { outcome: 'pending', at, targetId }
          : { outcome: 'breached', at: breachedAt, targetId }
    } else if (stands?.outcome === 'pending') stands = { ...stands, targetId }
  }
  if (stands === null) return null
  const movedLater = facts.find(({ kind, at }) => kind === 'migrated' && at >= before)
  return { ...stands, version: movedLater?.fromVersion ?? facts[0]!.version }
}
