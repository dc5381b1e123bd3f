import type { AgreementKind, Level } from '@tenggat/domain'
import type { AgreementState } from '../../../gql/manager.js'

/** The tree of agreements, and words it shares with other pages of figures. */
export const tree = {
  draft: 'Draft an agreement',
  none: 'There is no agreement yet.',
  attainment: 'Deadlines kept',
  months: 'Last 12 months',
  open: 'Open',
  atRisk: 'At risk',
  breachedNow: 'Late now',
  kept: 'Kept',
  missed: 'Missed',
  cohort:
    'Deadlines kept = kept ÷ (kept + missed), over clocks that are decided. Every number leads to the clocks it counts.',
  below: (objective: string) => `below ${objective}`,
  atLeast: (objective: string) => `of ${objective}`,
  trend: (month: string) => `Month by month up to ${month}`,
  toggle: (title: string) => `What stands under ${title}`,
  tier: { customer: 'SLA', internal: 'OLA', underpinning: 'UC' } satisfies Record<
    AgreementKind,
    string
  > as Record<AgreementKind, string>,
  level: { corporate: 'Corporate', customer: 'Customer', service: 'Service' } satisfies Record<
    Level,
    string
  > as Record<Level, string>,
  state: {
    draft: 'draft',
    inReview: 'in review',
    approved: 'approved',
    signed: 'signed',
    scheduled: 'scheduled',
    active: 'active',
    suspended: 'suspended',
    superseded: 'superseded',
    expired: 'expired',
    terminated: 'terminated',
    withdrawn: 'withdrawn',
  } satisfies Record<AgreementState, string> as Record<AgreementState, string>,
}

export const period = {
  name: 'Period',
  days: (days: string) => `${days} days`,
  all: 'All time',
}

export const charts = {
  asTable: 'View as table',
  table: (of: string) => `${of}, as a table`,
}
