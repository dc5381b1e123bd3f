import type { TicketChange } from './changeFields.js'
import { compareEvents } from './eventOrder.js'
import type { TicketEvent } from './ticketEvent.js'

/**
 * A ticket's events as they count: in the total order, each once, without what a later one takes back (TKT-15, TKT-16).
 * @param events of one ticket, in whatever order and however often
 */
export function historyOf(events: readonly TicketEvent[]): readonly TicketEvent[] {
  const sorted = [...events].sort(compareEvents)
  const once = sorted.filter((event, index) => {
    const previous = sorted[index - 1]
    return previous === undefined || compareEvents(previous, event) !== 0
  })
  return once.some(takesBack) ? withoutTakenBack(once) : once
}

/** Whether the event says of earlier ones that they were not so. */
export const takesBack = (event: TicketEvent): boolean => event.changes.some(isTakingBack)

const isTakingBack = (change: TicketChange): boolean =>
  change.kind === 'replyRetracted' ||
  change.kind === 'voided' ||
  (change.kind === 'merged' && change.into === null)

/** From the last event to the first, so that each finds what all later ones take back. */
function withoutTakenBack(events: readonly TicketEvent[]): readonly TicketEvent[] {
  const kept: TicketEvent[] = []
  const repliesOf = new Set<string>()
  const voided = new Set<string>()
  let isUnmerged = false
  const isTakenBack = (event: TicketEvent, { kind }: TicketChange) =>
    kind === 'voided' ||
    (kind === 'merged' && isUnmerged) ||
    (kind === 'replied' && repliesOf.has(nameOf(event)))
  for (const event of events.toReversed()) {
    if (voided.has(nameOf(event))) continue
    const changes = event.changes.filter((change) => !isTakenBack(event, change))
    // What only says that others were wrong happened to nobody's ticket.
    if (changes.length > 0) kept.push(changes.length === event.changes.length ? event : { ...event, changes })
    for (const change of event.changes) {
      if (change.kind === 'replyRetracted') repliesOf.add(nameOf({ ...event, eventId: change.eventId }))
      if (change.kind === 'voided') voided.add(nameOf({ ...event, eventId: change.eventId }))
      if (change.kind === 'merged' && change.into === null) isUnmerged = true
    }
  }
  return kept.length > 0 ? kept.reverse() : [neverWas(events[0]!)]
}

/** Of a ticket all of whose events were wrong one thing is left to tell: nothing is owed to anybody. */
const neverWas = (first: TicketEvent): TicketEvent => ({
  ...first,
  changes: [{ kind: 'statusChanged', to: 'cancelled' }],
})

const nameOf = ({ source, eventId }: Pick<TicketEvent, 'source' | 'eventId'>): string =>
  `${source}\u0000${eventId}`
