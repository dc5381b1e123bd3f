import type { RefusalCode } from '@tenggat/words'
import type { Viewer } from '../viewer/viewer.js'
import type { AccountDeps, PersonOutcome } from './accounts.js'
import { objectToPassword } from './objections.js'

const refuse = (code: RefusalCode, message: string): PersonOutcome => ({
  outcome: 'InvalidPerson',
  code,
  message,
})

/** Who asks, and finds their account again. */
export type PasswordOwner = Pick<Viewer, 'principal' | 'address' | 'sessionId'> & { readonly id: string }

const WRONG = 'the current password is wrong'

/** Changes the password of who asks, and ends every other session of theirs. */
export async function changePassword(
  deps: AccountDeps,
  input: { readonly current: string; readonly next: string },
  { principal, address, ...who }: PasswordOwner,
): Promise<PersonOutcome> {
  const person = await deps.accounts.find(who.id)
  if (person === null) return refuse('CURRENT', WRONG)
  const objection = objectToPassword(input.next)
  if (objection !== null) return { outcome: 'InvalidPerson', ...objection }
  // Stands where an address stands for signing in: tries at a change are counted for themselves.
  const place = `change ${person.id}`
  const by = { principal, address }
  const wait = await deps.attempts.take(person.email, place)
  if (wait?.isFirst) await deps.onLockedOut(person.email, by)
  if (wait !== null) return refuse('RATE_LIMITED', `wait ${wait.seconds} s before the next try`)
  if (!(await deps.passwords.matches(person.password, input.current))) {
    return refuse('CURRENT', WRONG)
  }
  await deps.attempts.forgive(person.email, place)
  const password = await deps.passwords.hash(input.next)
  const change = await deps.accounts.change(
    person.id,
    (now) =>
      now.password === person.password
        ? { person: { ...now, password } }
        : { refusal: refuse('CURRENT', WRONG) },
    who.sessionId,
    deps.clockwork.now(),
    by,
  )
  deps.onChange()
  return change?.refusal ?? { outcome: 'PasswordChanged' }
}
