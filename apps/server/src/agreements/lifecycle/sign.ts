import type { Actor } from './actor.js'
import type { LifecycleDeps } from './lifecycleDeps.js'
import { notAllowed, type StepOutcome } from './outcomes.js'
import { takeStep } from './takeStep.js'

export interface SignInput {
  readonly id: string
  readonly version: number
  readonly contentHash: string
  /** The name under the signature. */
  readonly name: string
}

const NAME = /^[^\p{Cc}\p{Cs}]{2,200}$/u

/** Signs the content with this hash as the stakeholder that the person is. */
export function sign(deps: LifecycleDeps, actor: Actor, input: SignInput): Promise<StepOutcome> {
  const { version, contentHash } = input
  return takeStep(deps, actor, 'sign', input, ({ agreement, row, as, actor: by }) => {
    const name = input.name.trim()
    if (!NAME.test(name)) return notAllowed(row.state, 'A signature needs a name of 2 to 200 characters')
    const detail = { stakeholder: as!.id, contentHash, name }
    agreement.append({ version, actor: by, action: 'signed', detail })
    return undefined
  })
}
