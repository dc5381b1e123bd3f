import type { Instant } from '@tenggat/domain'
import type { Language } from '@tenggat/words'
import type { AgreementReads } from '../../agreements/agreementReads.js'
import { printPage } from './printPage.js'

/** A version of an agreement as one page to read, print and check; null when it cannot be seen. */
export async function printAgreement(
  reads: Pick<AgreementReads, 'rowsOf' | 'entriesOf'>,
  asked: { readonly id: string; readonly version: number },
  now: Instant,
  language: Language,
): Promise<string | null> {
  const [rows, entries] = await Promise.all([reads.rowsOf(asked.id), reads.entriesOf(asked.id)])
  const row = rows.find(({ version }) => version === asked.version)
  if (row === undefined) return null
  const { agreementId, version, content, contentHash, runningContent, runningHash } = row
  return printPage({
    ...{ printer: 3, agreementId, version, contentHash, runningHash, entries, printedAt: now, language },
    content: JSON.parse(content),
    running: runningContent === null ? null : JSON.parse(runningContent),
  })
}
