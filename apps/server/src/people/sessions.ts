import type { Instant } from '@tenggat/domain'
import { type DataSource, IsNull, LessThan } from 'typeorm'
import type { Clockwork } from '../clockwork.js'
import { writeAudit } from '../store/queries/audit.js'
import type { PersonRow, SessionRow } from '../store/records.js'
import { personTable, sessionTable } from '../store/tables/people.tables.js'
import { createCredentialCache } from '../viewer/credentialCache.js'
import { type Credentials, digestOf } from '../viewer/credentials.js'
import type { Viewer } from '../viewer/viewer.js'
import { subjectOf } from './accountNotes.js'
import type { Accounts } from './accounts.js'
import type { Passwords } from './passwords.js'
import { hasSameRights, viewerOfPerson } from './rights.js'

/** A session lasts a working day and is not prolonged: whoever leaves a screen alone is signed out by the next morning. */
export const SESSION_MS = 12 * 3_600_000
const SECRET_BYTES = 32
const SECRET = /^[A-Za-z0-9_-]{43}$/

/** People who have signed in. `authenticate` takes the cookie's value. */
export interface Sessions extends Credentials {
  /** Signs a person in; null when e-mail and password do not belong together, in the same time whatever is wrong. */
  begin(email: string, password: string, address?: string): Promise<Begun | null>
  /** Signs out; a cookie that is none is left alone. */
  end(cookie: string, address?: string): Promise<void>
  /** Rows about people have changed: nothing read before is believed. */
  forgetAll(): void
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>
}

export interface Begun {
  readonly cookie: string
  readonly viewer: Viewer
}

export interface SessionDeps {
  readonly dataSource: DataSource
  readonly accounts: Pick<Accounts, 'find' | 'findByEmail' | 'markSeen'>
  readonly clockwork: Pick<Clockwork, 'now' | 'monotonic' | 'randomToken' | 'uuid'>
  readonly passwords: Passwords
  /** Called when noting that a person was seen fails; the request goes on. */
  readonly report: (error: unknown) => void
}

interface SessionOfPerson {
  readonly session: SessionRow
  readonly person: PersonRow
}

export function createSessions(deps: SessionDeps): Sessions {
  const { dataSource, accounts, clockwork, passwords, report } = deps
  const sessions = dataSource.getRepository(sessionTable)
  const cache = createCredentialCache<SessionOfPerson>({
    clockwork,
    report,
    async find(digest) {
      const session = await sessions.findOneBy({ digest: Buffer.from(digest, 'hex') })
      const person = session === null ? null : await accounts.find(session.personId)
      return session === null || person === null ? null : { session, person }
    },
    idOf: ({ person }) => person.id,
    markSeen: (id, at) => accounts.markSeen(id, at),
  })
  const stands = (row: SessionOfPerson | null): row is SessionOfPerson =>
    row !== null &&
    row.session.endedAt === null &&
    clockwork.now() < row.session.expiresAt &&
    row.person.disabledAt === null
  const keyOf = (cookie: string) => digestOf(cookie).toString('hex')

  return {
    async begin(email, password, address) {
      const person = await accounts.findByEmail(email)
      const isRight = await passwords.matches(person?.password ?? null, password)
      if (person === null || !isRight || person.disabledAt !== null) return null
      const cookie = clockwork.randomToken(SECRET_BYTES)
      const now = clockwork.now()
      const session = {
        id: clockwork.uuid(),
        personId: person.id,
        digest: digestOf(cookie),
        createdAt: now,
        expiresAt: now + SESSION_MS,
        endedAt: null,
      }
      if (!(await insertSession(dataSource, session, person, address))) return null
      return { cookie, viewer: viewerOfPerson(person, { ...session, id: keyOf(cookie) }) }
    },
    async authenticate(cookie) {
      if (!SECRET.test(cookie)) return null
      const id = keyOf(cookie)
      const row = await cache.find(id)
      if (!stands(row)) return null
      cache.seen(row)
      return viewerOfPerson(row.person, { id, expiresAt: row.session.expiresAt })
    },
    async isValid(viewer) {
      if (viewer.sessionId === null) return false
      const row = await cache.find(viewer.sessionId)
      return stands(row) && hasSameRights(viewer, row.person)
    },
    async end(cookie, address) {
      if (!SECRET.test(cookie)) return
      await endSession(dataSource, digestOf(cookie), clockwork.now(), address)
      cache.forget(keyOf(cookie))
    },
    forgetAll: () => cache.forgetAll(),
    settled: () => cache.settled(),
  }
}

/**
 * Inserts, and clears away the person's sessions that have run out. Answers false, and inserts nothing, when the account was shut or
 * has another password since `person` was read.
 */
function insertSession(
  dataSource: DataSource,
  session: SessionRow,
  { id, email, password }: PersonRow,
  address: string | undefined,
): Promise<boolean> {
  return dataSource.transaction(async (manager) => {
    const where = { id, password, disabledAt: IsNull() }
    const entitled = await manager.findOne(personTable, { where, lock: { mode: 'pessimistic_read' } })
    if (entitled === null) return false
    await manager.delete(sessionTable, { personId: id, expiresAt: LessThan(session.createdAt) })
    await manager.insert(sessionTable, session)
    const subject = subjectOf({ email })
    const by = { principal: subject, address }
    await writeAudit(manager, session.createdAt, by, { action: 'signedIn', subject })
    return true
  })
}

/** Ends what has not ended; a digest of no session is left alone. */
function endSession(dataSource: DataSource, digest: Buffer, at: Instant, address?: string): Promise<void> {
  return dataSource.transaction(async (manager) => {
    const { affected } = await manager.update(sessionTable, { digest, endedAt: IsNull() }, { endedAt: at })
    if (affected !== 1) return
    const { personId } = await manager.findOneByOrFail(sessionTable, { digest })
    const subject = subjectOf(await manager.findOneByOrFail(personTable, { id: personId }))
    await writeAudit(manager, at, { principal: subject, address }, { action: 'signedOut', subject })
  })
}
