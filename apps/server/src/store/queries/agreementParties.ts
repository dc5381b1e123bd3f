import type { Queryable } from '../queryable.js'
import type { AgreementPartyRow } from '../tables/agreements.tables.js'

/** Every party of the agreements that name one of the parties, with the agreement. */
export async function listBeside(
  client: Queryable,
  parties: readonly string[],
): Promise<readonly AgreementPartyRow[]> {
  const { rows } = await client.query<AgreementPartyRow>({
    name: 'read-visibility',
    text: `SELECT DISTINCT beside.agreement_id AS "agreementId", beside.party_id AS "partyId"
           FROM agreement_party AS own JOIN agreement_party AS beside USING (agreement_id)
           WHERE own.party_id = ANY($1::text[])`,
    values: [parties],
  })
  return rows
}
