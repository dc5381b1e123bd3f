import { one, oneOf, type RawSearch } from '../search.js'

export const TICKET_TABS = ['story', 'attribution', 'events'] as const
export type TicketTab = (typeof TICKET_TABS)[number]

export interface TicketSearch {
  readonly tab?: TicketTab | undefined
  /** The clock whose story is told. */
  readonly clock?: string | undefined
}

export function readTicketSearch(raw: RawSearch): TicketSearch {
  return { tab: oneOf(raw, 'tab', TICKET_TABS), clock: one(raw, 'clock') }
}
