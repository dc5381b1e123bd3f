import type { AgreementTerms, Instant } from '@tenggat/domain'
import type { AgreementVersionRow } from '../../store/records.js'
import { sealContent } from '../contentHash.js'

/** A version that has not been put in force. */
export function draftRow(
  content: { readonly terms: AgreementTerms; readonly document: string },
  version: number,
  recorded: { readonly at: Instant; readonly by: string },
): AgreementVersionRow {
  const { terms, document } = content
  return {
    agreementId: terms.id,
    version,
    kind: terms.kind,
    state: 'draft',
    revision: 1,
    ...sealContent(terms),
    running: null,
    runningContent: null,
    document,
    runningHash: null,
    unread: [],
    inForce: [],
    recordedAt: recorded.at,
    recordedBy: recorded.by,
    activatedAt: null,
    cause: null,
  }
}
