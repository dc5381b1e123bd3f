import type { PeopleQuery, PersonRole, UpdatePersonInput } from '../../gql/manager.js'

export type Person = PeopleQuery['people'][number]

export const ROLES = ['viewer', 'agent', 'manager', 'representative', 'admin'] as const satisfies PersonRole[]

const SHORTEST_PASSWORD = 12

export interface PersonDraft {
  readonly name: string
  readonly email: string
  readonly role: PersonRole
  /** Empty: all. */
  readonly parties: readonly string[]
  /** Empty: stays as it is. */
  readonly password: string
  readonly disabled: boolean
}

export const firstDraft = (person: Person | null): PersonDraft => ({
  name: person?.name ?? '',
  email: person?.email ?? '',
  role: person?.role ?? 'viewer',
  parties: person?.parties ?? [],
  password: '',
  disabled: person !== null && person.disabledAt !== null,
})

/** A representative stands for somebody; a new person needs a password, a known one only a long enough new one. */
export function isComplete(draft: PersonDraft, person: Person | null): boolean {
  const longEnough = draft.password.length >= SHORTEST_PASSWORD
  return (
    draft.name.trim() !== '' &&
    draft.email.includes('@') &&
    (draft.role !== 'representative' || draft.parties.length > 0) &&
    (longEnough || (person !== null && draft.password === ''))
  )
}

/** Only what differs is asked for. */
export function changesOf(draft: PersonDraft, person: Person): UpdatePersonInput {
  const before = firstDraft(person)
  const parties = [...draft.parties]
  return {
    id: person.id,
    ...(draft.name !== before.name && { name: draft.name }),
    ...(draft.role !== before.role && { role: draft.role }),
    ...(parties.join('\n') !== before.parties.join('\n') && {
      parties: parties.length === 0 ? null : parties,
    }),
    ...(draft.disabled !== before.disabled && { disabled: draft.disabled }),
    ...(draft.password !== '' && { password: draft.password }),
  }
}
