import type { Instant, Stakeholder } from '@tenggat/domain'
import type { VersionContext } from './lifecycle/steps.js'

/** A stakeholder with what the person has done about the present content. */
export type StakeholderView = Stakeholder & {
  readonly approvedAt: Instant | null
  readonly signedAt: Instant | null
  readonly acknowledgedAt: Instant | null
}

/** A remark on a clause. */
export interface CommentView {
  readonly seq: number
  readonly at: Instant
  readonly author: string
  readonly party: string | null
  readonly clause: string
  readonly text: string
}

export function stakeholdersOf({ row, status }: VersionContext): readonly StakeholderView[] {
  const { approvals, signatures, acknowledgements } = status
  const atOf = (list: readonly { readonly stakeholder: string; readonly at: Instant }[], id: string) =>
    list.find(({ stakeholder }) => stakeholder === id)?.at ?? null
  return row.terms.stakeholders.map((stakeholder) => ({
    ...stakeholder,
    approvedAt: atOf(approvals, stakeholder.id),
    signedAt: atOf(signatures, stakeholder.id),
    acknowledgedAt: atOf(acknowledgements, stakeholder.id),
  }))
}

/** Those to whom the final copy went and who have not confirmed having it. */
export function unacknowledgedOf(versionContext: VersionContext): readonly StakeholderView[] {
  const went = new Set(versionContext.status.distributedTo)
  return stakeholdersOf(versionContext).filter(
    ({ id, acknowledgedAt }) => went.has(id) && acknowledgedAt === null,
  )
}

export function commentsOf({ status }: VersionContext): readonly CommentView[] {
  return status.comments.map(({ seq, at, actor, clause, text }) => ({
    ...{ seq, at, clause, text, party: actor.party },
    author: actor.name ?? actor.principal,
  }))
}
