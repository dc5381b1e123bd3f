import type { Timeline } from '../clock/timeline.js'
import { isSolved, type TicketState } from '../ticket/ticketState.js'
import type { Instant } from '../time/instant.js'

export const LANE_KINDS = ['customer', 'line', 'team', 'party', 'vendor'] as const

/** Who had a ticket when, one lane a holder; lanes of a kind come in the order in which they first had it. */
export interface Lane {
  readonly kind: (typeof LANE_KINDS)[number]
  /** Of a vendor's lane: the party or team whose vendor it is. */
  readonly name: string
  readonly spans: readonly LaneSpan[]
}

export interface LaneSpan {
  readonly from: Instant
  readonly to: Instant
  /** `paused`: with this holder, who waits for somebody else or for a date; `solved`: theirs when it was solved. */
  readonly kind: 'held' | 'paused' | 'solved'
  /** The desk's word for why it waits. */
  readonly reason: string | null
}

/** ATT-4: the stays of a ticket, up to `until`. Neighbouring ones that look alike are one. */
export function lanesOf(timeline: Timeline, until: Instant): readonly Lane[] {
  const lanes = new Map<string, { kind: Lane['kind']; name: string; spans: LaneSpan[] }>()
  for (const [index, { at, ticket }] of timeline.entries()) {
    const to = Math.min(timeline[index + 1]?.at ?? until, until)
    if (to <= at) continue
    for (const { kind, name, motion, reason } of placesOf(ticket)) {
      const key = `${kind} ${name}`
      const lane = lanes.get(key) ?? { kind, name, spans: [] }
      lanes.set(key, lane)
      const last = lane.spans.at(-1)
      if (last?.to === at && last.kind === motion && last.reason === reason) {
        lane.spans[lane.spans.length - 1] = { ...last, to }
      } else lane.spans.push({ from: at, to, kind: motion, reason })
    }
  }
  return [...lanes.values()].sort((a, b) => LANE_KINDS.indexOf(a.kind) - LANE_KINDS.indexOf(b.kind))
}

interface Place extends Pick<Lane, 'kind' | 'name'> {
  readonly motion: LaneSpan['kind']
  readonly reason: string | null
}

function placesOf(ticket: TicketState): readonly Place[] {
  const { status, statusReason, party, team, line, customer } = ticket
  const waits = status === 'waitingOnCustomer' || status === 'waitingOnThirdParty' || status === 'onHold'
  const motion = isSolved(ticket) || status === 'cancelled' ? 'solved' : waits ? 'paused' : 'held'
  const reason = waits ? (statusReason ?? status) : null
  const places: Place[] = []
  if (status === 'waitingOnCustomer')
    places.push({ kind: 'customer', name: customer ?? '', motion: 'held', reason })
  if (line !== null) places.push({ kind: 'line', name: line, motion, reason })
  if (team !== null) places.push({ kind: 'team', name: team, motion, reason })
  if (party !== null) places.push({ kind: 'party', name: party, motion, reason })
  if (status === 'waitingOnThirdParty') {
    places.push({ kind: 'vendor', name: party ?? team ?? line ?? '', motion: 'held', reason })
  }
  return places
}
