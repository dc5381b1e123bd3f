import type { TicketChange } from './changeFields.js'
import { compareEvents } from './eventOrder.js'
import type { TicketEvent } from './ticketEvent.js'

/**
 * A ticket's events as they count: in the total order, each once, without what a later one takes back (TKT-15).
 * @param events of one ticket, in whatever order and however often
 */
export function historyOf(events: readonly TicketEvent[]): readonly TicketEvent[] {
  const sorted = [...events].sort(compareEvents)
  const once = sorted.filter((event, index) => {
    const previous = sorted[index - 1]
    return previous === undefined || compareEvents(previous, event) !== 0
  })
  return withoutMergesTakenBack(once)
}

/** Whether the event says that the ticket was merged by mistake. */
export const takesMergeBack = (event: TicketEvent): boolean =>
  event.changes.some((change) => change.kind === 'merged' && change.into === null)

function withoutMergesTakenBack(events: readonly TicketEvent[]): readonly TicketEvent[] {
  const last = events.findLastIndex(takesMergeBack)
  if (last < 0) return events
  const isMerge = ({ kind }: TicketChange) => kind === 'merged'
  return events.map((event, index) =>
    index < last && event.changes.some(isMerge)
      ? { ...event, changes: event.changes.filter((change) => !isMerge(change)) }
      : event,
  )
}
