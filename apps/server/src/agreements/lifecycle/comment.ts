import type { Actor } from './actor.js'
import type { LifecycleDeps } from './lifecycleDeps.js'
import { notAllowed, type StepOutcome } from './outcomes.js'
import { takeStep } from './takeStep.js'

export interface CommentInput {
  readonly id: string
  readonly version: number
  readonly clause: string
  readonly text: string
}

/** No control characters besides line breaks and tabs. */
const TEXT = /^(?:[^\p{Cc}\p{Cs}]|[\n\t]){1,5000}$/u
const CLAUSE = /^[\p{L}\p{N}._\-[\]/]{1,200}$/u

/** Puts a remark on a clause into the log. */
export function commentOn(deps: LifecycleDeps, actor: Actor, input: CommentInput): Promise<StepOutcome> {
  const { id, version, clause } = input
  return takeStep(deps, actor, 'comment', { id, version }, ({ agreement, row, actor: by }) => {
    const text = input.text.trim()
    if (!TEXT.test(text) || !CLAUSE.test(clause)) {
      return notAllowed(row.state, 'A comment names a clause and has 1 to 5,000 characters')
    }
    agreement.append({ version, actor: by, action: 'commented', detail: { clause, text } })
    return undefined
  })
}
