import type { ChainNote, MatchCode, ReadinessCode } from '@tenggat/domain'

/** What a problem in the way of an agreement is about, as the reader calls it. */
export interface ProblemAbout {
  /** A person, target, goal, calendar or metric. */
  readonly name: string
  /** Null where there is none: the other target, the date, the version. */
  readonly other: string | null
}

/** Why: a target applies, a route does not fit, an agreement cannot be put in force. */
export const why = {
  match: {
    applies: () => 'it has no conditions',
    excluded: (service: string) => `the agreement leaves out the service ${service}`,
    differs: (has: string) => has,
    notWithHolder: () => 'the ticket is not with the holder it is about',
    comesFirst: (winner: string) => `it matches too, but ${winner} is written before it`,
    moreSpecific: (winner: string) => `it matches too, but ${winner} is of a more specific level`,
  } satisfies Record<MatchCode, (about: string) => string> as Record<MatchCode, (about: string) => string>,
  has: (field: string, value: string) => `${field} is ${value}`,
  hasNone: (field: string) => `${field} is not set`,
  ownedBy: (agent: string) => `${agent} owns the ticket`,
  ownedByNobody: 'nobody owns the ticket',
  wants: (has: string, wanted: string) => `${has}, and it wants ${wanted}`,
  anOwner: 'an owner',
  noOwner: 'no owner',
  chain: {
    unknownAgreement: (about: string) => `No agreement “${about}” stands behind this one.`,
    unknownTarget: (about: string) => `There is no target “${about}” that this route could name.`,
    noHeldTarget: (about: string) => `“${about}” does not limit how long it may have a ticket.`,
    ambiguousTarget: (about: string) =>
      `“${about}” limits these tickets in several ways: the route has to name the target.`,
    neverTogether: (about: string) => `“${about}” is about other tickets than this target.`,
    standsStill: (about: string) => `${about}: its clock stands still while the customer’s runs.`,
    pausesBetween: () =>
      'The customer’s clock stands still between two steps: the amounts and hours of the steps would have to prove the route alone.',
    onlyUnpaused: () =>
      'It fits, but a pause may cost the customer’s clock time while one of the steps is closed.',
  } satisfies Record<ChainNote, (about: string) => string> as Record<ChainNote, (about: string) => string>,
  ticketWith: (conditions: string) => `a ticket with ${conditions}`,
  anyTicket: 'any ticket',
  chainExample: (ticket: string, openedAt: string, holder: string) =>
    `${ticket}, opened ${openedAt}: ${holder} may still have it when the deadline passes,`,
  pausedAs: (conditions: string) => `its clock stands still: ${conditions}`,
  problem: {
    missingApproval: ({ name }) => `${name} has not approved it yet`,
    missingSignature: ({ name }) => `${name} has not signed it yet`,
    staleSignature: ({ name }) => `${name} has signed, but the content has changed since`,
    missingGoal: () => 'What is signed needs a goal by which its success is told',
    missingTarget: ({ other }) =>
      other === null
        ? 'There is no target for a clock to run by'
        : `There is no target for ${other} to tell this goal by`,
    noCalendar: () => 'The shared calendar is not there',
    neverOpens: ({ name }) => `The calendar ${name} never opens once the agreement is in force`,
    calendarDaysClose: ({ name }) => `${name} is counted in calendar days, and its calendar closes`,
    unknownParent: () => 'The agreement it refers to is not there, or not in force',
    levelCycle: () => 'It would stand above itself',
    levelNotWider: () => 'The agreement above it is not of a wider level',
    outsideTerm: ({ other }) => `The term of the agreement does not reach there: ${other}`,
    overlapsVersion: ({ other }) => `Version ${other} is settled to take effect later than that`,
    loosensWithoutWaiver: ({ name, other }) => `${name} promises less than ${other}, and no waiver allows it`,
    chainDoesNotFit: ({ name, other }) => `The route ${name} does not fit ${other}`,
  } satisfies Record<ReadinessCode, (about: ProblemAbout) => string> as Record<
    ReadinessCode,
    (about: ProblemAbout) => string
  >,
  moves: 'Moved',
  movedVersion: (from: number, to: number) => `from version ${from} to version ${to}`,
  movedTarget: (from: string, to: string) => `from the target ${from} to ${to}`,
  dueInstead: (now: string, before: string) => `due ${now} instead of ${before}`,
  noAddress: (problem: string) => `${problem}, and has no e-mail address to be known by`,
}
