import { LOOSENING_TEXT } from '@tenggat/domain'
import type { Words } from '../words.js'

export const readiness: Words['readiness'] = {
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
  cutOffOutsideHours: ({ name }) => `The cut-off of ${name} lies outside of all hours of its calendar`,
  tooManyCalendars: ({ name }) => `${name} is made of too many calendars`,
  unknownParent: () => 'The agreement it refers to is not there, or not in force',
  levelCycle: () => 'It would stand above itself',
  levelNotWider: () => 'The agreement above it is not of a wider level',
  outsideTerm: ({ other }) => `The term of the agreement does not reach there: ${other}`,
  overlapsVersion: ({ other }) => `Version ${other} is settled to take effect later than that`,
  loosensWithoutWaiver: ({ name, other }) => `${name} promises less than ${other}, and no waiver allows it`,
  chainDoesNotFit: ({ name, other }) => `The route ${name} does not fit ${other}`,
}

export const loosenings: Words['loosenings'] = LOOSENING_TEXT

export const chainNotes: Words['chainNotes'] = {
  unknownAgreement: (about) => `No agreement “${about}” stands behind this one.`,
  unknownTarget: (about) => `There is no target “${about}” that this route could name.`,
  noHeldTarget: (about) => `“${about}” does not limit how long it may have a ticket.`,
  ambiguousTarget: (about) =>
    `“${about}” limits these tickets in several ways: the route has to name the target.`,
  neverTogether: (about) => `“${about}” is about other tickets than this target.`,
  standsStill: (about) => `${about}: its clock stands still while the customer’s runs.`,
  pausesBetween: () =>
    'The customer’s clock stands still between two steps: the amounts and hours of the steps would have to prove the route alone.',
  onlyUnpaused: () =>
    'It fits, but a pause may cost the customer’s clock time while one of the steps is closed.',
}

export const matchCodes: Words['matchCodes'] = {
  applies: () => 'it has no conditions',
  excluded: (service) => `the agreement leaves out the service ${service}`,
  differs: (has) => has,
  notWithHolder: () => 'the ticket is not with the holder it is about',
  comesFirst: (winner) => `it matches too, but ${winner} is written before it`,
  moreSpecific: (winner) => `it matches too, but ${winner} is of a more specific level`,
}
