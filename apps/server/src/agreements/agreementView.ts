import {
  type AgreementKind,
  type AgreementState,
  type AgreementTerms,
  type Instant,
  type Level,
  type NeededRelease,
  neededRelease,
  type Party,
} from '@tenggat/domain'
import type { AgreementVersionRow } from '../store/records.js'
import { type DocumentProblem, documentProblems } from './documentProblems.js'

/** A stretch in which a version binds new tickets; null for open-ended. */
export interface InForceView {
  readonly from: Instant | null
  readonly to: Instant | null
}

/** A recorded version of an agreement, in the words of the schema. */
export type AgreementView = Omit<AgreementVersionRow, 'agreementId' | 'inForce' | 'terms' | 'unread'> & {
  /** In today's shape, or, of a version that this release cannot read, as they are on record. */
  readonly terms: unknown
  /** The same to work with; null of a version that this release cannot read. */
  readonly signed: AgreementTerms | null
  readonly unread: readonly DocumentProblem[]
  readonly neededRelease: NeededRelease | null
  readonly id: string
  readonly title: string
  readonly level: Level | null
  readonly parentId: string | null
  readonly supports: readonly string[]
  readonly parties: readonly Party[]
  readonly inForce: readonly InForceView[]
}

/** A version in a list. */
export interface AgreementSummary {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly kind: AgreementKind
  readonly level: Level | null
  readonly state: AgreementState
  readonly parentId: string | null
  readonly supports: readonly string[]
}

/** One version among those of its agreement. */
export type VersionSummary = Pick<
  AgreementVersionRow,
  'version' | 'state' | 'contentHash' | 'activatedAt' | 'recordedBy' | 'cause'
> & { readonly inForce: readonly InForceView[] }

export function viewOf({ agreementId, inForce, terms, unread, ...row }: AgreementVersionRow): AgreementView {
  const { title, level, parent, supports, parties } = terms
  const named = { id: agreementId, title, level, parentId: parent?.agreement ?? null, supports, parties }
  const signed = unread.length === 0 ? terms : null
  const said = { terms: signed ?? asRecorded(row.content), signed, unread: documentProblems(unread) }
  return {
    ...{ ...row, ...named, ...said, inForce: stretches(inForce) },
    neededRelease: neededRelease(unread),
  }
}

export function summaryOf({
  agreementId: id,
  version,
  kind,
  state,
  terms,
}: AgreementVersionRow): AgreementSummary {
  const { title, level, parent, supports } = terms
  return { id, version, title, kind, level, state, parentId: parent?.agreement ?? null, supports }
}

export function versionSummaryOf(row: AgreementVersionRow): VersionSummary {
  const { version, state, contentHash, activatedAt, recordedBy, cause } = row
  return { version, state, contentHash, activatedAt, recordedBy, cause, inForce: stretches(row.inForce) }
}

function asRecorded(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return content
  }
}

const stretches = (inForce: AgreementVersionRow['inForce']): readonly InForceView[] =>
  inForce.map(([from, to]) => ({ from, to }))
