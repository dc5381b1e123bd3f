import type { AgreementVersionRow } from '../../store/records.js'
import type { Actor } from './actor.js'
import type { AgreementCase } from './agreementCase.js'
import { asActor, type LifecycleDeps } from './lifecycleDeps.js'
import { NOT_FOUND, type StepOutcome } from './outcomes.js'
import { type Part, partIn, type Step, type StepRequest } from './steps.js'

export interface StepInput extends StepRequest {
  readonly id: string
  readonly version: number
}

export interface StepContext extends Part {
  readonly agreement: AgreementCase
  readonly row: AgreementVersionRow
}

/** Takes one step on one version, or says why not. `work` appends what happens; a refusal of its own is answered as it is. */
export function takeStep(
  deps: LifecycleDeps,
  actor: Actor,
  step: Step,
  input: StepInput,
  work: (versionContext: StepContext) => StepOutcome | undefined | Promise<StepOutcome | undefined>,
): Promise<StepOutcome> {
  return asActor(deps, actor, input.id, async (agreement): Promise<StepOutcome> => {
    const versionContext = agreement.versionContext(input.version)
    if (versionContext === undefined) return NOT_FOUND
    const may = partIn(step, versionContext, actor, input)
    if (!may.ok) return may.refusal
    const refusal = await work({ agreement, row: versionContext.row, ...may.part })
    return refusal ?? { outcome: 'AgreementChanged', id: input.id, version: input.version }
  })
}
