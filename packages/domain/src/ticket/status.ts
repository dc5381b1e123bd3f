/** ITIL-style life of a ticket as clocks see it; every desk's own statuses are mapped to these. */
export const TICKET_STATUSES = [
  'new',
  'open',
  'waitingOnCustomer',
  'waitingOnThirdParty',
  'onHold',
  'solved',
  'closed',
  'cancelled',
] as const
export type TicketStatus = (typeof TICKET_STATUSES)[number]

export const ACTOR_KINDS = ['human', 'bot', 'system', 'customer'] as const
/** Who wrote a reply: a person of the desk, an automaton, the desk's own mails, or the requester. */
export type ActorKind = (typeof ACTOR_KINDS)[number]

/** Ordered from most to least severe, for impact and for urgency. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof SEVERITIES)[number]
