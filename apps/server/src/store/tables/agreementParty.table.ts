import { EntitySchema } from 'typeorm'
import { key, text } from './columns.js'

/** One row of `agreement_party`: a party that an agreement is about, in any of its versions. */
export interface AgreementPartyRow {
  readonly partyId: string
  readonly agreementId: string
}

export const agreementPartyTable = new EntitySchema<AgreementPartyRow>({
  name: 'agreement_party',
  columns: {
    partyId: key(text('party_id')),
    agreementId: key(text('agreement_id')),
  },
})
