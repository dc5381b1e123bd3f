import type { AgreementTerms } from '@tenggat/domain'
import type { DraftToEditQuery } from '../../../gql/manager.js'

/** A draft as the editor opens it, its terms read. */
export type Draft = Omit<NonNullable<DraftToEditQuery['agreement']>, 'terms'> & {
  readonly terms: AgreementTerms
}
