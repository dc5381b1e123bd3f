import type { TicketChange } from './changeFields.js'
import { compareEvents } from './eventOrder.js'
import type { TicketEvent } from './ticketEvent.js'

/**
 * A ticket's events as they count: in the total order, each once, without what a later one takes back (TKT-15, TKT-16).
 * @param events of one ticket and of those that became a part of it (TKT-21), in whatever order and however often
 */
export function historyOf(events: readonly TicketEvent[]): readonly TicketEvent[] {
  const own = events.filter(({ absorbedBy }) => absorbedBy === undefined)
  return own.length === events.length ? counting(own) : withAbsorbed(counting(own), events)
}

function counting(events: readonly TicketEvent[]): readonly TicketEvent[] {
  const sorted = [...events].sort(compareEvents)
  const once = sorted.filter((event, index) => {
    const previous = sorted[index - 1]
    return previous === undefined || compareEvents(previous, event) !== 0
  })
  return once.some(takesBack) ? withoutTakenBack(once) : once
}

/** TKT-21: with an event of its own for each ticket that is a part of it by then: it tells what had happened to that one before. */
function withAbsorbed(own: readonly TicketEvent[], events: readonly TicketEvent[]): readonly TicketEvent[] {
  const parts = partsOf(events)
  const joins = [...parts].flatMap(([key, part]) => {
    const merge = mergeOf(key, part[0]!.absorbedBy!, parts)
    return merge === null ? [] : [joinOf(own[0]!, merge, part)]
  })
  return [...own, ...joins].sort(compareEvents)
}

type Parts = ReadonlyMap<string, readonly TicketEvent[]>

function partsOf(events: readonly TicketEvent[]): Parts {
  const parts = new Map<string, TicketEvent[]>()
  for (const event of events) {
    if (event.absorbedBy === undefined) continue
    const part = parts.get(event.ticketKey)
    if (part === undefined) parts.set(event.ticketKey, [event])
    else part.push(event)
  }
  return new Map([...parts].map(([key, part]) => [key, counting(part)]))
}

/** The event that made a ticket a part of the survivor, through others or not; null where none has yet. */
function mergeOf(key: string, survivor: string, parts: Parts, depth = 0): TicketEvent | null {
  const merge = parts.get(key)?.findLast((event) => intoOf(event) !== null)
  if (merge === undefined || depth > parts.size) return null
  const into = intoOf(merge)!
  if (into === survivor) return merge
  const next = mergeOf(into, survivor, parts, depth + 1)
  return next === null || compareEvents(next, merge) > 0 ? next : merge
}

function intoOf({ changes }: TicketEvent): string | null {
  const merged = changes.findLast((change) => change.kind === 'merged')
  return merged?.kind === 'merged' ? merged.into : null
}

/** Never before the survivor's own opening. */
function joinOf(opening: TicketEvent, merge: TicketEvent, part: readonly TicketEvent[]): TicketEvent {
  const absorbs = part
    .filter((event) => compareEvents(event, merge) < 0)
    .map(({ absorbedBy: _, ...own }) => own)
  const { absorbedBy: _, ...event } = merge
  const join = { ...event, ticketKey: opening.ticketKey, changes: [], absorbs }
  if (compareEvents(merge, opening) > 0) return join
  return { ...join, occurredAt: opening.occurredAt, sequence: (opening.sequence ?? opening.place ?? 0) + 1 }
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
    // What only says that others were wrong happened to nobody's ticket; one whose reply was none happened still.
    if (event.changes.some(({ kind }) => kind !== 'voided'))
      kept.push(changes.length === event.changes.length ? event : { ...event, changes })
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
