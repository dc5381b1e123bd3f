import type { Instant } from '../../time/instant.js'
import type { Actor, Cause } from './entry.js'
import type { AgreementState } from './lifecycle.js'

export interface Approval {
  readonly stakeholder: string
  readonly contentHash: string
  readonly at: Instant
  readonly actor: Actor
}

export interface Signature extends Approval {
  /** As the signer wrote it. */
  readonly name: string
}

export interface Comment {
  readonly seq: number
  readonly at: Instant
  readonly actor: Actor
  readonly clause: string
  readonly text: string
}

/** A time in which an activated version binds no new tickets; null `to`: it goes on. */
export interface Suspension {
  readonly from: Instant
  readonly to: Instant | null
}

/** Where one version stands: everything its entries say, and nothing else. */
export interface VersionStatus {
  readonly version: number
  readonly state: AgreementState
  /** Counts the edits, from 1. */
  readonly revision: number
  readonly contentHash: string
  /** Ids of the stakeholders whose approval and whose signature the present content needs. */
  readonly approvers: readonly string[]
  readonly signers: readonly string[]
  /** Of the present content alone. */
  readonly approvals: readonly Approval[]
  readonly signatures: readonly Signature[]
  /** Signatures of former content: they bind nobody. */
  readonly lapsedSignatures: readonly Signature[]
  readonly comments: readonly Comment[]
  readonly rejection: { readonly at: Instant; readonly reason: string | null; readonly actor: Actor } | null
  readonly activatedAt: Instant | null
  readonly runningHash: string | null
  /** Meaningful once activated; null then: since ever. */
  readonly effectiveFrom: Instant | null
  /** The agreed end, the end by notice, or the termination, whichever comes first; null: none is known. */
  readonly endsAt: Instant | null
  readonly noticeGivenAt: Instant | null
  readonly suspensions: readonly Suspension[]
  readonly cause: Cause | null
  readonly distributedAt: Instant | null
  readonly distributedTo: readonly string[]
  readonly acknowledgements: readonly { readonly stakeholder: string; readonly at: Instant }[]
}
