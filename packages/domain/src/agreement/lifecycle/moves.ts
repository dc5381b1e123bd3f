import { AGREEMENT_STATES, type AgreementAction, type AgreementState } from './lifecycle.js'

type Moves = Readonly<
  Record<AgreementState, Readonly<Partial<Record<AgreementAction, readonly AgreementState[]>>>>
>

const STAYS = (state: AgreementState, ...actions: readonly AgreementAction[]) =>
  Object.fromEntries(actions.map((action) => [action, [state]]))

/** What is still done to a version whatever has become of it. */
const afterwards = (state: AgreementState) =>
  STAYS(state, 'commented', 'distributed', 'acknowledged', 'migrated', 'hashUnverifiable')

/**
 * Every legal move of a version. Where a move has several ends, the log decides: whether all have approved or signed, whether the
 * day of taking effect has come. A version begins as a draft, or, when it only follows another agreement or a calendar, in force.
 */
const MOVES: Moves = {
  draft: {
    ...STAYS('draft', 'edited', 'commented', 'hashUnverifiable'),
    approvalRequested: ['inReview', 'approved'],
    activated: ['scheduled', 'active'],
    withdrawn: ['withdrawn'],
  },
  inReview: {
    ...STAYS('inReview', 'commented', 'hashUnverifiable'),
    edited: ['draft'],
    approved: ['inReview', 'approved'],
    rejected: ['draft'],
    withdrawn: ['withdrawn'],
  },
  approved: {
    ...STAYS('approved', 'commented', 'hashUnverifiable'),
    edited: ['draft'],
    rejected: ['draft'],
    signed: ['approved', 'signed'],
    activated: ['scheduled', 'active'],
    withdrawn: ['withdrawn'],
  },
  signed: {
    ...STAYS('signed', 'commented', 'hashUnverifiable'),
    edited: ['draft'],
    rejected: ['draft'],
    activated: ['scheduled', 'active'],
    withdrawn: ['withdrawn'],
  },
  scheduled: {
    ...STAYS('scheduled', 'commented', 'distributed', 'acknowledged', 'hashUnverifiable'),
    tookEffect: ['active'],
    withdrawn: ['withdrawn'],
  },
  active: {
    ...afterwards('active'),
    noticeGiven: ['active'],
    suspended: ['suspended'],
    superseded: ['superseded'],
    terminated: ['terminated'],
    expired: ['expired'],
  },
  suspended: {
    ...afterwards('suspended'),
    noticeGiven: ['suspended'],
    reinstated: ['active'],
    superseded: ['superseded'],
    terminated: ['terminated'],
    expired: ['expired'],
  },
  superseded: afterwards('superseded'),
  expired: afterwards('expired'),
  terminated: afterwards('terminated'),
  withdrawn: STAYS('withdrawn', 'commented', 'hashUnverifiable'),
}

/** The states a move may end in; empty: the move is not legal there. */
export const endsOf = (state: AgreementState, action: AgreementAction): readonly AgreementState[] =>
  MOVES[state][action] ?? []

/** States that no sequence of moves reaches from a draft; must be empty. */
export function unreachableStates(moves: Moves = MOVES): readonly AgreementState[] {
  const reached = new Set<AgreementState>(['draft'])
  for (const state of reached)
    for (const ends of Object.values(moves[state])) for (const end of ends ?? []) reached.add(end)
  return AGREEMENT_STATES.filter((state) => !reached.has(state))
}

if (unreachableStates().length > 0)
  throw new Error(`unreachable agreement states: ${unreachableStates().join(', ')}`)
