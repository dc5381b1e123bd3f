import type { Pool } from 'pg'
import type { Clockwork } from '../clockwork.js'
import { inTransaction } from '../store/inTransaction.js'
import type { PersonRow } from '../store/personRecords.js'
import type { Viewer } from '../viewer/viewer.js'
import { type Attempts, createAttempts } from './attempts.js'
import { changePassword } from './changePassword.js'
import { type CreatePerson, createPerson } from './createPerson.js'
import { createPasswords, type Passwords, TooBusy } from './passwords.js'
import {
  endSessionsOf,
  findPerson,
  findPersonByEmail,
  holdPerson,
  insertPerson,
  isAnybodyThere,
  listPeople,
  writePerson,
} from './readPeople.js'
import { createSessions, type Sessions } from './sessions.js'
import { type UpdatePerson, updatePerson } from './updatePerson.js'

/** The result of an input: `__typename` names a member of the schema's unions. */
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
  create(input: CreatePerson, viewer: Viewer): Promise<PersonOutcome>
  update(input: UpdatePerson): Promise<PersonOutcome>
  /** Ends the other sessions of the person. */
  changePassword(
    input: { current: string; next: string },
    who: { id: string; sessionId: string | null },
  ): Promise<PersonOutcome>
}

export interface PeopleParts {
  readonly pool: Pool
  readonly clockwork: Pick<Clockwork, 'now' | 'monotonic' | 'randomToken' | 'uuid'>
  readonly report: (error: unknown) => void
}

/** A person as it is to be, or why not. */
export type Change =
  | { readonly person: PersonRow; readonly refusal?: undefined }
  | { readonly person?: undefined; readonly refusal: PersonOutcome }

/** What each use case is handed. */
export interface PeopleRoom {
  readonly passwords: Passwords
  readonly attempts: Attempts
  readonly now: () => number
  find(id: string): Promise<PersonRow | null>
  insert(person: PersonRow): Promise<PersonRow | null>
  /**
   * Changes an account as it stands, held meanwhile: two changes at once never undo each other. What `decide` refuses is not written.
   * With another password or a shut account its sessions end in the same moment; `except` is the `sessionId` of one that goes on.
   * @returns null when there is no such account
   */
  change(id: string, decide: (person: PersonRow) => Change, except?: string | null): Promise<Change | null>
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
    async change(id, decide, except = null) {
      const change = await inTransaction(pool, async (client) => {
        const before = await holdPerson(client, id)
        if (before === null) return null
        const decided = decide(before)
        if (decided.person === undefined) return decided
        await writePerson(client, decided.person)
        const { password, disabledAt } = decided.person
        if (password !== before.password || disabledAt !== null) {
          const kept = except === null ? null : Buffer.from(except, 'hex')
          await endSessionsOf(client, id, kept, clockwork.now())
        }
        return decided
      })
      sessions.forgetAll()
      return change
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
    create: (input, viewer) => unlessBusy(createPerson(room, input, viewer)),
    update: (input) => unlessBusy(updatePerson(room, input)),
    changePassword: (input, who) => unlessBusy(changePassword(room, input, who)),
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
