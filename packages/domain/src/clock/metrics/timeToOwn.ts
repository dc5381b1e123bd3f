import { isSolved } from '../../ticket/ticketState.js'
import { type MetricRecord, never, SOLVED, stopWhenOr } from './metricRecord.js'

export const timeToOwn: MetricRecord = {
  meaning: 'From the opening until someone takes the ticket.',
  course: 'ticket',
  beginnings: ['firstCustomerMessage'],
  ownStop: [...SOLVED, { owned: true }],
  stopHolds: stopWhenOr((ticket) => ticket.agent !== null || isSolved(ticket)),
  stopsOn: never,
  isGiven: never,
  isSettled: never,
  precedesTurns: false,
  endsWithAnswer: false,
  isProvisional: false,
  isHeld: false,
  isPartOfStay: false,
  isLifetime: false,
  explainedBy: 'presentTicket',
}
