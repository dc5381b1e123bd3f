import type { Clock, Instant, Metric, Phase, TicketState, TicketStatus, Verdict } from '@tenggat/domain'
import type {
  BoardAttributes,
  ClockRow,
  FactRow,
  FactRowKind,
  PgRow,
  StoredVersionRow,
  TicketRow,
} from './records.js'

const id = (value: unknown): string => String(value)
const idOrNull = (value: unknown): string | null => (value === null ? null : String(value))

/** Expects every column of `clock`. */
export function toClockRow(row: PgRow): ClockRow {
  return {
    id: id(row.id),
    ticketId: id(row.ticket_id),
    agreementKind: row.agreement_kind as ClockRow['agreementKind'],
    calendar: row.calendar as string,
    generation: row.generation as number,
    version: row.version as number,
    live: row.live as boolean,
    ...toClock(row),
    ...toBoardAttributes(row),
  }
}

/** Of a `clock` row: the domain's clock. */
export function toClock(row: PgRow): Clock {
  return {
    agreementId: row.agreement_id as string,
    agreementVersion: row.agreement_version as number,
    metric: row.metric as Metric,
    cycle: row.cycle as number,
    targetId: row.target_id as string,
    selectedTargetId: row.selected_target_id as string,
    phase: row.phase as Phase,
    verdict: row.verdict as Verdict,
    startedAt: row.started_at as Instant,
    phaseSince: row.phase_since as Instant,
    phaseEventId: row.phase_event_id as string,
    countedFrom: row.counted_from as Instant,
    usedMs: row.used_ms as number,
    shares: row.shares as Clock['shares'],
    targetMs: row.target_ms as number,
    deadlineAt: row.deadline_at as Instant | null,
    crossed: row.crossed as string[],
    nextThreshold: row.next_threshold as string | null,
    nextThresholdAt: row.next_threshold_at as Instant | null,
    round: row.round as number,
    breachedAt: row.breached_at as Instant | null,
    stoppedAt: row.stopped_at as Instant | null,
    booked: row.booked as Clock['booked'],
    dueAtOpening: row.due_at_opening as boolean,
    cancelReason: row.cancel_reason as Clock['cancelReason'],
  }
}

/** Of a `clock` row: what it repeats of its ticket. */
export function toBoardAttributes(row: PgRow): BoardAttributes {
  return {
    source: row.source as string,
    ticketKey: row.ticket_key as string,
    subject: row.subject as string | null,
    priority: row.priority as string | null,
    impact: row.impact as TicketState['impact'],
    service: row.service as string | null,
    customer: row.customer as string | null,
    party: row.party as string | null,
    team: row.team as string | null,
    line: row.line as string | null,
    agent: row.agent as string | null,
    status: row.status as TicketStatus,
    statusReason: row.status_reason as string | null,
  }
}

/** Expects every column of `fact`. */
export function toFactRow(row: PgRow): FactRow {
  return {
    pos: Number(row.pos),
    ticketId: id(row.ticket_id),
    clockId: idOrNull(row.clock_id),
    agreementId: row.agreement_id as string | null,
    metric: row.metric as Metric | null,
    cycle: row.cycle as number | null,
    kind: row.kind as FactRowKind,
    threshold: row.threshold as string | null,
    round: row.round as number,
    generation: row.generation as number,
    at: row.at as Instant,
    recordedAt: row.recorded_at as Instant,
    eventId: row.event_id as string | null,
    targetId: row.target_id as string | null,
    deadlineAt: row.deadline_at as Instant | null,
    detail: row.detail as Readonly<Record<string, unknown>>,
    retracts: row.retracts === null ? null : Number(row.retracts),
  }
}

/** Expects every column of `ticket`. */
export function toTicketRow(row: PgRow): TicketRow {
  return {
    id: id(row.id),
    source: row.source as string,
    key: row.key as string,
    state: row.state as TicketState,
    bound: row.bound as TicketRow['bound'],
    lastOccurredAt: row.last_occurred_at as Instant,
    lastSequence: Number(row.last_sequence),
    lastSource: row.last_source as string,
    lastEventId: row.last_event_id as string,
    eventCount: row.event_count as number,
    openedAt: row.opened_at as Instant,
    recordedAt: row.recorded_at as Instant,
    knownThrough: row.known_through as Instant | null,
    coverage: row.coverage as TicketRow['coverage'],
    version: row.version as number,
  }
}

/** Expects every column of `agreement_version`. */
export function toStoredVersionRow(row: PgRow): StoredVersionRow {
  return {
    agreementId: row.agreement_id as string,
    version: row.version as number,
    kind: row.kind as StoredVersionRow['kind'],
    state: row.state as StoredVersionRow['state'],
    revision: row.revision as number,
    content: row.content as string,
    running: row.running as string | null,
    outline: row.outline as StoredVersionRow['outline'],
    document: row.document as string,
    contentHash: row.content_hash as string,
    runningHash: row.running_hash as string | null,
    inForce: row.in_force as StoredVersionRow['inForce'],
    recordedAt: row.recorded_at as Instant,
    recordedBy: row.recorded_by as string,
    activatedAt: row.activated_at as Instant | null,
    cause: row.cause as StoredVersionRow['cause'],
  }
}
