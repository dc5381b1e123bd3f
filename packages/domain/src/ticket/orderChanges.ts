import { TICKET_CHANGE_KINDS, type TicketChange } from './ticketEvent.js'

const RANK: ReadonlyMap<string, number> = new Map(TICKET_CHANGE_KINDS.map((kind, rank) => [kind, rank]))

/** TKT-4: the changes of one event in the order in which they apply: by kind, those of one kind as given. */
export function orderChanges(changes: readonly TicketChange[]): readonly TicketChange[] {
  if (changes.length < 2) return changes
  return changes.toSorted((left, right) => RANK.get(left.kind)! - RANK.get(right.kind)!)
}
