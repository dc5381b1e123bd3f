import type { Instant } from '@tenggat/domain'
import type { RefusalCode } from '@tenggat/words'
import { type DataSource, type EntityManager, IsNull, MoreThanOrEqual, Not, Raw } from 'typeorm'
import type { Clockwork } from '../clockwork.js'
import { type Actor, writeAudit } from '../store/queries/audit.js'
import type { PersonRow } from '../store/records.js'
import { personTable, sessionTable } from '../store/tables/people.tables.js'
import { notesOf } from './accountNotes.js'
import type { Attempts } from './attempts.js'
import type { Passwords } from './passwords.js'

/** The result of a request: `outcome` names a member of the schema's unions. */
export type PersonOutcome =
  | { readonly outcome: 'PersonCreated' | 'PersonUpdated'; readonly person: PersonRow }
  | { readonly outcome: 'PasswordChanged' }
  | {
      readonly outcome: 'InvalidPerson' | 'PersonNotFound' | 'IdempotencyKeyReused'
      readonly code: RefusalCode
      readonly message: string
    }

/** A person as it is to be, or why not. */
export type Change =
  | { readonly person: PersonRow; readonly refusal?: undefined }
  | { readonly person?: undefined; readonly refusal: PersonOutcome }

/** What each use case is handed. */
export interface AccountDeps {
  readonly accounts: Accounts
  readonly passwords: Passwords
  readonly attempts: Attempts
  readonly clockwork: Pick<Clockwork, 'now'>
  /** Rows about people have changed. */
  readonly onChange: () => void
  /** Somebody has tried too many passwords of an account. */
  readonly onLockedOut: (email: string, by: Actor) => Promise<void>
}

/** The rows about people. */
export interface Accounts {
  /**
   * By name, then e-mail.
   * @param after the person before the first; null for the beginning
   */
  list(limit: number, after: PersonRow | null): Promise<readonly PersonRow[]>
  isAnybodyThere(): Promise<boolean>
  /** Null also for what is no id at all. */
  find(id: string): Promise<PersonRow | null>
  findByEmail(email: string): Promise<PersonRow | null>
  /** Inserts unless the id or the e-mail is taken; false then. */
  insert(person: PersonRow, by: Actor): Promise<boolean>
  markSeen(id: string, at: Instant): Promise<void>
  /**
   * Changes an account as it stands, held meanwhile: two changes at once never undo each other. What `decide` refuses is not written.
   * With another password or a shut account its sessions end in the same moment; `except` is the `sessionId` of one that goes on.
   * @returns null when there is no such account
   */
  change(
    id: string,
    decide: (person: PersonRow) => Change,
    except: string | null,
    at: Instant,
    by: Actor,
  ): Promise<Change | null>
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function createAccounts(dataSource: DataSource): Accounts {
  const people = dataSource.getRepository(personTable)
  return {
    list(limit, after) {
      const all = people
        .createQueryBuilder('p')
        .orderBy('lower(p.name)')
        .addOrderBy('lower(p.email)')
        .limit(limit)
      if (after === null) return all.getMany()
      const { name, email } = after
      return all
        .where('(lower(p.name), lower(p.email)) > (lower(:name), lower(:email))', { name, email })
        .getMany()
    },
    isAnybodyThere: () => people.exists(),
    find: async (id) => (UUID.test(id) ? people.findOneBy({ id }) : null),
    findByEmail: (email) =>
      people.findOneBy({ email: Raw((column) => `lower(${column}) = lower(:email)`, { email }) }),
    insert: (person, by) =>
      dataSource.transaction(async (manager) => {
        const insert = manager.createQueryBuilder().insert().into(personTable).values(person)
        const { raw } = await insert.orIgnore().returning('id').execute()
        if (raw.length === 1) await writeAudit(manager, person.createdAt, by, ...notesOf(null, person))
        return raw.length === 1
      }),
    async markSeen(id, at) {
      await people.update(id, { lastSeenAt: at })
    },
    change: (id, decide, except, at, by) =>
      dataSource.transaction(async (manager) => {
        const before = await manager.findOne(personTable, {
          where: { id },
          lock: { mode: 'pessimistic_write' },
        })
        if (before === null) return null
        const change = decide(before)
        if (change.person === undefined) return change
        const { name, role, parties, password, disabledAt } = change.person
        await manager.update(personTable, id, { name, role, parties, password, disabledAt })
        if (password !== before.password || disabledAt !== null) await endSessionsOf(manager, id, except, at)
        await writeAudit(manager, at, by, ...notesOf(before, change.person))
        return change
      }),
  }
}

/** Ends every session of a person but one. */
async function endSessionsOf(
  manager: EntityManager,
  personId: string,
  except: string | null,
  at: Instant,
): Promise<void> {
  const open = { personId, endedAt: IsNull(), expiresAt: MoreThanOrEqual(at) }
  const others = except === null ? {} : { digest: Not(Buffer.from(except, 'hex')) }
  await manager.update(sessionTable, { ...open, ...others }, { endedAt: at })
}
