import { type AgreementTerms, canonicalJson } from '@tenggat/domain'
import { sha256 } from './hashes.js'

/** What the terms say, as SHA-256 in hex: equal for documents that differ only in order, comments or layout. */
export const contentHash = (terms: AgreementTerms): string => sha256(canonicalJson(terms))
