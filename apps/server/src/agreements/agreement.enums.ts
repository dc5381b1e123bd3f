import { AGREEMENT_ACTIONS, AGREEMENT_STATES, FORCIBLE_PROBLEMS, LEVELS } from '@tenggat/domain'
import { enumOf } from '../graphql/enums.js'
import { AWAITED_STEPS } from './lifecycle/steps.js'

export const AgreementLevelEnum = enumOf(
  'AgreementLevel',
  LEVELS,
  'Of customer agreements, the widest first; the most specific that defines a target decides.',
  {
    corporate: 'For all of a company.',
    customer: 'For one customer or part of the company.',
    service: 'For one service.',
  },
)

export const ForcibleProblemEnum = enumOf(
  'ForcibleProblem',
  FORCIBLE_PROBLEMS,
  'What may stand in the way of an agreement that is put in force all the same, by name.',
  { chainDoesNotFit: 'What stands behind a promise cannot keep it in time.' },
)

export const AwaitedStepEnum = enumOf(
  'AwaitedStep',
  AWAITED_STEPS,
  'What an agreement waits for a person to do.',
  {
    approve: 'Approve the content, or reject it.',
    sign: 'Sign it.',
    acknowledge: 'Confirm that the final copy has come.',
  },
)

export const AgreementStateEnum = enumOf(
  'AgreementState',
  AGREEMENT_STATES,
  'Where a version of an agreement stands on its way.',
  {
    draft: 'Being written.',
    inReview: 'Approval has been asked for.',
    approved: 'Everybody who must has approved it.',
    signed: 'Everybody who must has signed it.',
    scheduled: 'Put in force from an instant to come.',
    active: 'In force.',
    suspended: 'Binds no new tickets for now.',
    superseded: 'Another version took its place.',
    expired: 'Its term is over.',
    terminated: 'Ended before its term.',
    withdrawn: 'A draft that was given up.',
  },
)

export const AgreementActionEnum = enumOf(
  'AgreementAction',
  AGREEMENT_ACTIONS,
  'What was done to a version of an agreement.',
  {
    drafted: 'A draft was begun.',
    edited: 'The draft was changed; approvals and signatures are void.',
    commented: 'Somebody commented on a clause.',
    approvalRequested: 'Approval was asked for.',
    approved: 'An approver approved.',
    rejected: 'An approver rejected it, with a reason.',
    signed: 'A signer signed what the hash stands for.',
    activated: 'It was put in force, at once or from an instant on.',
    tookEffect: 'The instant came from which it is in force.',
    superseded: 'Another version took its place.',
    suspended: 'It binds no new tickets from here on.',
    reinstated: 'It binds new tickets again.',
    noticeGiven: 'The window for giving notice opened, or notice was given.',
    terminated: 'It was ended before its term.',
    expired: 'Its term was over.',
    withdrawn: 'The draft was given up.',
    distributed: 'The final copy went to every stakeholder.',
    acknowledged: 'A stakeholder confirmed having it.',
    migrated: 'Running clocks were moved to this version.',
    hashUnverifiable: 'What is on record is not what a hash was taken of; what was hashed is lost.',
  },
)
