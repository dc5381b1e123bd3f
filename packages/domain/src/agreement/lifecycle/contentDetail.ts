import type { Instant } from '../../time/instant.js'
import type { AgreementTerms } from '../terms.js'
import type { ActivationDetail, Cause, ContentDetail } from './entry.js'
import { termInstants } from './termInstants.js'

/** What the log says of terms when they are drafted or edited. */
export function contentDetail(terms: AgreementTerms, contentHash: string, revision: number): ContentDetail {
  const idsOf = (duty: 'approves' | 'signs') =>
    terms.stakeholders.filter((person) => person[duty]).map((person) => person.id)
  return { revision, contentHash, approvers: idsOf('approves'), signers: idsOf('signs') }
}

/** What the log says of terms when they are activated. */
export function activationDetail(
  terms: AgreementTerms,
  content: { readonly contentHash: string; readonly runningHash: string; readonly revision: number },
  effectiveFrom: Instant | null,
  cause: Cause | null = null,
): ActivationDetail {
  const { endsAt } = termInstants(terms.term)
  const { contentHash, runningHash, revision } = content
  return { ...contentDetail(terms, contentHash, revision), runningHash, effectiveFrom, endsAt, cause }
}
