import type { DataSource } from 'typeorm'
import type { Clockwork } from '../clockwork.js'
import type { RequestContext } from '../graphql/context.js'
import { type Actor, type AuditNote, writeAudit } from '../store/queries/audit.js'
import type { PersonRow } from '../store/records.js'
import type { Viewer } from '../viewer/viewer.js'
import { subjectOf } from './accountNotes.js'
import { type AccountDeps, createAccounts, type PersonOutcome } from './accounts.js'
import { type Attempts, createAttempts } from './attempts.js'
import { changePassword, type PasswordOwner } from './changePassword.js'
import { type CreatePerson, createPerson } from './createPerson.js'
import { createPasswords, type PasswordCost, TooBusy } from './passwords.js'
import { createSessions, type Sessions } from './sessions.js'
import { type UpdatePerson, updatePerson } from './updatePerson.js'

/** The accounts of people, and their sessions. */
export interface People {
  readonly sessions: Sessions
  readonly attempts: Attempts
  /**
   * By name, then e-mail.
   * @param after id of the person before the first; null for the beginning
   * @returns null when there is no such person
   */
  list(limit: number, after: string | null): Promise<readonly PersonRow[] | null>
  isAnybodyThere(): Promise<boolean>
  /** Whether an account that works has this password; begins no session. */
  isPasswordOf(email: string, password: string): Promise<boolean>
  create(input: CreatePerson, viewer: Viewer): Promise<PersonOutcome>
  update(input: UpdatePerson, by: Actor): Promise<PersonOutcome>
  /** Notes that somebody did not get in by that name: with a wrong password, or too many of them. */
  refused(action: 'signInFailed' | 'lockedOut', email: string, by: Actor): Promise<void>
  /** Ends the other sessions of the person. */
  changePassword(input: { current: string; next: string }, who: PasswordOwner): Promise<PersonOutcome>
}

export interface PeopleContext extends RequestContext {
  readonly people: People
}

export interface PeopleDeps {
  readonly dataSource: DataSource
  readonly clockwork: Pick<Clockwork, 'now' | 'monotonic' | 'randomToken' | 'uuid'>
  readonly report: (error: unknown) => void
  /** Something that whoever keeps the server should look at. */
  readonly warn: (detail: object, message: string) => void
  /** Left out: what is safe. */
  readonly passwordCost?: PasswordCost
}

export function createPeople({ dataSource, clockwork, report, warn, passwordCost }: PeopleDeps): People {
  const accounts = createAccounts(dataSource)
  const passwords = createPasswords(() => clockwork.randomToken(), passwordCost)
  const sessions = createSessions({ dataSource, accounts, clockwork, passwords, report })
  const attempts = createAttempts()
  const onChange = () => sessions.forgetAll()
  // A name that no account has is not kept: it may be a password, typed into the wrong field.
  const refused = async (action: AuditNote['action'], email: string, by: Actor) => {
    const person = await accounts.findByEmail(email)
    const subject = person === null ? 'nobody' : subjectOf(person)
    await writeAudit(dataSource, clockwork.now(), by, { action, subject })
    if (action === 'lockedOut') warn({ subject, address: by.address }, 'too many tries at a password')
  }
  const onLockedOut = (email: string, by: Actor) => refused('lockedOut', email, by)
  const deps: AccountDeps = { accounts, passwords, attempts, clockwork, onChange, onLockedOut }
  return {
    sessions,
    attempts,
    async list(limit, after) {
      const before = after === null ? null : await accounts.find(after)
      return after !== null && before === null ? null : accounts.list(limit, before)
    },
    isAnybodyThere: accounts.isAnybodyThere,
    async isPasswordOf(email, password) {
      const person = await accounts.findByEmail(email)
      return person?.disabledAt === null && passwords.matches(person.password, password)
    },
    create: (input, viewer) => unlessBusy(createPerson(deps, input, viewer)),
    update: (input, by) => unlessBusy(updatePerson(deps, input, by)),
    refused,
    changePassword: (input, who) => unlessBusy(changePassword(deps, input, who)),
  }
}

async function unlessBusy(outcome: Promise<PersonOutcome>): Promise<PersonOutcome> {
  try {
    return await outcome
  } catch (error) {
    if (!(error instanceof TooBusy)) throw error
    return { outcome: 'InvalidPerson', code: 'RATE_LIMITED', message: 'try again in a few seconds' }
  }
}
