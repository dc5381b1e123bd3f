/** Where a version of an agreement stands on its way from draft to end. */
export const AGREEMENT_STATES = [
  'draft',
  'inReview',
  'approved',
  'signed',
  'scheduled',
  'active',
  'suspended',
  'superseded',
  'expired',
  'terminated',
  'withdrawn',
] as const
export type AgreementState = (typeof AGREEMENT_STATES)[number]

/** What people and time do to a version; each is one entry of the agreement's log. */
export const AGREEMENT_ACTIONS = [
  'drafted',
  'edited',
  'commented',
  'approvalRequested',
  'approved',
  'rejected',
  'signed',
  'activated',
  'tookEffect',
  'superseded',
  'suspended',
  'reinstated',
  'noticeGiven',
  'terminated',
  'expired',
  'withdrawn',
  'distributed',
  'acknowledged',
  'migrated',
  'hashUnverifiable',
] as const
export type AgreementAction = (typeof AGREEMENT_ACTIONS)[number]
