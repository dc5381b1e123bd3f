import { holdsAny } from '../../agreement/ticketMatch.js'
import { isSolved } from '../../ticket/ticketState.js'
import { type MetricRecord, never } from './metricRecord.js'

/** A stay with a holder: from the hand-over to the hand-back, or until the ticket is solved; each return is another (CLK-18). */
export const heldTime: MetricRecord = {
  meaning: 'From the hand-over to a team or provider until the hand-back; one cycle each return.',
  course: 'succession',
  beginnings: [],
  ownStop: null,
  stopHolds: ({ heldWhile = [] }, ticket, source) => isSolved(ticket) || !holdsAny(heldWhile, ticket, source),
  stopsOn: never,
  isGiven: never,
  isSettled: (_target, _before, ticket) => isSolved(ticket),
  precedesTurns: false,
  endsWithAnswer: false,
  isProvisional: false,
  isHeld: true,
  isPartOfStay: false,
  isLifetime: false,
  explainedBy: 'ticketBeforeStop',
}
