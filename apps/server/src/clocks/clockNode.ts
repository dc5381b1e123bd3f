import type { CompiledAgreement, Instant } from '@tenggat/domain'
import { maskShares } from '../figures/maskShares.js'
import { calendarIdOf } from '../store/calendarId.js'
import type { ClockRow } from '../store/records.js'
import type { Sight } from '../tenancy/sight.js'
import { veilHolder } from '../tenancy/veil.js'

/** A clock row as queries hand it out. */
export interface ClockNode extends ClockRow {
  readonly calendarId: string
  readonly agreementTitle: string
  /** The sentence of the agreement that its target is. */
  readonly clause: string | null
  /** The instant its derived fields are worked out for, unless a field asks for another. */
  readonly asOf: Instant
}

export interface NodeScene {
  /** The version that runs the clock. */
  readonly agreement: CompiledAgreement
  readonly sight: Sight | null
  /** As asked; null: now, and for a replayed source how far its log is complete: behind that nothing is known. */
  readonly asOf: Instant | null
  readonly now: Instant
  readonly watermarks: ReadonlyMap<string, Instant>
}

export function toClockNode(
  row: ClockRow,
  { agreement, sight, asOf, now, watermarks }: NodeScene,
): ClockNode {
  const present = row.live ? now : (watermarks.get(row.source) ?? now)
  const target = agreement.terms.targets.find(({ id }) => id === row.targetId)
  return {
    ...veilHolder(row, sight),
    shares: maskShares(row.shares, sight),
    calendarId: calendarIdOf(row),
    agreementTitle: agreement.terms.title,
    clause: target?.clause ?? null,
    asOf: asOf ?? present,
  }
}
