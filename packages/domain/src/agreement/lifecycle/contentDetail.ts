import type { Instant } from '../../time/instant.js'
import type { AgreementTerms } from '../clauses/index.js'
import { termInstants } from '../clauses/term.js'
import { type AgreementChange, diffTerms } from '../diffTerms.js'
import { settledTermOf } from '../termZone.js'
import type { ActivationDetail, Cause, ContentDetail, EditDetail } from './entry.js'
import type { VersionStatus } from './versionStatus.js'

/** What the log says of terms when they are drafted or edited. */
export function contentDetail(terms: AgreementTerms, contentHash: string, revision: number): ContentDetail {
  const idsOf = (duty: 'approves' | 'signs') =>
    terms.stakeholders.filter((person) => person[duty]).map((person) => person.id)
  return { revision, contentHash, approvers: idsOf('approves'), signers: idsOf('signs') }
}

/** Of the JSON of an entry: a document has 64 kB, and a page of the log many entries. */
const CHANGES_BYTES_AT_MOST = 32_000

/** What the log says of an edit. */
export function editDetail(
  before: AgreementTerms,
  after: AgreementTerms,
  contentHash: string,
  revision: number,
): EditDetail {
  const all = diffTerms(before, after)
  const changes: AgreementChange[] = []
  let length = 0
  for (const change of all) {
    length += JSON.stringify(change).length
    if (length > CHANGES_BYTES_AT_MOST) break
    changes.push(change)
  }
  const unlisted = all.length - changes.length
  return { ...contentDetail(after, contentHash, revision), changes, ...(unlisted === 0 ? {} : { unlisted }) }
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
