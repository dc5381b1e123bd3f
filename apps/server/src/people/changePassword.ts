import type { Viewer } from '../viewer/viewer.js'
import { objectToPassword } from './objections.js'
import type { PeopleRoom, PersonOutcome } from './people.js'

const refuse = (code: string, message: string): PersonOutcome => ({
  __typename: 'InvalidPerson',
  code,
  message,
})

/** Changes the password of who asks, and ends every other session of theirs. */
export async function changePassword(
  room: PeopleRoom,
  wish: { readonly current: string; readonly next: string },
  viewer: Viewer,
): Promise<PersonOutcome> {
  const person = viewer.person === null ? null : await room.find(viewer.person.id)
  if (person === null) return refuse('NO_PERSON', 'only a person who has signed in has a password')
  const objection = objectToPassword(wish.next)
  if (objection !== null) return { __typename: 'InvalidPerson', ...objection }
  // Stands where an address stands for signing in: tries at a change are counted for themselves.
  const place = `change ${person.id}`
  const waitSeconds = await room.attempts.take(person.email, place)
  if (waitSeconds !== null) return refuse('RATE_LIMITED', `wait ${waitSeconds} s before the next try`)
  if (!(await room.passwords.matches(person.password, wish.current))) {
    return refuse('CURRENT', 'the current password is wrong')
  }
  await room.attempts.forgive(person.email, place)
  await room.write({ ...person, password: await room.passwords.hash(wish.next) })
  await room.endSessions(person.id, viewer.sessionId)
  return { __typename: 'PasswordChanged' }
}
