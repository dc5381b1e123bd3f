import { isToBeMended } from '@tenggat/domain'
import type { Actor } from './actor.js'
import type { LifecycleDeps } from './lifecycleDeps.js'
import { notReady, type StepOutcome } from './outcomes.js'
import { readinessOf, startOf } from './readinessOf.js'
import { reasonOf } from './reason.js'
import { takeStep } from './takeStep.js'

export interface StepInput {
  readonly id: string
  readonly version: number
  /** Hash of what the person has read. */
  readonly contentHash: string
  readonly reason?: string | null
}

/**
 * Asks the approvers, unless something of the content would stand in the way later, when all have signed. Where the terms name
 * none, the content is approved by being asked about.
 */
export function requestApproval(deps: LifecycleDeps, actor: Actor, input: StepInput): Promise<StepOutcome> {
  const { version, contentHash } = input
  return takeStep(deps, actor, 'requestApproval', input, async ({ agreement, row, actor: by }) => {
    const asked = agreement.versionContext(version)!
    const from = startOf(row, agreement.now)
    const problems = await readinessOf(agreement.client, asked, agreement.statuses, from)
    const toBeMended = problems.filter(({ code }) => isToBeMended(code))
    if (toBeMended.length > 0) return notReady(toBeMended)
    const entry = { version, actor: by, action: 'approvalRequested', detail: { contentHash } } as const
    agreement.append({ ...entry, reason: reasonOf(input.reason) })
    return undefined
  })
}

/** Approves the present content as the stakeholder that the person is. */
export function approve(deps: LifecycleDeps, actor: Actor, input: StepInput): Promise<StepOutcome> {
  const { version, contentHash } = input
  return takeStep(deps, actor, 'approve', input, ({ agreement, as, actor: by }) => {
    const detail = { stakeholder: as!.id, contentHash }
    agreement.append({ version, actor: by, action: 'approved', reason: reasonOf(input.reason), detail })
    return undefined
  })
}

/** Sends the content back to the drawing board; the others' approvals go with it. Without a reason it is refused. */
export function reject(deps: LifecycleDeps, actor: Actor, input: StepInput): Promise<StepOutcome> {
  const { version, contentHash } = input
  const reason = reasonOf(input.reason)
  return takeStep(deps, actor, 'reject', { ...input, reason }, ({ agreement, as, actor: by }) => {
    const detail = { stakeholder: as!.id, contentHash }
    agreement.append({ version, actor: by, action: 'rejected', reason, detail })
    return undefined
  })
}
