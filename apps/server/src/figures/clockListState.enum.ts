import { registerEnumType } from 'type-graphql'
import { CLOCK_LIST_STATES, type ClockListState } from '../clocks/clockQuestion.js'

const MEANINGS: Readonly<Record<ClockListState, string>> = {
  open: 'Running or paused, breached ones included.',
  atRisk: 'Open and not breached, with an at-risk threshold crossed.',
  due: 'Running, the deadline behind it, and the breach not yet recorded.',
  breachedOpen: 'Open although the deadline has passed.',
  met: 'Stopped in time.',
  breached: 'Deadline passed, whether stopped since or not.',
  decided: 'Met or breached.',
  undecided: 'Neither met nor breached yet.',
  cancelled: 'Ended without a result.',
}

export const ClockListStateEnum = Object.fromEntries(CLOCK_LIST_STATES.map((state) => [state, state])) as {
  [S in ClockListState]: S
}
registerEnumType(ClockListStateEnum, {
  name: 'ClockListState',
  description: 'What a figure counts.',
  valuesConfig: Object.fromEntries(
    CLOCK_LIST_STATES.map((state) => [state, { description: MEANINGS[state] }]),
  ) as never,
})
