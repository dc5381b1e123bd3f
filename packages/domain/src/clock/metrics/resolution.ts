import { isSolved } from '../../ticket/ticketState.js'
import { type MetricRecord, never, SOLVED, stopWhenOr } from './metricRecord.js'

export const resolution: MetricRecord = {
  meaning: 'From the opening until the ticket is solved.',
  course: 'ticket',
  beginnings: ['firstCustomerMessage'],
  ownStop: SOLVED,
  stopHolds: stopWhenOr(isSolved),
  stopsOn: never,
  isGiven: never,
  isSettled: never,
  precedesTurns: false,
  endsWithAnswer: false,
  isProvisional: true,
  isHeld: false,
  isPartOfStay: false,
  isLifetime: true,
  explainedBy: 'presentTicket',
}
