import type { AgreementTerms } from '@tenggat/domain'
import type { AgreementVersionRow } from '../store/records.js'

/** A recorded version of an agreement, in the words of the schema. */
export type AgreementView = Omit<AgreementVersionRow, 'agreementId'> & {
  readonly id: string
  readonly title: string
}

export function viewOf({ agreementId, ...row }: AgreementVersionRow): AgreementView {
  return { ...row, id: agreementId, title: (row.terms as unknown as AgreementTerms).title }
}
