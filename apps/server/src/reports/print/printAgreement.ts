import type { Instant } from '@tenggat/domain'
import type { AgreementReads } from '../../agreements/agreementReads.js'
import type { Language } from '../../customer/language.js'
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
  const { agreementId, version, terms, contentHash, running, runningHash } = row
  const content = { agreementId, version, terms, contentHash, running, runningHash }
  return printPage({ ...content, entries, printedAt: now, language })
}
