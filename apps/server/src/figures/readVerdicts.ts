import {
  compareEvents,
  type EventPosition,
  type Instant,
  type Metric,
  type TicketChange,
} from '@tenggat/domain'
import { DECIDED_AT, type Period, STATE_CONDITIONS } from '../clocks/clockQuestion.js'
import { writeInstant } from '../store/pgTypes.js'
import type { Queryable } from '../store/queryable.js'

/** A standing fact that says something about a clock's verdict, with the clock it is about. */
export interface VerdictRow {
  readonly clockId: string
  readonly ticketId: string
  readonly source: string
  readonly ticketKey: string
  readonly metric: Metric
  readonly cycle: number
  /** The version that runs the clock now. */
  readonly version: number
  readonly kind: string
  readonly at: Instant
  readonly targetId: string
  readonly mode: string | null
  readonly fromVersion: number | null
}

/**
 * Facts before the end of a period, by clock in their order, of every clock of an agreement whose verdict may have been open in
 * the period; and moves to another version whenever they were. What was retracted since is left out.
 */
export async function listVerdictRows(
  pool: Queryable,
  agreementId: string,
  { from, to }: Period,
): Promise<readonly VerdictRow[]> {
  const { rows } = await pool.query(
    `SELECT fact.clock_id, fact.ticket_id, clock.source, clock.ticket_key, clock.metric, clock.cycle,
            clock.agreement_version, fact.kind, fact.at, fact.target_id, fact.detail ->> 'mode' AS mode,
            (fact.detail ->> 'fromVersion')::int AS from_version
     FROM clock JOIN fact ON fact.ticket_id = clock.ticket_id AND fact.clock_id = clock.id
     WHERE clock.agreement_id = $1
       AND NOT (${STATE_CONDITIONS.decided} AND ${DECIDED_AT} < $2::timestamptz)
       AND NOT (${STATE_CONDITIONS.cancelled} AND clock.phase_since < $2::timestamptz)
       AND fact.kind IN ('started', 'met', 'breached', 'voided', 'reopened', 'cancelled', 'retargeted', 'migrated')
       AND (fact.at < $3::timestamptz OR fact.kind = 'migrated')
       AND NOT EXISTS (SELECT FROM fact AS correction WHERE correction.retracts = fact.pos)
     ORDER BY fact.clock_id, fact.at, fact.pos`,
    [agreementId, writeInstant(from), writeInstant(to)],
  )
  return rows.map((row) => ({
    clockId: String(row.clock_id),
    ticketId: String(row.ticket_id),
    source: row.source,
    ticketKey: row.ticket_key,
    metric: row.metric,
    cycle: row.cycle,
    version: row.agreement_version,
    kind: row.kind,
    at: row.at,
    targetId: row.target_id,
    mode: row.mode,
    fromVersion: row.from_version,
  }))
}

export interface PriorityEvent extends EventPosition {
  readonly ticketId: string
  readonly changes: readonly TicketChange[]
}

/** Events of tickets that tell a priority, an impact or an urgency, in their total order. */
export async function listPriorityEvents(
  pool: Queryable,
  ticketIds: readonly string[],
): Promise<readonly PriorityEvent[]> {
  const { rows } = await pool.query(
    `SELECT ticket_id, occurred_at, sequence, place, source, event_id, changes FROM ticket_event
     WHERE ticket_id = ANY($1::bigint[]) AND changes @> '[{"kind":"prioritised"}]'`,
    [ticketIds],
  )
  const events = rows.map((row) => ({
    ticketId: String(row.ticket_id),
    occurredAt: row.occurred_at,
    sequence: row.sequence,
    place: row.place,
    source: row.source,
    eventId: row.event_id,
    changes: row.changes,
  }))
  return events.sort(compareEvents)
}
