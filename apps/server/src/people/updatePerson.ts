import type { PersonRow } from '../store/personRecords.js'
import type { PersonRole } from '../store/records.js'
import { type Objection, objectToName, objectToParties, objectToPassword } from './objections.js'
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
  const known = UUID.test(wish.id) ? await room.find(wish.id) : null
  if (known === null) return NOT_FOUND
  const objection = objectTo(wish, known)
  if (objection !== null) return { __typename: 'InvalidPerson', ...objection }
  const password = wish.password == null ? null : await room.passwords.hash(wish.password)
  const change = await room.change(known.id, (person) => {
    const refusal = objectTo(wish, person)
    if (refusal !== null) return { refusal: { __typename: 'InvalidPerson', ...refusal } }
    const { name, role, parties } = wishedOf(wish, person)
    const isDisabled = wish.disabled ?? person.disabledAt !== null
    return {
      person: {
        ...person,
        ...{ role, name: name.trim() },
        parties: parties === null ? null : [...new Set(parties)].sort(),
        password: password ?? person.password,
        disabledAt: isDisabled ? (person.disabledAt ?? room.now()) : null,
      },
    }
  })
  if (change === null) return NOT_FOUND
  return change.refusal ?? { __typename: 'PersonUpdated', person: change.person }
}

const NOT_FOUND: PersonOutcome = {
  __typename: 'PersonNotFound',
  code: 'NOT_FOUND',
  message: 'There is no such person',
}

const wishedOf = (wish: UpdatePerson, person: PersonRow) => ({
  name: wish.name ?? person.name,
  role: wish.role ?? person.role,
  parties: wish.parties === undefined ? person.parties : wish.parties,
})

function objectTo(wish: UpdatePerson, person: PersonRow): Objection | null {
  const { name, role, parties } = wishedOf(wish, person)
  return (
    objectToName(name) ??
    objectToParties(role, parties) ??
    (wish.password == null ? null : objectToPassword(wish.password))
  )
}
