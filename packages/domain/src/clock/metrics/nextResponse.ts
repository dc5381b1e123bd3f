import { solves } from '../../ticket/ticketEvent.js'
import { type MetricRecord, never, stopWhenOr } from './metricRecord.js'

/** A cycle a turn: its course takes the answers, whatever `stopWhen` says; a ticket that is being solved owes none. */
export const nextResponse: MetricRecord = {
  meaning: 'From a message of the customer to the next public answer; one cycle each time.',
  course: 'conversation',
  beginnings: ['anyCustomerMessage'],
  ownStop: null,
  stopHolds: stopWhenOr(never),
  stopsOn: ({ stopWhen }, event) => stopWhen === undefined && solves(event),
  isGiven: never,
  isSettled: never,
  precedesTurns: false,
  endsWithAnswer: true,
  isProvisional: false,
  isHeld: false,
  isPartOfStay: false,
  isLifetime: false,
  explainedBy: 'presentTicket',
}
