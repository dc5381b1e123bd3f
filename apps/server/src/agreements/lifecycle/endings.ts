import { earliestEnd, type Instant, settledTermOf } from '@tenggat/domain'
import type { Actor } from './actor.js'
import type { StepInput } from './approval.js'
import { catchUp } from './followers.js'
import type { LifecycleDeps } from './lifecycleDeps.js'
import { notBefore } from './notBefore.js'
import { notAllowed, type StepOutcome } from './outcomes.js'
import { reasonOf } from './reason.js'
import { takeStep } from './takeStep.js'

/** From now on the version binds no new tickets; clocks that run go on. */
export function suspend(deps: LifecycleDeps, actor: Actor, input: StepInput): Promise<StepOutcome> {
  const { version } = input
  return takeStep(deps, actor, 'suspend', input, ({ agreement, row, actor: by }) => {
    const reason = reasonOf(input.reason)
    if (reason === null) return notAllowed(row.state, 'A suspension needs a reason')
    agreement.append({ version, actor: by, action: 'suspended', reason, detail: {} })
    return undefined
  })
}

/** The version binds new tickets again, from now on. */
export function reinstate(deps: LifecycleDeps, actor: Actor, input: StepInput): Promise<StepOutcome> {
  const { version } = input
  return takeStep(deps, actor, 'reinstate', input, async ({ agreement, actor: by }) => {
    agreement.append({ version, actor: by, action: 'reinstated', reason: reasonOf(input.reason), detail: {} })
    await catchUp(agreement, version)
    return undefined
  })
}

/** Gives a draft up, or a version that has not taken effect. */
export function withdraw(deps: LifecycleDeps, actor: Actor, input: StepInput): Promise<StepOutcome> {
  const { version } = input
  return takeStep(deps, actor, 'withdraw', input, ({ agreement, actor: by }) => {
    agreement.append({ version, actor: by, action: 'withdrawn', reason: reasonOf(input.reason), detail: {} })
    return undefined
  })
}

export interface TerminateInput {
  readonly id: string
  readonly version: number
  /** The first instant without it. */
  readonly endsAt: Instant
  readonly reason: string
}

/** Ends the version before its term: notice is given now, as long before as the term wants, and at `endsAt` it is terminated. */
export function terminate(deps: LifecycleDeps, actor: Actor, input: TerminateInput): Promise<StepOutcome> {
  const { id, version } = input
  const reason = reasonOf(input.reason)
  return takeStep(deps, actor, 'terminate', { id, version, reason }, ({ agreement, row, actor: by }) => {
    const endsAt = notBefore(input.endsAt, agreement.now)
    if (endsAt === null) return notAllowed(row.state, 'It cannot have ended in the past')
    const { noticeDays } = row.terms.term
    const earliest = earliestEnd(settledTermOf(row.running ?? row.terms), agreement.now)
    if (endsAt < earliest) {
      const from = new Date(earliest).toISOString()
      return notAllowed(row.state, `Notice is ${noticeDays} days: it can end from ${from} on`)
    }
    const entry = { version, actor: by, reason, detail: { endsAt } }
    agreement.append({ ...entry, action: 'noticeGiven' })
    if (endsAt === agreement.now) agreement.append({ ...entry, action: 'terminated' })
    return undefined
  })
}
