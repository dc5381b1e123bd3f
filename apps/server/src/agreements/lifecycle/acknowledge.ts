import type { Actor } from './actor.js'
import type { StepInput } from './approval.js'
import type { LifecycleDeps } from './lifecycleDeps.js'
import type { StepOutcome } from './outcomes.js'
import { takeStep } from './takeStep.js'

/** Confirms, as a stakeholder, having the final copy. */
export function acknowledge(deps: LifecycleDeps, actor: Actor, input: StepInput): Promise<StepOutcome> {
  const { version, contentHash } = input
  return takeStep(deps, actor, 'acknowledge', input, ({ agreement, as, actor: by }) => {
    const detail = { stakeholder: as!.id, contentHash }
    agreement.append({ version, actor: by, action: 'acknowledged', detail })
    return undefined
  })
}
