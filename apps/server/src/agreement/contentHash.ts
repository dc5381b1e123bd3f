import { createHash } from 'node:crypto'
import { type AgreementTerms, canonicalJson } from '@tenggat/domain'

/** What the terms say, as SHA-256 in hex: equal for documents that differ only in order, comments or layout. */
export function contentHash(terms: AgreementTerms): string {
  return createHash('sha256').update(canonicalJson(terms)).digest('hex')
}
