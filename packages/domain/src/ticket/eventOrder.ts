import type { Instant } from '../time/instant.js'
import type { TicketEvent } from './ticketEvent.js'

/** What an event's place in its ticket's history depends on. */
export type EventPosition = Pick<TicketEvent, 'occurredAt' | 'sequence' | 'place' | 'source' | 'eventId'>

/**
 * TKT-5: the one total order of a ticket's events: by instant, then sequence or what stands in for it (TKT-11), then source by code
 * unit, then event id as people count (TKT-12). Whatever sorts events asks here.
 */
export function compareEvents(left: EventPosition, right: EventPosition): number {
  return (
    left.occurredAt - right.occurredAt ||
    rankOf(left) - rankOf(right) ||
    compareText(left.source, right.source) ||
    compareIds(left.eventId, right.eventId)
  )
}

/** TKT-11: a place counts where there is no sequence; of an event on record at most one of the two is not 0. */
const rankOf = ({ sequence = 0, place = 0 }: EventPosition): number => sequence || place

/** Where an event lies, and nothing of what it says. */
export const positionOf = (event: EventPosition): EventPosition => ({
  occurredAt: event.occurredAt,
  sequence: rankOf(event),
  source: event.source,
  eventId: event.eventId,
})

/**
 * TKT-11: the events of one request, each that has no sequence with its place among those of its ticket and instant: whoever hands
 * several in together has them in order. A place that the request states itself stays.
 */
export function withPlaces(events: readonly TicketEvent[]): readonly TicketEvent[] {
  if (events.length < 2 || events.every(isPlaced)) return events
  const shared = sharedInstants(events)
  if (shared.size === 0) return events
  const counts = new Map<string, number>()
  return events.map((event) => {
    if (!shared.has(event.occurredAt)) return event
    const name = `${event.source}\u0000${event.ticketKey}\u0000${event.occurredAt}`
    const place = counts.get(name) ?? 0
    counts.set(name, place + 1)
    return place === 0 || isPlaced(event) ? event : { ...event, place }
  })
}

/** The instants of more than one event: in most requests there are none, and nothing is to be counted. */
function sharedInstants(events: readonly TicketEvent[]): ReadonlySet<Instant> {
  const seen = new Set<Instant>()
  const shared = new Set<Instant>()
  for (const { occurredAt } of events) {
    if (seen.has(occurredAt)) shared.add(occurredAt)
    else seen.add(occurredAt)
  }
  return shared
}

const isPlaced = ({ sequence, place }: TicketEvent): boolean => sequence !== undefined || place !== undefined

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

const DIGITS = /\d+/y

/** TKT-12: character by character, a run of digits being one number; of equal ones, by code unit. */
function compareIds(left: string, right: string): number {
  let [i, j] = [0, 0]
  while (i < left.length && j < right.length) {
    const [number, other] = [digitsAt(left, i), digitsAt(right, j)]
    const difference =
      number !== '' && other !== '' ? compareNumbers(number, other) : left.charCodeAt(i) - right.charCodeAt(j)
    if (difference !== 0) return difference
    i += number.length || 1
    j += other.length || 1
  }
  return left.length - i - (right.length - j) || compareText(left, right)
}

function digitsAt(text: string, index: number): string {
  DIGITS.lastIndex = index
  return DIGITS.exec(text)?.[0] ?? ''
}

/** Of any length; leading zeros do not count. */
function compareNumbers(left: string, right: string): number {
  const [short, other] = [left.replace(/^0+/, ''), right.replace(/^0+/, '')]
  return short.length - other.length || compareText(short, other)
}
