import { countedAs, type Instant } from '@tenggat/domain'
import { eventName, type KnownEvent } from '../store/queries/engineEvents.js'
import type { ItemOutcome } from './engine.js'
import { bodyHashOf, type PreparedEvent } from './prepareEvent.js'

/** How far ahead of our time an event may lie: clocks of two machines differ. */
export const AHEAD_AT_MOST_MS = 120_000
/** 0001-01-01T00:00:00Z. */
const EARLIEST_AT = -62_135_596_800_000

/** What is to become of an event; a new one's ticket may have no id yet. */
export type Verdict =
  | { readonly status: 'fresh' }
  | { readonly status: 'duplicate'; readonly ticketName: string }
  | Extract<ItemOutcome, { status: 'refused' }>

/**
 * Sorts events into new, repeated and refused, in the order given: of two alike in one batch the first is the new one.
 * @param known ids that are recorded already
 */
export function classifyEvents(
  events: readonly PreparedEvent[],
  known: ReadonlyMap<string, KnownEvent>,
  now: Instant,
): readonly Verdict[] {
  const met = new Map<string, Recorded>()
  return events.map((prepared) => {
    const { event, bodyHash, ticketName } = prepared
    const name = eventName(event.source, event.eventId)
    const recorded = known.get(name) ?? met.get(name)
    if (recorded !== undefined) {
      return isSame(prepared, recorded) ? { status: 'duplicate', ticketName } : reused(event.eventId)
    }
    if (event.occurredAt > now + AHEAD_AT_MOST_MS) return ahead(event.occurredAt, now)
    if (event.occurredAt < EARLIEST_AT) return tooEarly
    met.set(name, { bodyHash, sequence: event.sequence ?? 0 })
    return { status: 'fresh' }
  })
}

type Recorded = Pick<KnownEvent, 'bodyHash' | 'sequence'>

/** TKT-13: the same, too, without the sequence it had. */
function isSame({ event, bodyHash }: PreparedEvent, { sequence, bodyHash: recorded }: Recorded): boolean {
  return recorded === bodyHash || bodyHashOf(countedAs(event, sequence)) === recorded
}

function reused(eventId: string): Verdict {
  return {
    status: 'refused',
    code: 'EVENT_ID_REUSED',
    message: `event ${eventId} is on record with another body; a new event needs a new id`,
    path: ['eventId'],
  }
}

function ahead(occurredAt: Instant, now: Instant): Verdict {
  const seconds = Math.ceil((occurredAt - now) / 1000)
  return {
    status: 'refused',
    code: 'OCCURRED_AHEAD',
    message: `the event lies ${seconds} s in the future; at most ${AHEAD_AT_MOST_MS / 1000} s are accepted`,
    path: ['occurredAt'],
  }
}

const tooEarly: Verdict = {
  status: 'refused',
  code: 'OCCURRED_TOO_EARLY',
  message: 'the event lies before the year 1',
  path: ['occurredAt'],
}
