import { ApiError, type GraphqlClient, putAgreement, putCalendar } from '@tenggat/client'
import type { AgreementTerms } from '@tenggat/domain'
import { type FloorPapers, hasTerms, needsSignatures, writeTerms } from './documents.js'

const KNOWN = `query Known { me { principal } sharedCalendars { id recordedBy } }`
const IN_FORCE = `query InForce($id: ID!) { agreement(id: $id) { recordedBy state document } }`

interface Known {
  readonly me: { readonly principal: string }
  readonly sharedCalendars: readonly { readonly id: string; readonly recordedBy: string }[]
}

interface InForce {
  readonly agreement: {
    readonly recordedBy: string | null
    readonly state: string
    readonly document: string
  } | null
}

/**
 * Puts the floor's calendars and agreements in force. What has to be signed is taken over as it was before anybody signed it
 * here, so that older tickets are bound to it. What somebody else has changed or ended since is left alone, and a token that
 * may not administer is enough where somebody else has recorded all of it.
 */
export async function putPapers(client: GraphqlClient, papers: FloorPapers): Promise<void> {
  try {
    const { me, sharedCalendars } = await client.request<Known>(KNOWN, {})
    const recorders = new Map(sharedCalendars.map(({ id, recordedBy }) => [id, recordedBy]))
    for (const [id, definition] of papers.calendars) {
      if ((recorders.get(id) ?? me.principal) === me.principal) await putCalendar(client, id, definition)
    }
    for (const { text, terms } of papers.agreements.values()) {
      const takenOver = needsSignatures(terms) ? unsigned(terms) : null
      const { agreement } = await client.request<InForce>(IN_FORCE, { id: terms.id })
      if (agreement !== null && !isOutdated(agreement, takenOver ?? terms, me.principal)) continue
      await putAgreement(client, takenOver === null ? text : writeTerms(takenOver))
    }
  } catch (error) {
    if (!(error instanceof ApiError && error.codes.includes('FORBIDDEN'))) throw error
  }
}

/** Whether the agreement stands as this principal put it, and no longer says what it should. */
function isOutdated(
  { recordedBy, state, document }: NonNullable<InForce['agreement']>,
  terms: AgreementTerms,
  principal: string,
): boolean {
  return recordedBy === principal && state === 'active' && !hasTerms(document, terms)
}

/** The same promises with nobody who approves or signs them. */
const unsigned = (terms: AgreementTerms): AgreementTerms => ({
  ...terms,
  stakeholders: terms.stakeholders.map((person) => ({ ...person, approves: false, signs: false })),
})
