import type { Actor } from './actor.js'
import type { StepWish } from './approval.js'
import type { LifecycleParts } from './lifecycleParts.js'
import type { StepOutcome } from './outcomes.js'
import { takeStep } from './takeStep.js'

/** Confirms, as a stakeholder, having the final copy. */
export function acknowledge(parts: LifecycleParts, actor: Actor, wish: StepWish): Promise<StepOutcome> {
  const { version, contentHash } = wish
  return takeStep(parts, actor, 'acknowledge', wish, ({ agreement, as, actor: by }) => {
    const detail = { stakeholder: as!.id, contentHash }
    agreement.append({ version, actor: by, action: 'acknowledged', detail })
    return undefined
  })
}
