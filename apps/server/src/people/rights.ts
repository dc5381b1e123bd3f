import type { PersonRole, PersonRow, Scope } from '../store/records.js'
import type { Viewer } from '../viewer/viewer.js'

/** What each role may do. */
export const SCOPES_OF_ROLE: Readonly<Record<PersonRole, readonly Scope[]>> = {
  viewer: ['read'],
  agent: ['read', 'participate'],
  manager: ['read', 'agreements'],
  representative: ['read', 'participate'],
  admin: ['admin'],
}

/** The viewer that a signed-in person is. */
export function viewerOfPerson(person: PersonRow, session: { id: string; expiresAt: number }): Viewer {
  const { id, email, name, role, language, parties } = person
  return {
    principal: `person:${email.toLowerCase()}`,
    kind: 'person',
    scopes: new Set(SCOPES_OF_ROLE[role]),
    board: null,
    parties: parties === null ? null : new Set(parties),
    person: { id, email, name, role, language },
    expiresAt: session.expiresAt,
    tokenPrefix: null,
    sessionId: session.id,
  }
}

/** Whether the person may still do and see what the viewer was let in with. */
export function hasSameRights({ person, parties }: Viewer, now: PersonRow): boolean {
  if (person?.role !== now.role) return false
  if (parties === null || now.parties === null) return parties === now.parties
  return parties.size === new Set(now.parties).size && now.parties.every((party) => parties.has(party))
}
