import { solves } from '../../ticket/ticketEvent.js'
import { isSolved } from '../../ticket/ticketState.js'
import { isAnswer, type MetricRecord, never, stopWhenOr } from './metricRecord.js'

/** Stopped by the first answer; solving stops it too, so a ticket solved before a target covers it owes none (CLK-2). */
export const firstResponse: MetricRecord = {
  meaning: 'From the opening to the first public answer of a person.',
  course: 'ticket',
  beginnings: ['firstCustomerMessage'],
  ownStop: null,
  stopHolds: stopWhenOr(never),
  stopsOn: (target, event) =>
    target.stopWhen === undefined &&
    (solves(event) || event.changes.some((change) => isAnswer(change, target))),
  isGiven: ({ from }, { firstReplyAt, lastReplyAt, firstMessageAt = null }) =>
    from === 'firstCustomerMessage'
      ? firstMessageAt !== null && lastReplyAt !== null && lastReplyAt > firstMessageAt
      : firstReplyAt !== null,
  isSettled: ({ stopWhen }, before, ticket) =>
    stopWhen === undefined && before !== null && isSolved(before) && isSolved(ticket),
  precedesTurns: true,
  endsWithAnswer: true,
  isProvisional: false,
  isHeld: false,
  isPartOfStay: false,
  isLifetime: false,
  explainedBy: 'presentTicket',
}
