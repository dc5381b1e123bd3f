import { activationDetail, type Instant, type RunningTerms, resolveTerms, SYSTEM } from '@tenggat/domain'
import { sealRunning } from '../contentHash.js'
import type { Actor } from './actor.js'
import { asActor, type LifecycleDeps } from './lifecycleDeps.js'
import { notBefore } from './notBefore.js'
import { NOT_FOUND, notAllowed, notReady, notYours, type StepOutcome } from './outcomes.js'
import { readinessOf } from './readinessOf.js'
import { readReferences } from './readReferences.js'
import { supersedeOthers } from './settleCase.js'
import { partIn } from './steps.js'
import type { StepContext } from './takeStep.js'

export interface ActivateInput {
  readonly id: string
  readonly version: number
  /** Null: now. */
  readonly effectiveFrom: Instant | null
}

/**
 * Puts a version in force, now or from an instant to come, if nothing at all stands in the way. What it refers to is looked up now
 * and stays; the final copy goes to every stakeholder.
 */
export function activate(deps: LifecycleDeps, actor: Actor, input: ActivateInput): Promise<StepOutcome> {
  return asActor(deps, actor, input.id, async (agreement): Promise<StepOutcome> => {
    const versionContext = agreement.versionContext(input.version)
    if (versionContext === undefined) return NOT_FOUND
    if (!actor.mayManage) return notYours('Agreements are put in force by those who keep them')
    const { row } = versionContext
    const from = notBefore(input.effectiveFrom ?? agreement.now, agreement.now)
    if (from === null) return notAllowed(row.state, 'It cannot come into force in the past')
    if (row.running !== null) return notAllowed(row.state, `It is ${row.state} already`)
    const problems = await readinessOf(agreement.client, versionContext, agreement.statuses, from)
    if (problems.length > 0) return notReady(problems)
    const may = partIn('activate', versionContext, actor)
    if (!may.ok) return may.refusal
    const running = resolveTerms(row.terms, await readReferences(agreement.client, row.terms, from))
    if (!running.ok) throw new Error('an agreement that was ready could not be resolved')
    const runs = sealRunning(running.value)
    agreement.put({ ...row, ...runs, activatedAt: agreement.now })
    putInForce({ agreement, row, ...may.part }, from, running.value, runs.runningHash)
    return { outcome: 'AgreementChanged', id: input.id, version: input.version }
  })
}

function putInForce(
  { agreement, row, actor }: StepContext,
  from: Instant,
  running: RunningTerms,
  runningHash: string,
): void {
  const { version, terms, contentHash, revision } = row
  const detail = activationDetail(running, { contentHash, runningHash, revision }, from)
  agreement.append({ version, actor, action: 'activated', detail })
  if (from <= agreement.now) supersedeOthers(agreement, version, agreement.now)
  const stakeholders = terms.stakeholders.map(({ id }) => id)
  if (stakeholders.length === 0) return
  agreement.append({ version, actor: SYSTEM, action: 'distributed', detail: { stakeholders } })
}
