import type { Queryable } from '../store/queryable.js'

/** What a viewer confined to parties sees. */
export interface Sight {
  /** Agreements that name one of its parties; their clocks, their facts, and the tickets that have such clocks. */
  readonly agreements: ReadonlySet<string>
  /** Its parties and those that stand beside them in these agreements. Others are not named to it. */
  readonly parties: ReadonlySet<string>
}

export async function readSight(pool: Queryable, parties: ReadonlySet<string>): Promise<Sight> {
  const { rows } = await pool.query({
    name: 'read-sight',
    text: `SELECT DISTINCT beside.agreement_id, beside.party_id
           FROM agreement_party AS own JOIN agreement_party AS beside USING (agreement_id)
           WHERE own.party_id = ANY($1::text[])`,
    values: [[...parties]],
  })
  return {
    agreements: new Set(rows.map((row) => row.agreement_id as string)),
    parties: new Set([...parties, ...rows.map((row) => row.party_id as string)]),
  }
}

/** Whether an agreement may be shown; `null` sees everything. */
export function seesAgreement(sight: Sight | null, agreementId: string | null): boolean {
  return sight === null || (agreementId !== null && sight.agreements.has(agreementId))
}

/** Whether a party may be named. Held by nobody is no secret. */
export function seesParty(sight: Sight | null, party: string | null): boolean {
  return sight === null || party === null || sight.parties.has(party)
}

/** The agreements to compare with in a query; null for all. */
export function agreementsIn(sight: Sight | null): string[] | null {
  return sight === null ? null : [...sight.agreements]
}
