import type { Pool } from 'pg'
import type { Clockwork } from '../clockwork.js'
import { digestOf } from '../tokens/tokenText.js'
import { createCredentialCache } from '../viewer/credentialCache.js'
import type { Credentials } from '../viewer/credentials.js'
import type { Viewer } from '../viewer/viewer.js'
import type { Passwords } from './passwords.js'
import {
  endSession,
  findPersonByEmail,
  findSession,
  insertSession,
  markPersonSeen,
  type SessionOfPerson,
} from './readPeople.js'
import { hasSameRights, viewerOfPerson } from './rights.js'

/** A session lasts a working day and is not prolonged: whoever leaves a screen alone is signed out by the next morning. */
export const SESSION_MS = 12 * 3_600_000
const SECRET_BYTES = 32
const SECRET = /^[A-Za-z0-9_-]{43}$/

/** People who have signed in. `authenticate` takes the cookie's value. */
export interface Sessions extends Credentials {
  /** Signs a person in; null when e-mail and password do not belong together, in the same time whatever is wrong. */
  begin(email: string, password: string): Promise<{ readonly cookie: string; readonly viewer: Viewer } | null>
  /** Signs out; a cookie that is none is left alone. */
  end(cookie: string): Promise<void>
  /** Rows about people have changed: nothing read before is believed. */
  forgetAll(): void
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>
}

export interface SessionParts {
  readonly pool: Pool
  readonly clockwork: Pick<Clockwork, 'now' | 'monotonic' | 'randomToken' | 'uuid'>
  readonly passwords: Passwords
  /** Told when noting that a person was seen fails; the request goes on. */
  readonly report: (error: unknown) => void
}

export function createSessions({ pool, clockwork, passwords, report }: SessionParts): Sessions {
  const cache = createCredentialCache<SessionOfPerson>({
    clockwork,
    report,
    find: (digest) => findSession(pool, Buffer.from(digest, 'hex')),
    idOf: ({ person }) => person.id,
    markSeen: (id, at) => markPersonSeen(pool, id, at),
  })
  const stands = (row: SessionOfPerson | null): row is SessionOfPerson =>
    row !== null &&
    row.session.endedAt === null &&
    clockwork.now() < row.session.expiresAt &&
    row.person.disabledAt === null
  const keyOf = (cookie: string) => digestOf(cookie).toString('hex')

  return {
    async begin(email, password) {
      const person = await findPersonByEmail(pool, email)
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
      if (!(await insertSession(pool, session, person))) return null
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
    async isStanding(viewer) {
      if (viewer.sessionId === null) return false
      const row = await cache.find(viewer.sessionId)
      return stands(row) && hasSameRights(viewer, row.person)
    },
    async end(cookie) {
      if (!SECRET.test(cookie)) return
      await endSession(pool, digestOf(cookie), clockwork.now())
      cache.forget(keyOf(cookie))
    },
    forgetAll: () => cache.forgetAll(),
    settled: () => cache.settled(),
  }
}
