import type { RefusalCode } from '@tenggat/words'
import type { AccountDeps, PersonOutcome } from './accounts.js'
import { objectToPassword } from './objections.js'

const refuse = (code: RefusalCode, message: string): PersonOutcome => ({
  outcome: 'InvalidPerson',
  code,
  message,
})

const WRONG = 'the current password is wrong'

/** Changes the password of who asks, and ends every other session of theirs. */
export async function changePassword(
  deps: AccountDeps,
  input: { readonly current: string; readonly next: string },
  who: { readonly id: string; readonly sessionId: string | null },
): Promise<PersonOutcome> {
  const person = await deps.accounts.find(who.id)
  if (person === null) return refuse('CURRENT', WRONG)
  const objection = objectToPassword(input.next)
  if (objection !== null) return { outcome: 'InvalidPerson', ...objection }
  // Stands where an address stands for signing in: tries at a change are counted for themselves.
  const place = `change ${person.id}`
  const waitSeconds = await deps.attempts.take(person.email, place)
  if (waitSeconds !== null) return refuse('RATE_LIMITED', `wait ${waitSeconds} s before the next try`)
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
  )
  deps.onChange()
  return change?.refusal ?? { outcome: 'PasswordChanged' }
}
