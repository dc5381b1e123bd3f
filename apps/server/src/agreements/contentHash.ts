import {
  type AgreementTerms,
  documentOf,
  documentText,
  type RunningTerms,
  runningDocumentOf,
} from '@tenggat/domain'
import type { AgreementVersionRow } from '../store/records.js'
import { sha256 } from './hashes.js'

/** What the terms say, as the text that is hashed and its SHA-256 in hex: equal for documents that differ only in order or layout. */
export function sealContent(
  terms: AgreementTerms,
): Pick<AgreementVersionRow, 'terms' | 'content' | 'contentHash'> {
  const content = documentText(documentOf(terms))
  return { terms, content, contentHash: sha256(content) }
}

export const contentHash = (terms: AgreementTerms): string => sealContent(terms).contentHash

/** The same of what the engine runs. */
export function sealRunning(running: RunningTerms): {
  readonly running: RunningTerms
  readonly runningContent: string
  readonly runningHash: string
} {
  const runningContent = documentText(runningDocumentOf(running))
  return { running, runningContent, runningHash: sha256(runningContent) }
}

/** Whether a version says the same; its hash may be of an earlier form. */
export const saysSame = (row: Pick<AgreementVersionRow, 'terms'>, terms: AgreementTerms): boolean =>
  contentHash(row.terms) === contentHash(terms)

/** Whether a version runs the same; its hash may be of an earlier form. */
export const runsSame = ({ running }: Pick<AgreementVersionRow, 'running'>, other: RunningTerms): boolean =>
  running !== null && sealRunning(running).runningHash === sealRunning(other).runningHash
