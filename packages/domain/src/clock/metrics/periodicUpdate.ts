import { isSolved } from '../../ticket/ticketState.js'
import { isAnswer, type MetricRecord, never, SOLVED, stopWhenOr } from './metricRecord.js'

/** `stopWhen` replaces the solution: it says when no news is owed at all. Answers end a cycle whatever it says. */
const owesNothing = stopWhenOr(isSolved)

/** News owed again and again while the ticket is open, asked for or not: every public answer ends a cycle and begins the next. */
export const periodicUpdate: MetricRecord = {
  meaning: 'From the opening or a public answer to the next one, asked for or not; one cycle each time.',
  since: '0.2.0',
  course: 'succession',
  beginnings: [],
  ownStop: SOLVED,
  stopHolds: owesNothing,
  stopsOn: (target, event) => event.changes.some((change) => isAnswer(change, target)),
  isGiven: never,
  isSettled: (target, _before, ticket, source) => owesNothing(target, ticket, source),
  precedesTurns: false,
  endsWithAnswer: true,
  isProvisional: false,
  isHeld: false,
  isPartOfStay: false,
  isLifetime: false,
  explainedBy: 'ticketBeforeStop',
}
