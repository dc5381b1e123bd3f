import type { ClockListState } from '../../../gql/manager.js'

/** The list of clocks and its filters. */
export const list = {
  filters: 'Filters',
  any: 'Any',
  clear: 'Clear',
  filter: {
    agreement: 'Agreement',
    kind: 'Kind',
    team: 'Team',
    line: 'Line',
    party: 'Party',
    customer: 'Customer',
    priority: 'Priority',
  },
}

/** The list of clocks of tickets. */
export const tickets = {
  none: 'No clock fits these filters.',
  more: 'Show more',
  keptShare: 'kept',
  state: 'State',
  count: { met: 'kept', breached: 'missed', undecided: 'undecided', cancelled: 'cancelled' },
  states: {
    open: 'Open',
    atRisk: 'At risk',
    due: 'Due',
    breachedOpen: 'Late, still open',
    met: 'Kept',
    breached: 'Missed',
    decided: 'Decided',
    undecided: 'Undecided',
    cancelled: 'Cancelled',
  } satisfies Record<ClockListState, string> as Record<ClockListState, string>,
  filter: {
    agreement: 'Agreement',
    kind: 'Kind',
    metric: 'Promise',
    customer: 'Customer',
    priority: 'Priority',
    party: 'Held now by party',
    line: 'Line',
    team: 'Team',
    service: 'Service',
    source: 'Source',
  },
  decidedIn: (from: string, to: string) => `Decided ${from} – ${to}`,
  heldBy: (party: string) => `Held at some time by ${party}`,
  replayed: 'With logs read in',
  drop: 'let go of this filter',
}

/** One ticket's page. */
export const ticketPage = {
  tabs: { story: 'Story', attribution: 'Attribution', events: 'Events' },
  clocks: 'Clocks of this ticket',
  explain: 'Why this deadline?',
  noClock: 'No agreement promises anything for this ticket.',
  when: 'When',
  event: 'Event',
}

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
  joined: (ticket: string, startedAt: string) => `${ticket} was merged into it: counted from ${startedAt}`,
  voided: (target: string, missedAt: string) =>
    `the deadline of ${target} missed on ${missedAt} counts no more`,
  dueInstead: (now: string, before: string) => `due ${now} instead of ${before}`,
  noAddress: (problem: string) => `${problem}, and has no e-mail address to be known by`,
}

/** Tickets about which nothing is promised. */
export const uncovered = {
  title: 'Nothing promised',
  none: 'There is no such ticket: something is promised about every one.',
  note: 'Counted by what the tickets say now; why is told by the agreements as they are now.',
  coverage: { noAgreement: 'Under no agreement', noTarget: 'No target for it', excluded: 'Service left out' },
  open: (count: number) => `${count.toLocaleString('en')} open`,
  opened: (count: number) => `${count.toLocaleString('en')} opened in the period`,
  ever: (count: number) => `${count.toLocaleString('en')} in all`,
  ticket: 'Ticket',
  openedAt: 'Opened',
  why: 'Why',
  nothing: 'none',
  excluded: (service: string) => `leaves out the service ${service} (clause Services)`,
  differs: (field: string, has: string) => `${field} is ${has}`,
  wants: (field: string, has: string, wanted: string) => `${field} is ${has}, none of ${wanted}`,
  looksLike: (field: string, has: string, wanted: string) =>
    `${field} is ${has}, which only looks like ${wanted}: case or white space differs`,
  first: 'First page',
  next: 'Next page',
  onTree: (noAgreement: number, noTarget: number, excluded: number) =>
    `Of the open tickets ${noAgreement.toLocaleString('en')} are under no agreement, ${noTarget.toLocaleString('en')} have no target and ${excluded.toLocaleString('en')} are about a service that is left out.`,
}
