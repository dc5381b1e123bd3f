import type { Instant } from '../../time/instant.js'
import type { AgreementTerms } from '../clauses/index.js'
import { termInstants } from '../clauses/term.js'
import { settledTermOf } from '../termZone.js'
import type { ActivationDetail, Cause, ContentDetail } from './entry.js'
import type { VersionStatus } from './versionStatus.js'

/** What the log says of terms when they are drafted or edited. */
export function contentDetail(terms: AgreementTerms, contentHash: string, revision: number): ContentDetail {
  const idsOf = (duty: 'approves' | 'signs') =>
    terms.stakeholders.filter((person) => person[duty]).map((person) => person.id)
  return { revision, contentHash, approvers: idsOf('approves'), signers: idsOf('signs') }
}

/**
 * What the log says of terms, as they run, when they are activated.
 * @param former of a version that only follows, the one it takes the place of: notice of that one's end is notice of this one's
 */
export function activationDetail(
  terms: AgreementTerms,
  content: { readonly contentHash: string; readonly runningHash: string; readonly revision: number },
  effectiveFrom: Instant | null,
  cause: Cause | null = null,
  former: Pick<VersionStatus, 'endsAt' | 'noticeGivenAt'> | null = null,
): ActivationDetail {
  const { contentHash, runningHash, revision } = content
  const { endsAt } = termInstants(settledTermOf(terms))
  const ending =
    former === null || former.noticeGivenAt === null
      ? { endsAt }
      : { endsAt: former.endsAt, noticeGivenAt: former.noticeGivenAt }
  return { ...contentDetail(terms, contentHash, revision), runningHash, effectiveFrom, ...ending, cause }
}
