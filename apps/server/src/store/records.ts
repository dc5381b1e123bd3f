import type {
  AgreementKind,
  AgreementState,
  AgreementTerms,
  Binding,
  CalendarReference,
  Clock,
  Coverage,
  Fact,
  FactKind,
  Instant,
  Metric,
  Problem,
  RunningTerms,
  TicketChange,
  TicketState,
  TicketStatus,
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
  readonly agreementKind: AgreementKind
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
export type FactRowKind = FactKind | 'ticketUpdated'

/** One row of `fact`; position order is commit order. */
export interface FactRow {
  readonly pos: number
  readonly ticketId: string
  readonly clockId: string | null
  readonly agreementId: string | null
  readonly metric: Metric | null
  readonly cycle: number | null
  readonly kind: FactRowKind
  readonly threshold: Fact['threshold']
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
  /** The versions it was bound to, moves to other versions behind those they replace. */
  readonly bound: readonly Binding[]
  readonly lastOccurredAt: Instant
  readonly lastSequence: number
  readonly lastSource: string
  readonly lastEventId: string
  readonly eventCount: number
  readonly openedAt: Instant
  /** When its first event was recorded: only agreements on record by then may bind it. */
  readonly recordedAt: Instant
  /** Of a ticket known only from a log, though its source sends live: how far that log was read. Null for all others. */
  readonly knownThrough: Instant | null
  /** Whether anything is promised about it as it stands; null where no event has come since that was kept. */
  readonly coverage: Coverage | null
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
  /** TKT-11: 0 beside a sequence. */
  readonly place: number
  readonly changes: readonly TicketChange[]
  readonly bodyHash: Buffer
}

/** What lists and policies ask of a version without reading its documents; of its calendars only the shared ones. */
export type AgreementOutline = Pick<AgreementTerms, 'title' | 'level' | 'parent' | 'supports' | 'parties'> & {
  readonly calendars: Readonly<Record<string, CalendarReference>>
}

/**
 * One row of `agreement_version`. `content` is the document that people sign and `running` what the engine runs, each as the text that
 * was hashed; `document` is what somebody wrote. A draft has no `running`; once set, none of these changes any more.
 */
export interface StoredVersionRow {
  readonly agreementId: string
  readonly version: number
  readonly kind: AgreementKind
  readonly state: AgreementState
  /** Counts the saves of a draft. */
  readonly revision: number
  readonly content: string
  readonly running: string | null
  readonly outline: AgreementOutline
  readonly document: string
  readonly contentHash: string
  readonly runningHash: string | null
  /** When it binds new tickets: half-open stretches of epoch ms, null for open-ended. */
  readonly inForce: readonly (readonly [from: Instant | null, to: Instant | null])[]
  readonly recordedAt: Instant
  readonly recordedBy: string
  readonly activatedAt: Instant | null
  /** Why it came about without being signed anew: what it follows has changed. */
  readonly cause: Readonly<Record<string, unknown>> | null
}

/** A version with its documents read. */
export interface AgreementVersionRow extends Omit<StoredVersionRow, 'running' | 'outline'> {
  readonly terms: AgreementTerms
  readonly running: RunningTerms | null
  /** The text of `running`, as it was hashed. */
  readonly runningContent: string | null
  /**
   * Why this release cannot read the documents; empty for one that it can. Of a version that it cannot read, `terms` say no more than
   * the outline does, and nobody may do anything to it.
   */
  readonly unread: readonly Problem[]
}

/** One row of `clock_migration`: a move of running clocks to another version. */
export interface RebindingRow {
  readonly id: string
  readonly agreementId: string
  readonly toVersion: number
  /** When it was ordered. */
  readonly at: Instant
  readonly cause: string
  readonly actor: string
  readonly reason: string | null
  readonly movedTickets: number
  readonly movedClocks: number
  readonly finishedAt: Instant | null
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

/** One row of `consumer`: where a durable consumer of the log stands. */
export interface ConsumerRow {
  readonly name: string
  /** Of the store that the position belongs to. */
  readonly epoch: string
  /** Everything up to and including it has been taken. */
  readonly position: number
  readonly movedAt: Instant
}

export const SCOPES = ['admin', 'ingest', 'read', 'display', 'agreements', 'participate', 'customer'] as const
export type Scope = (typeof SCOPES)[number]

export const PERSON_ROLES = ['viewer', 'agent', 'manager', 'representative', 'admin'] as const
export type PersonRole = (typeof PERSON_ROLES)[number]

/** One row of `token`. Of the secret only the digest is kept. */
export interface TokenRow {
  readonly id: string
  readonly prefix: string
  readonly digest: Buffer
  readonly name: string
  readonly scopes: readonly Scope[]
  /** The filter of the only board a display or customer token may show. */
  readonly board: Readonly<Record<string, unknown>> | null
  /** Only what agreements of these parties cover may be seen; null for everything. */
  readonly parties: readonly string[] | null
  readonly createdAt: Instant
  /** Principal of who made it; null for those of before this was kept. */
  readonly createdBy: string | null
  readonly expiresAt: Instant | null
  readonly revokedAt: Instant | null
  readonly lastSeenAt: Instant | null
}

/** `<agreement>@<version>/<name>` */
export function calendarIdOf(row: Pick<ClockRow, 'agreementId' | 'agreementVersion' | 'calendar'>): string {
  return `${row.agreementId}@${row.agreementVersion}/${row.calendar}`
}

/** One row of `person`. Of the password only a slow hash is kept. */
export interface PersonRow {
  readonly id: string
  /** As written; no two differ only in case. */
  readonly email: string
  readonly name: string
  readonly role: PersonRole
  /** Only what agreements of these parties cover may be seen; null for everything. */
  readonly parties: readonly string[] | null
  /** argon2id in PHC form. */
  readonly password: string
  readonly language: string | null
  readonly createdAt: Instant
  readonly disabledAt: Instant | null
  readonly lastSeenAt: Instant | null
}

/** One row of `session`. Of the cookie only the digest is kept. */
export interface SessionRow {
  readonly id: string
  readonly personId: string
  readonly digest: Buffer
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly endedAt: Instant | null
}
