import { type Instant, NEVER } from '../../time/instant.js'
import type { TicketMatch } from '../ticketMatch.js'
import type { Stay } from './courses.js'
import { type DrawDeadlines, deadlineFrom, deadlinePieces } from './deadlinePieces.js'
import { latestEnds, openings, peaksOf } from './latestEnds.js'
import { latestValue, type Pieces, valueAt } from './pieces.js'

/** A step of a route as a function of time. */
export interface Leg {
  readonly stay: Stay
  /** Its clock pauses all the while with such a ticket; null: it runs. */
  readonly pausedAs: TicketMatch | null
  /** The latest end from a start. */
  readonly endOf: (startAt: Instant) => Instant
  /** The same as pieces, over every start that the route allows. */
  readonly ends: Pieces
}

/** @param from the first opening, @param to the first that is not asked about any more */
export function legsOf(
  stays: readonly Stay[],
  from: Instant,
  to: Instant,
  draw: DrawDeadlines = deadlinePieces,
): readonly Leg[] {
  let until = to
  return stays.map((stay) => {
    const ends = draw(stay, from, until)
    until = Math.max(until, latestValue(ends) + 1)
    return { stay, pausedAs: null, endOf: deadlineFrom(stay), ends }
  })
}

/** A stay whose clock stands still may last for ever. */
export function pausedLeg(stay: Stay, pausedAs: TicketMatch, from: Instant, to: Instant): Leg {
  return { stay, pausedAs, endOf: () => NEVER, ends: [{ from, to, at: NEVER, slope: 0 }] }
}

/** The latest ends after none of the legs, after the first, and so on up to all, as functions of the opening. */
export function endsAlong(legs: readonly Leg[], from: Instant, to: Instant): readonly Pieces[] {
  const along = [openings(from, to)]
  for (const leg of legs) along.push(latestEnds(along.at(-1)!, leg.ends))
  return along
}

/** A stay of a walk, at most as long as its leg allows. */
export interface Walked {
  readonly leg: Leg
  readonly from: Instant
  readonly to: Instant
}

/**
 * Stays from an opening to an instant not later than the legs allow, told backwards from the end: each begins as late as it
 * can, or at a peak where a stay that begins later would be over too early.
 */
export function walk(
  legs: readonly Leg[],
  along: readonly Pieces[],
  openedAt: Instant,
  endsAt: Instant,
): readonly Walked[] {
  const walked: Walked[] = []
  let to = endsAt
  for (let place = legs.length - 1; place >= 0; place--) {
    const leg = legs[place]!
    const latestStart = Math.min(valueAt(along[place]!, openedAt), to)
    const from = leg.endOf(latestStart) >= to ? latestStart : peakStart(leg, openedAt, latestStart, to)
    walked.unshift({ leg, from, to })
    to = from
  }
  return walked
}

function peakStart({ ends }: Leg, from: Instant, to: Instant, endsAt: Instant): Instant {
  const peak = peaksOf(ends).find(
    (peak) => peak.startAt >= from && peak.startAt <= to && peak.endAt >= endsAt,
  )
  return peak?.startAt ?? to
}
