import type { AgreementVersionRow } from '../../store/records.js'
import type { Actor } from './actor.js'
import type { AgreementCase } from './agreementCase.js'
import { asActor, type LifecycleParts } from './lifecycleParts.js'
import { NOT_FOUND, type StepOutcome } from './outcomes.js'
import { type Part, partIn, type Step, type StepRequest } from './steps.js'

export interface StepInput extends StepRequest {
  readonly id: string
  readonly version: number
}

export interface StepScene extends Part {
  readonly agreement: AgreementCase
  readonly row: AgreementVersionRow
}

/** Takes one step on one version, or says why not. `work` appends what happens; a refusal of its own is answered as it is. */
export function takeStep(
  parts: LifecycleParts,
  actor: Actor,
  step: Step,
  input: StepInput,
  work: (scene: StepScene) => StepOutcome | undefined | Promise<StepOutcome | undefined>,
): Promise<StepOutcome> {
  return asActor(parts, actor, input.id, async (agreement): Promise<StepOutcome> => {
    const scene = agreement.scene(input.version)
    if (scene === undefined) return NOT_FOUND
    const may = partIn(step, scene, actor, input)
    if (!may.ok) return may.refusal
    const refusal = await work({ agreement, row: scene.row, ...may.part })
    return refusal ?? { outcome: 'AgreementChanged', id: input.id, version: input.version }
  })
}
