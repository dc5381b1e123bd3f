import type { Actor } from '../store/queries/audit.js'
import type { PersonRole, PersonRow } from '../store/records.js'
import type { AccountDeps, Change, PersonOutcome } from './accounts.js'
import { type Objection, objectToName, objectToParties, objectToPassword } from './objections.js'

/** What is left out stays. `parties` null: everything. */
export interface UpdatePerson {
  readonly id: string
  readonly name?: string | null
  readonly role?: PersonRole | null
  readonly parties?: readonly string[] | null
  readonly disabled?: boolean | null
  readonly password?: string | null
}

/** Changes an account. A new password or a disabled account ends its sessions; a new role or parties close its sockets. */
export async function updatePerson(
  deps: AccountDeps,
  input: UpdatePerson,
  by: Actor,
): Promise<PersonOutcome> {
  const known = await deps.accounts.find(input.id)
  if (known === null) return NOT_FOUND
  const objection = objectTo(input, known)
  if (objection !== null) return { outcome: 'InvalidPerson', ...objection }
  const password = input.password == null ? null : await deps.passwords.hash(input.password)
  const decide = (person: PersonRow): Change => {
    const refusal = objectTo(input, person)
    if (refusal !== null) return { refusal: { outcome: 'InvalidPerson', ...refusal } }
    const { name, role, parties } = mergedWith(input, person)
    const isDisabled = input.disabled ?? person.disabledAt !== null
    return {
      person: {
        ...person,
        ...{ role, name: name.trim() },
        parties: parties === null ? null : [...new Set(parties)].sort(),
        password: password ?? person.password,
        disabledAt: isDisabled ? (person.disabledAt ?? deps.clockwork.now()) : null,
      },
    }
  }
  const change = await deps.accounts.change(known.id, decide, null, deps.clockwork.now(), by)
  deps.onChange()
  if (change === null) return NOT_FOUND
  return change.refusal ?? { outcome: 'PersonUpdated', person: change.person }
}

const NOT_FOUND: PersonOutcome = {
  outcome: 'PersonNotFound',
  code: 'NOT_FOUND',
  message: 'There is no such person',
}

const mergedWith = (input: UpdatePerson, person: PersonRow) => ({
  name: input.name ?? person.name,
  role: input.role ?? person.role,
  parties: input.parties === undefined ? person.parties : input.parties,
})

function objectTo(input: UpdatePerson, person: PersonRow): Objection | null {
  const { name, role, parties } = mergedWith(input, person)
  return (
    objectToName(name) ??
    objectToParties(role, parties) ??
    (input.password == null ? null : objectToPassword(input.password))
  )
}
