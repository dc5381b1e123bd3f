import type { Instant, TicketEvent } from '@tenggat/domain'
import type { Life, World } from './world.js'

/** Tickets that ended this lately are told as well: they give the day its figures. */
const RECENT_MS = 2 * 3_600_000

/** The events of some tickets, parted at an instant. */
export interface Parted {
  /** What happened up to and including the instant, in order. */
  readonly past: readonly TicketEvent[]
  /** What will happen, in order. */
  readonly coming: readonly TicketEvent[]
}

/** The lives that make a believable present: every ticket that is not over, and those that ended in the last two hours. */
export function livesAt(world: World, at: Instant): readonly Life[] {
  const since = at - RECENT_MS
  return world.livesReaching(since, at).filter((life) => life[life.length - 1]!.occurredAt > since)
}

export function partAt(at: Instant, lives: readonly Life[]): Parted {
  const events = lives.flat().sort(byTime)
  const past = events.filter((event) => event.occurredAt <= at)
  return { past, coming: events.slice(past.length) }
}

/** By instant, and within a ticket as told. */
export const byTime = (left: TicketEvent, right: TicketEvent): number =>
  left.occurredAt - right.occurredAt || (left.sequence ?? 0) - (right.sequence ?? 0)
