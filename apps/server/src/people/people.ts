import type { Pool } from 'pg'
import type { Clockwork } from '../clockwork.js'
import type { PersonRow } from '../store/personRecords.js'
import {
  endSessionsOf,
  findPerson,
  findPersonByEmail,
  insertPerson,
  isAnybodyThere,
  listPeople,
  writePerson,
} from '../store/queries/readPeople.js'
import type { Viewer } from '../viewer/viewer.js'
import { type Attempts, createAttempts } from './attempts.js'
import { changePassword } from './changePassword.js'
import { type CreatePerson, createPerson } from './createPerson.js'
import { createPasswords, type Passwords, TooBusy } from './passwords.js'
import { createSessions, type Sessions } from './sessions.js'
import { type UpdatePerson, updatePerson } from './updatePerson.js'

/** What became of a wish: `__typename` names a member of the schema's unions. */
export type PersonOutcome =
  | { readonly __typename: 'PersonCreated' | 'PersonUpdated'; readonly person: PersonRow }
  | { readonly __typename: 'PasswordChanged' }
  | {
      readonly __typename: 'InvalidPerson' | 'PersonNotFound' | 'IdempotencyKeyReused'
      readonly code: string
      readonly message: string
    }

/** The accounts of people, and their sessions. */
export interface People {
  readonly sessions: Sessions
  readonly attempts: Attempts
  list(): Promise<readonly PersonRow[]>
  isAnybodyThere(): Promise<boolean>
  /** Whether an account that works has this password; begins no session. */
  isPasswordOf(email: string, password: string): Promise<boolean>
  create(wish: CreatePerson, viewer: Viewer): Promise<PersonOutcome>
  update(wish: UpdatePerson): Promise<PersonOutcome>
  /** Ends the other sessions of the person. */
  changePassword(
    wish: { current: string; next: string },
    who: { id: string; sessionId: string | null },
  ): Promise<PersonOutcome>
}

export interface PeopleParts {
  readonly pool: Pool
  readonly clockwork: Pick<Clockwork, 'now' | 'monotonic' | 'randomToken' | 'uuid'>
  readonly report: (error: unknown) => void
}

/** What each use case is handed. */
export interface PeopleRoom {
  readonly passwords: Passwords
  readonly attempts: Attempts
  readonly now: () => number
  find(id: string): Promise<PersonRow | null>
  insert(person: PersonRow): Promise<PersonRow | null>
  write(person: PersonRow): Promise<PersonRow>
  /** `except` is the `sessionId` of the viewer whose session goes on. */
  endSessions(personId: string, except: string | null): Promise<void>
}

export function createPeople(parts: PeopleParts): People {
  const { pool, clockwork } = parts
  const passwords = createPasswords(() => clockwork.randomToken())
  const sessions = createSessions({ ...parts, passwords })
  const attempts = createAttempts()
  const room: PeopleRoom = {
    passwords,
    attempts,
    now: () => clockwork.now(),
    find: (id) => findPerson(pool, id),
    insert: (person) => insertPerson(pool, person),
    async write(person) {
      const written = await writePerson(pool, person)
      sessions.forgetAll()
      return written
    },
    async endSessions(personId, except) {
      const kept = except === null ? null : Buffer.from(except, 'hex')
      await endSessionsOf(pool, personId, kept, clockwork.now())
      sessions.forgetAll()
    },
  }
  return {
    sessions,
    attempts,
    list: () => listPeople(pool),
    isAnybodyThere: () => isAnybodyThere(pool),
    async isPasswordOf(email, password) {
      const person = await findPersonByEmail(pool, email)
      return person?.disabledAt === null && passwords.matches(person.password, password)
    },
    create: (wish, viewer) => unlessBusy(createPerson(room, wish, viewer)),
    update: (wish) => unlessBusy(updatePerson(room, wish)),
    changePassword: (wish, who) => unlessBusy(changePassword(room, wish, who)),
  }
}

async function unlessBusy(outcome: Promise<PersonOutcome>): Promise<PersonOutcome> {
  try {
    return await outcome
  } catch (error) {
    if (!(error instanceof TooBusy)) throw error
    return { __typename: 'InvalidPerson', code: 'RATE_LIMITED', message: 'try again in a few seconds' }
  }
}
