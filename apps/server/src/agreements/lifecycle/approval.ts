import type { Actor } from './actor.js'
import type { LifecycleParts } from './lifecycleParts.js'
import type { StepOutcome } from './outcomes.js'
import { reasonOf } from './reason.js'
import { takeStep } from './takeStep.js'

export interface StepWish {
  readonly id: string
  readonly version: number
  /** Hash of what the person has read. */
  readonly contentHash: string
  readonly reason?: string | null
}

/** Asks the approvers. Where the terms name none, the content is approved by being asked about. */
export function requestApproval(parts: LifecycleParts, actor: Actor, wish: StepWish): Promise<StepOutcome> {
  const { version, contentHash } = wish
  return takeStep(parts, actor, 'requestApproval', wish, ({ agreement, actor: by }) => {
    const entry = { version, actor: by, action: 'approvalRequested', detail: { contentHash } } as const
    agreement.append({ ...entry, reason: reasonOf(wish.reason) })
    return undefined
  })
}

/** Approves the present content as the stakeholder that the person is. */
export function approve(parts: LifecycleParts, actor: Actor, wish: StepWish): Promise<StepOutcome> {
  const { version, contentHash } = wish
  return takeStep(parts, actor, 'approve', wish, ({ agreement, as, actor: by }) => {
    const detail = { stakeholder: as!.id, contentHash }
    agreement.append({ version, actor: by, action: 'approved', reason: reasonOf(wish.reason), detail })
    return undefined
  })
}

/** Sends the content back to the drawing board; the others' approvals go with it. Without a reason it is refused. */
export function reject(parts: LifecycleParts, actor: Actor, wish: StepWish): Promise<StepOutcome> {
  const { version, contentHash } = wish
  const reason = reasonOf(wish.reason)
  return takeStep(parts, actor, 'reject', { ...wish, reason }, ({ agreement, as, actor: by }) => {
    const detail = { stakeholder: as!.id, contentHash }
    agreement.append({ version, actor: by, action: 'rejected', reason, detail })
    return undefined
  })
}
