import {
  type Agreements,
  attribute,
  type Bucket,
  type Explanation,
  explain,
  type Instant,
  inOrder,
  type Lane,
  lanesOf,
  type Share,
  type TicketEvent,
  timelineOf,
} from '@tenggat/domain'
import type { ClockNode } from '../clocks/clockNode.js'
import { toTicketEvent } from '../clocks/explanations.js'
import type { ReadParts } from '../reads/reads.js'
import type { TicketRow } from '../store/records.js'
import { type Sight, seesParty } from '../tenancy/sight.js'
import { OTHER_PARTY } from '../tenancy/veil.js'
import { findTicket, listEventsOfTickets } from '../tickets/readTickets.js'
import { maskHolder, maskShares } from './maskShares.js'

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

interface Scene {
  readonly ticket: TicketRow
  readonly events: readonly TicketEvent[]
  readonly agreements: Agreements
  readonly sight: Sight | null
}

/**
 * Folds the ticket's events again under the versions it is bound to. Parties that the viewer may not know are told as `other`.
 * @param clocksOf the clocks of a ticket that the viewer may see
 * @returns null when there is no such ticket, or none of its clocks may be seen
 */
export async function attributionOf(
  { pool, library, sight }: ReadParts,
  clocksOf: (ticketId: string) => Promise<readonly ClockNode[]>,
  source: string,
  key: string,
): Promise<TicketAttribution | null> {
  const ticket = await findTicket(pool, source, key)
  if (ticket === null) return null
  const [clocks, recorded] = await Promise.all([
    clocksOf(ticket.id),
    listEventsOfTickets(pool, [ticket.id]),
    library.ensure(ticket.bound),
  ])
  if (sight !== null && clocks.length === 0) return null
  const agreements = ticket.bound.map((binding) => library.agreement(binding))
  const scene = { ticket, agreements, sight, events: inOrder(recorded.map(toTicketEvent)) }
  const tiers = clocks.flatMap((clock) => tierOf(clock, scene))
  const to = endOf(ticket, clocks)
  const lanes = lanesOf(maskedTimeline(scene), to)
  return {
    ...{ source, ticketKey: key, from: ticket.openedAt, to, tiers },
    lanes: lanes.map((lane) => ({ ...lane, id: `${lane.kind}:${lane.name}` })),
  }
}

function tierOf(clock: ClockNode, scene: Scene): AttributionTier[] {
  const { events, agreements, ticket, sight } = scene
  const story = explain(events, agreements, clock, clock.asOf, ticket.bound)
  if (story === null) return []
  const buckets = attribute(story, maskedTimeline(scene), agreements)
  const sum = (kept: readonly Bucket[]) => kept.reduce((total, { ms }) => total + ms, 0)
  return [
    {
      clock,
      buckets: buckets.map((bucket) => ({ ...bucket, holder: maskHolder(bucket.holder, sight) })),
      runningMs: sum(buckets.filter(({ kind }) => kind === 'running')),
      wallMs: sum(buckets),
      budgetMs: story.clock.targetMs,
      breachShares: breachSharesOf(story, sight),
    },
  ]
}

function breachSharesOf({ clock, facts }: Explanation, sight: Sight | null): readonly Share[] | null {
  const breach = facts.findLast(({ kind, at }) => kind === 'breached' && at === clock.breachedAt)
  return breach === undefined ? null : maskShares(breach.detail.shares as readonly Share[], sight)
}

/** The ticket's states with every holder that may not be named made another one. */
function maskedTimeline({ events, sight }: Scene) {
  return timelineOf(events).map((mark) => {
    if (seesParty(sight, mark.ticket.party)) return mark
    const hidden = { party: OTHER_PARTY, team: null, line: null, agent: null, statusReason: null }
    return { ...mark, ticket: { ...mark.ticket, ...hidden } }
  })
}

/** Up to when the story of a ticket is told: its last event once all its clocks have ended, else as far as they know. */
function endOf(ticket: TicketRow, clocks: readonly ClockNode[]): Instant {
  const open = clocks.filter(({ phase }) => phase === 'running' || phase === 'paused')
  return Math.max(ticket.lastOccurredAt, ...open.map((clock) => clock.asOf))
}
