import type {
  Clock,
  ClockFact,
  FactKind,
  Instant,
  Metric,
  Phase,
  TicketChange,
  TicketState,
  TicketStatus,
  Verdict,
} from '@tenggat/domain'

/** A row as the store's pool hands it out: instants and bigints already numbers, see pgTypes.ts. */
export type PgRow = Readonly<Record<string, unknown>>

/** What a clock row repeats of its ticket, so a board is drawn from one table. */
export interface BoardAttributes {
  readonly source: string
  readonly ticketKey: string
  readonly subject: string | null
  readonly priority: string | null
  readonly impact: TicketState['impact']
  readonly service: string | null
  readonly customer: string | null
  readonly party: string | null
  readonly team: string | null
  readonly line: string | null
  readonly agent: string | null
  readonly status: TicketStatus
  readonly statusReason: string | null
}

/** One row of `clock`: the domain's clock with its identity in the store and its ticket's attributes. */
export interface ClockRow extends Clock, BoardAttributes {
  readonly id: string
  readonly ticketId: string
  /** Name of the calendar within the agreement's terms. */
  readonly calendar: string
  /** Counts retractions: part of a threshold fact's identity. */
  readonly generation: number
  /** Counts writes of this row; a client drops what is older than what it holds. */
  readonly version: number
  /** True when time settles it, false when its source's watermark does. */
  readonly live: boolean
}

/** `ticketUpdated` has no clock: it tells boards which attributes of a ticket changed (`detail.before`). */
export type RecordedFactKind = FactKind | 'ticketUpdated'

/** One row of `fact`; position order is commit order. */
export interface RecordedFact {
  readonly pos: number
  readonly ticketId: string
  readonly clockId: string | null
  readonly agreementId: string | null
  readonly metric: Metric | null
  readonly cycle: number | null
  readonly kind: RecordedFactKind
  readonly threshold: ClockFact['threshold']
  readonly round: number
  readonly generation: number
  readonly at: Instant
  readonly recordedAt: Instant
  readonly eventId: string | null
  readonly targetId: string | null
  readonly deadlineAt: Instant | null
  readonly detail: Readonly<Record<string, unknown>>
  /** Position of the fact that this one takes back. */
  readonly retracts: number | null
}

/** One row of `ticket`. `last*` is the place of its latest event in the total order. */
export interface TicketRow {
  readonly id: string
  readonly source: string
  readonly key: string
  readonly state: TicketState
  readonly bound: readonly { readonly agreementId: string; readonly version: number }[]
  readonly lastOccurredAt: Instant
  readonly lastSequence: number
  readonly lastSource: string
  readonly lastEventId: string
  readonly eventCount: number
  readonly openedAt: Instant
  readonly version: number
}

/** One row of `ticket_event`: the event as recorded, for ever. */
export interface TicketEventRow {
  readonly id: string
  readonly ticketId: string
  readonly source: string
  readonly eventId: string
  readonly occurredAt: Instant
  readonly recordedAt: Instant
  readonly sequence: number
  readonly changes: readonly TicketChange[]
  readonly bodyHash: Buffer
}

/** One row of `agreement_version`. `terms` are the parsed terms, `document` the text as written. */
export interface AgreementVersionRow {
  readonly agreementId: string
  readonly version: number
  readonly terms: Readonly<Record<string, unknown>>
  readonly document: string
  readonly contentHash: string
  readonly recordedAt: Instant
  readonly recordedBy: string
}

/** One row of `source`. */
export interface SourceRow {
  readonly name: string
  /** How far a source settled by watermark is known to be complete. */
  readonly completeThrough: Instant | null
  readonly settledBy: 'time' | 'watermark'
}

/** The one row of `store_info`. Another epoch makes every cursor void. */
export interface StoreInfoRow {
  readonly only: true
  readonly epoch: string
  readonly createdAt: Instant
}

/** The one row of `head`: the position of the last committed fact. */
export interface HeadRow {
  readonly only: true
  readonly pos: number
}

export const SCOPES = ['admin', 'ingest', 'read', 'display'] as const
export type Scope = (typeof SCOPES)[number]

/** One row of `token`. Of the secret only the digest is kept. */
export interface TokenRow {
  readonly id: string
  readonly prefix: string
  readonly digest: Buffer
  readonly name: string
  readonly scopes: readonly Scope[]
  /** A display token's own board filter. */
  readonly board: Readonly<Record<string, unknown>> | null
  readonly createdAt: Instant
  readonly expiresAt: Instant | null
  readonly revokedAt: Instant | null
  readonly lastSeenAt: Instant | null
}

const id = (value: unknown): string => String(value)
const idOrNull = (value: unknown): string | null => (value === null ? null : String(value))

/** Expects every column of `clock`. */
export function toClockRow(row: PgRow): ClockRow {
  return {
    id: id(row.id),
    ticketId: id(row.ticket_id),
    agreementId: row.agreement_id as string,
    agreementVersion: row.agreement_version as number,
    metric: row.metric as Metric,
    cycle: row.cycle as number,
    targetId: row.target_id as string,
    selectedTargetId: row.selected_target_id as string,
    calendar: row.calendar as string,
    phase: row.phase as Phase,
    verdict: row.verdict as Verdict,
    startedAt: row.started_at as Instant,
    phaseSince: row.phase_since as Instant,
    phaseEventId: row.phase_event_id as string,
    countedFrom: row.counted_from as Instant,
    usedMs: row.used_ms as number,
    targetMs: row.target_ms as number,
    deadlineAt: row.deadline_at as Instant | null,
    crossed: row.crossed as string[],
    nextThreshold: row.next_threshold as string | null,
    nextThresholdAt: row.next_threshold_at as Instant | null,
    round: row.round as number,
    breachedAt: row.breached_at as Instant | null,
    stoppedAt: row.stopped_at as Instant | null,
    cancelReason: row.cancel_reason as string | null,
    generation: row.generation as number,
    version: row.version as number,
    live: row.live as boolean,
    ...toBoardAttributes(row),
  }
}

function toBoardAttributes(row: PgRow): BoardAttributes {
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
export function toRecordedFact(row: PgRow): RecordedFact {
  return {
    pos: Number(row.pos),
    ticketId: id(row.ticket_id),
    clockId: idOrNull(row.clock_id),
    agreementId: row.agreement_id as string | null,
    metric: row.metric as Metric | null,
    cycle: row.cycle as number | null,
    kind: row.kind as RecordedFactKind,
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
    version: row.version as number,
  }
}

/** Expects every column of `token`. */
export function toTokenRow(row: PgRow): TokenRow {
  return {
    id: row.id as string,
    prefix: row.prefix as string,
    digest: row.digest as Buffer,
    name: row.name as string,
    scopes: row.scopes as Scope[],
    board: row.board as TokenRow['board'],
    createdAt: row.created_at as Instant,
    expiresAt: row.expires_at as Instant | null,
    revokedAt: row.revoked_at as Instant | null,
    lastSeenAt: row.last_seen_at as Instant | null,
  }
}
