import { objectToPassword } from './objections.js'
import type { PeopleRoom, PersonOutcome } from './people.js'

const refuse = (code: string, message: string): PersonOutcome => ({
  __typename: 'InvalidPerson',
  code,
  message,
})

const WRONG = 'the current password is wrong'

/** Changes the password of who asks, and ends every other session of theirs. */
export async function changePassword(
  room: PeopleRoom,
  input: { readonly current: string; readonly next: string },
  who: { readonly id: string; readonly sessionId: string | null },
): Promise<PersonOutcome> {
  const person = await room.find(who.id)
  if (person === null) return refuse('CURRENT', WRONG)
  const objection = objectToPassword(input.next)
  if (objection !== null) return { __typename: 'InvalidPerson', ...objection }
  // Stands where an address stands for signing in: tries at a change are counted for themselves.
  const place = `change ${person.id}`
  const waitSeconds = await room.attempts.take(person.email, place)
  if (waitSeconds !== null) return refuse('RATE_LIMITED', `wait ${waitSeconds} s before the next try`)
  if (!(await room.passwords.matches(person.password, input.current))) {
    return refuse('CURRENT', WRONG)
  }
  await room.attempts.forgive(person.email, place)
  const password = await room.passwords.hash(input.next)
  const change = await room.change(
    person.id,
    (now) =>
      now.password === person.password
        ? { person: { ...now, password } }
        : { refusal: refuse('CURRENT', WRONG) },
    who.sessionId,
  )
  return change?.refusal ?? { __typename: 'PasswordChanged' }
}
