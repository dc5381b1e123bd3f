import type { ClockView, Instant, MatchCandidate, Metric } from '@tenggat/domain'
import type { AgreementReads } from '../agreements/agreementReads.js'
import type { ClockNode } from '../clocks/clockNode.js'
import type { ClockExplanation } from '../clocks/explanations.js'
import type { OpenCounts, PriorityCount } from '../clocks/readClocks.js'
import type { AgreementLibrary } from '../engine/agreementLibrary.js'
import type { AttainmentDimension, AttainmentRow } from '../figures/attainment.js'
import type { Figures } from '../figures/figures.js'
import type { Ledger } from '../figures/ledger.js'
import type { ToldFact } from '../log/toldFact.js'
import type { ClockFilter } from '../store/clockFilter.js'
import type { Queryable } from '../store/queryable.js'
import type { ClockMigrationRow, TicketRow } from '../store/records.js'
import type { Visibility } from '../tenancy/visibility.js'
import type { RecordedEvent } from '../tickets/readTickets.js'
import type { Page, PageRequest } from './page.js'

/** A ticket as queries hand it out: its state laid open. */
export type TicketNode = TicketRow['state'] & Pick<TicketRow, 'id' | 'source' | 'key' | 'bound'>

export type BoundCandidate = MatchCandidate & {
  readonly agreementId: string
  readonly agreementVersion: number
}

/**
 * The read side, made anew for each request: one present instant for all of it, and rows asked for by several fields are
 * read together.
 */
export interface Reads {
  nextToBreach(
    filter: ClockFilter,
    page: PageRequest,
    options: { readonly asOf: Instant | null; readonly includeBreached: boolean },
  ): Promise<Page<ClockNode>>
  counts(filter: ClockFilter): Promise<OpenCounts & { readonly byPriority: readonly PriorityCount[] }>
  ticket(source: string, key: string): Promise<TicketNode | null>
  tickets(source: string | null, page: PageRequest): Promise<Page<TicketNode>>
  /** In their total order, behind the event named by `after`. */
  eventsOf(ticketId: string, page: PageRequest): Promise<readonly RecordedEvent[]>
  clocksOf(ticketId: string, asOf: Instant | null): Promise<readonly ClockNode[]>
  factsOf(ticket: TicketNode, page: PageRequest): Promise<readonly ToldFact[]>
  /** @param asOf null for the clock's own */
  view(clock: ClockNode, asOf: Instant | null): ClockView
  /** Null when the ticket had no such clock yet. */
  explanation(clock: ClockNode, asOf: Instant | null): Promise<ClockExplanation | null>
  attainment(agreementId: string, by: readonly AttainmentDimension[]): Promise<readonly AttainmentRow[]>
  readonly agreements: AgreementReads
  /** Moves of running clocks of an agreement, the newest first. */
  migrations(agreementId: string): Promise<readonly ClockMigrationRow[]>
  /** Empty when there is no such ticket, or no agreement applies to it. */
  explainMatch(source: string, key: string, metric: Metric): Promise<readonly BoundCandidate[]>
  readonly figures: Figures
  readonly ledger: Ledger
}

export interface ReadParts {
  /** For viewers confined to parties, the one behind the wall. */
  readonly pool: Queryable
  /** What the viewer may see; null for everything. */
  readonly visibility: Visibility | null
  readonly epoch: string
  readonly library: AgreementLibrary
  /** The instant of the request. */
  readonly now: Instant
}
