import type { Instant, Stakeholder } from '@tenggat/domain'
import type { VersionScene } from './lifecycle/steps.js'

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

export function stakeholdersOf({ row, standing }: VersionScene): readonly StakeholderView[] {
  const { approvals, signatures, acknowledgements } = standing
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
export function unacknowledgedOf(scene: VersionScene): readonly StakeholderView[] {
  const went = new Set(scene.standing.distributedTo)
  return stakeholdersOf(scene).filter(({ id, acknowledgedAt }) => went.has(id) && acknowledgedAt === null)
}

export function commentsOf({ standing }: VersionScene): readonly CommentView[] {
  return standing.comments.map(({ seq, at, actor, clause, text }) => ({
    ...{ seq, at, clause, text, party: actor.party },
    author: actor.name ?? actor.principal,
  }))
}
