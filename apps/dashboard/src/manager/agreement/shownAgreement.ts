import type { AgreementTerms, RunningTerms } from '@tenggat/domain'
import type { AgreementDetailFragment } from '../../gql/manager.js'

/** One version of an agreement with its terms read: what every part of its page shows. */
export interface ShownAgreement extends Omit<AgreementDetailFragment, 'terms' | 'running'> {
  readonly terms: AgreementTerms
  readonly running: RunningTerms | null
}
