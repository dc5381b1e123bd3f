import type { AgreementEntry, Instant, StoredDocument } from '@tenggat/domain'

export type Language = 'en' | 'id'

/** What a page holds as data, from printer 2 on. Documents are as they were hashed, of whatever form. */
export interface PrintedDocument {
  readonly agreementId: string
  readonly version: number
  /** What people sign. */
  readonly content: StoredDocument
  readonly contentHash: string
  /** What the clocks run by; null for a draft. */
  readonly running: StoredDocument | null
  readonly runningHash: string | null
  /** The log of all versions, oldest first. */
  readonly entries: readonly AgreementEntry[]
  readonly printedAt: Instant
  readonly language: Language
}

export type PrintedData2 = PrintedDocument & { readonly printer: 2 }
