/** What a problem in the way of an agreement is about, as the reader calls it. */
export interface ProblemAbout {
  /** A person, target, goal, calendar or metric. */
  readonly name: string
  /** Null where there is none: the other target, the date, the version. */
  readonly other: string | null
}

/** Why: a target applies, a route does not fit, an agreement cannot be put in force. */
export const why = {
  has: (field: string, value: string) => `${field} is ${value}`,
  hasNone: (field: string) => `${field} is not set`,
  ownedBy: (agent: string) => `${agent} owns the ticket`,
  ownedByNobody: 'nobody owns the ticket',
  wants: (has: string, wanted: string) => `${has}, and it wants ${wanted}`,
  anOwner: 'an owner',
  noOwner: 'no owner',
  ticketWith: (conditions: string) => `a ticket with ${conditions}`,
  anyTicket: 'any ticket',
  chainExample: (ticket: string, openedAt: string, holder: string) =>
    `${ticket}, opened ${openedAt}: ${holder} may still have it when the deadline passes,`,
  pausedAs: (conditions: string) => `its clock stands still: ${conditions}`,
  moves: 'Moved',
  movedVersion: (from: number, to: number) => `from version ${from} to version ${to}`,
  movedTarget: (from: string, to: string) => `from the target ${from} to ${to}`,
  dueInstead: (now: string, before: string) => `due ${now} instead of ${before}`,
  noAddress: (problem: string) => `${problem}, and has no e-mail address to be known by`,
}
