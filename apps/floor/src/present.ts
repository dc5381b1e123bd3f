import type { Instant, TicketEvent } from '@tenggat/domain'
import type { Life, World } from './world.js'

/** Tickets that ended this lately are told as well: they give the day its figures. */
const RECENT_MS = 2 * 3_600_000

/** What is told in one go; no life is longer. */
const MOST_EVENTS = 1_000

/** The events of some tickets, parted at an instant. */
export interface Parted {
  /**
   * What happened up to and including the instant, in batches. No ticket's past is spread over two: the server would judge its
   * deadlines by half the story, and take the judgement back.
   */
  readonly past: readonly (readonly TicketEvent[])[]
  /** What will happen, in order. */
  readonly coming: readonly TicketEvent[]
}

/** The lives that make a believable present: every ticket that is not over, and those that ended in the last two hours. */
export function livesAt(world: World, at: Instant): readonly Life[] {
  const since = at - RECENT_MS
  return world.livesReaching(since, at).filter((life) => life[life.length - 1]!.occurredAt > since)
}

export function partAt(at: Instant, lives: readonly Life[]): Parted {
  const past: TicketEvent[][] = []
  for (const life of lives) {
    const reported = life.filter((event) => event.occurredAt <= at)
    const batch = past[past.length - 1]
    if (batch !== undefined && batch.length + reported.length <= MOST_EVENTS) batch.push(...reported)
    else past.push(reported)
  }
  const coming = lives.flatMap((life) => life.filter((event) => event.occurredAt > at))
  return { past, coming: coming.sort(byTime) }
}

/** By instant, and within a ticket as told. */
export const byTime = (left: TicketEvent, right: TicketEvent): number =>
  left.occurredAt - right.occurredAt || (left.sequence ?? 0) - (right.sequence ?? 0)
