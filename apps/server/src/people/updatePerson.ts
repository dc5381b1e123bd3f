import type { PersonRole } from '../store/records.js'
import { objectToName, objectToParties, objectToPassword } from './objections.js'
import type { PeopleRoom, PersonOutcome } from './people.js'

/** What is left out stays. `parties` null: everything. */
export interface UpdatePerson {
  readonly id: string
  readonly name?: string | null
  readonly role?: PersonRole | null
  readonly parties?: readonly string[] | null
  readonly disabled?: boolean | null
  readonly password?: string | null
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Changes an account. A new password or a disabled account ends its sessions; a new role or parties close its sockets. */
export async function updatePerson(room: PeopleRoom, wish: UpdatePerson): Promise<PersonOutcome> {
  const person = UUID.test(wish.id) ? await room.find(wish.id) : null
  if (person === null) {
    return { __typename: 'PersonNotFound', code: 'NOT_FOUND', message: 'There is no such person' }
  }
  const name = wish.name ?? person.name
  const role = wish.role ?? person.role
  const parties = wish.parties === undefined ? person.parties : wish.parties
  const objection =
    objectToName(name) ??
    objectToParties(role, parties) ??
    (wish.password == null ? null : objectToPassword(wish.password))
  if (objection !== null) return { __typename: 'InvalidPerson', ...objection }
  const isDisabled = wish.disabled ?? person.disabledAt !== null
  const written = await room.write({
    ...person,
    ...{ role, name: name.trim() },
    parties: parties === null ? null : [...new Set(parties)].sort(),
    password: wish.password == null ? person.password : await room.passwords.hash(wish.password),
    disabledAt: isDisabled ? (person.disabledAt ?? room.now()) : null,
  })
  if (isDisabled || wish.password != null) await room.endSessions(person.id, null)
  return { __typename: 'PersonUpdated', person: written }
}
