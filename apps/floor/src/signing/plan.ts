import type { AgreementTerms, Instant } from '@tenggat/domain'

export interface Remark {
  /** E-mail address of who makes it. */
  readonly by: string
  /** Path of the clause, e.g. `targets.solve-p1`. */
  readonly clause: string
  readonly text: string
}

/** A first try that somebody sends back. */
export interface Refusal {
  readonly terms: AgreementTerms
  readonly by: string
  readonly reason: string
}

/** How one version of an agreement comes about, and how far. */
export interface Plan {
  readonly id: string
  /** Why the agreement is amended: the version is known again by it. null: the agreement is new. */
  readonly amendment: string | null
  readonly terms: AgreementTerms
  readonly remarks: readonly Remark[]
  readonly refusal: Refusal | null
  /** E-mail addresses of approvers who have not got round to it. */
  readonly undecided: readonly string[]
  /** null: as soon as it is signed. */
  readonly effectiveFrom: Instant | null
  /** E-mail addresses of those who confirm having the final copy. */
  readonly acknowledgedBy: readonly string[]
}
