import { acknowledge } from './acknowledge.js'
import { activate } from './activate.js'
import type { Actor } from './actor.js'
import { amendAgreement } from './amendAgreement.js'
import { approve, reject, requestApproval } from './approval.js'
import { commentOn } from './comment.js'
import { createAgreement } from './createAgreement.js'
import { reinstate, suspend, terminate, withdraw } from './endings.js'
import { importHolidays } from './importHolidays.js'
import type { LifecycleDeps } from './lifecycleDeps.js'
import { putCalendar } from './putCalendar.js'
import { putDocument } from './putDocument.js'
import { saveDraft } from './saveDraft.js'
import { sign } from './sign.js'

type UseCase<Input, Outcome> = (deps: LifecycleDeps, actor: Actor, input: Input) => Promise<Outcome>

const USE_CASES = {
  createAgreement,
  saveDraft,
  amendAgreement,
  commentOn,
  requestApproval,
  approve,
  reject,
  sign,
  activate,
  suspend,
  reinstate,
  terminate,
  withdraw,
  acknowledge,
  putCalendar,
  importHolidays,
  putDocument,
} as const

type UseCases = typeof USE_CASES

/** Everything people do to agreements, each in a transaction of its own: actor first, then what is asked for. */
export type Lifecycle = {
  readonly [Name in keyof UseCases]: UseCases[Name] extends UseCase<infer Input, infer Outcome>
    ? (actor: Actor, input: Input) => Promise<Outcome>
    : never
}

export function createLifecycle(deps: LifecycleDeps): Lifecycle {
  const bound = Object.entries(USE_CASES).map(([name, useCase]) => [
    name,
    (actor: Actor, input: never) => (useCase as UseCase<never, unknown>)(deps, actor, input),
  ])
  return Object.fromEntries(bound) as Lifecycle
}
