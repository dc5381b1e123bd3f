import {
  attribute,
  type Bucket,
  type Explanation,
  type Instant,
  type Lane,
  lanesOf,
  type Share,
  type TicketEvent,
  type Timeline,
  timelineOf,
} from '@tenggat/domain'
import type { ClockNode } from '../clocks/clockNode.js'
import type { Past, PastOf } from '../clocks/pastTickets.js'
import type { ReadDeps } from '../reads/readDeps.js'
import type { TicketRow } from '../store/records.js'
import { redactHolder, redactShares } from '../tenancy/redact.js'
import { seesParty, type Visibility } from '../tenancy/visibility.js'
import { findTicket } from '../tickets/readTickets.js'

/** Where the time of one ticket went: who had it when, and for each of its clocks what every holder used. */
export interface TicketAttribution {
  readonly source: string
  readonly ticketKey: string
  readonly from: Instant
  readonly to: Instant
  readonly lanes: readonly (Lane & { readonly id: string })[]
  readonly tiers: readonly AttributionTier[]
}

export interface AttributionTier {
  readonly clock: ClockNode
  readonly buckets: readonly Bucket[]
  /** Open milliseconds used: the sum of the running buckets. */
  readonly runningMs: number
  /** From the clock's start to the end of its story: the sum of all buckets. */
  readonly wallMs: number
  readonly budgetMs: number
  /** Whose the time was at the breach that stands; they sum to the target. */
  readonly breachShares: readonly Share[] | null
}

/** What the time of a ticket is told by. */
export interface AttributionReads {
  /** The clocks of a ticket that the viewer may see. */
  readonly clocksOf: (ticketId: string) => Promise<readonly ClockNode[]>
  readonly pastOf: PastOf
}

/**
 * Folds the ticket's events again under the versions it is bound to. Parties that the viewer may not know are told as `other`.
 * @returns null when there is no such ticket, or none of its clocks may be seen
 */
export async function attributionOf(
  { pool, visibility, histories }: ReadDeps,
  { clocksOf, pastOf }: AttributionReads,
  source: string,
  key: string,
): Promise<TicketAttribution | null> {
  const ticket = await findTicket(pool, source, key)
  if (ticket === null) return null
  const [clocks, read] = await Promise.all([clocksOf(ticket.id), histories.of(pool, [ticket.id])])
  if (visibility !== null && clocks.length === 0) return null
  const timeline = maskedTimeline(read.get(ticket.id)!.events, visibility)
  const tiers = await Promise.all(
    clocks.map(async (clock) => tierOf(clock, await pastOf(ticket.id, clock.asOf), timeline, visibility)),
  )
  const to = endOf(ticket, clocks)
  return {
    ...{ source, ticketKey: key, from: ticket.openedAt, to, tiers: tiers.flat() },
    lanes: lanesOf(timeline, to).map((lane) => ({ ...lane, id: `${lane.kind}:${lane.name}` })),
  }
}

function tierOf(
  clock: ClockNode,
  past: Past | null,
  timeline: Timeline,
  visibility: Visibility | null,
): AttributionTier[] {
  const story = past?.explain(clock) ?? null
  if (past === null || story === null) return []
  const buckets = attribute(story, timeline, past.agreements)
  const sum = (kept: readonly Bucket[]) => kept.reduce((total, { ms }) => total + ms, 0)
  return [
    {
      clock,
      buckets: buckets.map((bucket) => ({
        ...bucket,
        holder: redactHolder(bucket.holder, visibility, 'other'),
      })),
      runningMs: sum(buckets.filter(({ kind }) => kind === 'running')),
      wallMs: sum(buckets),
      budgetMs: story.clock.targetMs,
      breachShares: breachSharesOf(story, visibility),
    },
  ]
}

function breachSharesOf(
  { clock, facts }: Explanation,
  visibility: Visibility | null,
): readonly Share[] | null {
  const breach = facts.findLast(({ kind, at }) => kind === 'breached' && at === clock.breachedAt)
  return breach === undefined ? null : redactShares(breach.detail.shares as readonly Share[], visibility)
}

/** The ticket's states with every holder that may not be named made another one. */
function maskedTimeline(events: readonly TicketEvent[], visibility: Visibility | null): Timeline {
  return timelineOf(events).map((mark) => {
    if (seesParty(visibility, mark.ticket.party)) return mark
    return { ...mark, ticket: { ...redactHolder(mark.ticket, visibility, 'other'), statusReason: null } }
  })
}

/** Up to when the story of a ticket is told: its last event once all its clocks have ended, else as far as they know. */
function endOf(ticket: TicketRow, clocks: readonly ClockNode[]): Instant {
  const open = clocks.filter(({ phase }) => phase === 'running' || phase === 'paused')
  return Math.max(ticket.lastOccurredAt, ...open.map((clock) => clock.asOf))
}
