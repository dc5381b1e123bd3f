import { type Instant, neededRelease } from '@tenggat/domain'
import { type Language, unreadInWords, wordsOf } from '@tenggat/words'
import type { AgreementReads } from '../../agreements/agreementReads.js'
import { printPage } from './printPage.js'

/** A page, or why there can be none: this release cannot read the version. */
export type PrintedAgreement = { readonly html: string } | { readonly unread: string }

/** A version of an agreement as one page to read, print and check; null when it cannot be seen. */
export async function printAgreement(
  reads: Pick<AgreementReads, 'rowsOf' | 'entriesOf'>,
  asked: { readonly id: string; readonly version: number },
  now: Instant,
  language: Language,
): Promise<PrintedAgreement | null> {
  const [rows, entries] = await Promise.all([reads.rowsOf(asked.id), reads.entriesOf(asked.id)])
  const row = rows.find(({ version }) => version === asked.version)
  if (row === undefined) return null
  if (row.unread.length > 0) return { unread: unreadInWords(neededRelease(row.unread), wordsOf(language)) }
  const { agreementId, version, content, contentHash, runningContent, runningHash } = row
  const html = printPage({
    ...{ printer: 3, agreementId, version, contentHash, runningHash, entries, printedAt: now, language },
    content: JSON.parse(content),
    running: runningContent === null ? null : JSON.parse(runningContent),
  })
  return { html }
}
