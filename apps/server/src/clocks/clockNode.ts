import type { CompiledAgreement, Instant } from '@tenggat/domain'
import { type ClockRow, calendarIdOf } from '../store/records.js'
import { redactHolder, redactShares } from '../tenancy/redact.js'
import type { Visibility } from '../tenancy/visibility.js'

/** A clock row as queries hand it out. */
export interface ClockNode extends ClockRow {
  readonly calendarId: string
  readonly agreementTitle: string
  /** The sentence of the agreement that its target is. */
  readonly clause: string | null
  /** The instant its derived fields are worked out for, unless a field asks for another. */
  readonly asOf: Instant
}

export interface NodeContext {
  /** The version that runs the clock. */
  readonly agreement: CompiledAgreement
  readonly visibility: Visibility | null
  /** As asked, else up to when the clock is known. */
  readonly asOf: Instant
}

export function toClockNode(row: ClockRow, { agreement, visibility, asOf }: NodeContext): ClockNode {
  return {
    ...redactHolder(row, visibility, 'nobody'),
    shares: redactShares(row.shares, visibility),
    booked: row.booked && redactHolder(row.booked, visibility, 'nobody'),
    calendarId: calendarIdOf(row),
    agreementTitle: agreement.terms.title,
    clause: clauseOf(agreement, row.targetId),
    asOf,
  }
}

/** The sentence of an agreement that a target is; null where it has none. */
export function clauseOf({ terms }: CompiledAgreement, targetId: string): string | null {
  return terms.targets.find(({ id }) => id === targetId)?.clause ?? null
}
