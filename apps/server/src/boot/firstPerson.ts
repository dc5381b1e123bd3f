import type { Log } from '../logger.js'
import type { People } from '../people/people.js'
import { SERVER } from '../viewer/viewer.js'
import { keepFirst, readKept } from './keptJson.js'

export interface KeptPerson {
  readonly email: string
  readonly password: string
}

const EMAIL = 'admin@tenggat.local'

/**
 * Sees to it that somebody can sign in: makes an admin when there is nobody yet, as the operator chose, or else, beside the embedded
 * database, with a password of its own that is kept in `file` (0600). Answers that one while its password still works.
 *
 * @param file null where no password may be made up
 */
export async function firstPerson(
  people: People,
  file: string | null,
  chosen: KeptPerson | null,
  randomPassword: () => string,
  log: Log,
): Promise<KeptPerson | null> {
  const isNew = !(await people.isAnybodyThere())
  if (chosen !== null) {
    if (isNew) await makeAdmin(people, chosen, log)
    return null
  }
  if (file === null) {
    if (isNew)
      log.warn('nobody can sign in yet; set TENGGAT_ADMIN_EMAIL and TENGGAT_ADMIN_PASSWORD, or createPerson')
    return null
  }
  let kept = readKept<KeptPerson>(file)
  if (kept === null && !isNew) return null
  if (kept === null) {
    const made = { email: EMAIL, password: randomPassword() }
    kept = keepFirst(file, made) === 'kept' ? made : readKept<KeptPerson>(file)!
  }
  if (isNew) await makeAdmin(people, kept, log)
  return (await people.isPasswordOf(kept.email, kept.password)) ? kept : null
}

async function makeAdmin(people: People, { email, password }: KeptPerson, log: Log): Promise<void> {
  const input = { email, password, name: 'Admin', role: 'admin', idempotencyKey: `first-${email}` } as const
  const outcome = await people.create(input, SERVER)
  // Another instance on the same database may have been first.
  if (outcome.outcome === 'InvalidPerson' && outcome.code !== 'EMAIL_TAKEN')
    throw new Error(`The first person cannot be made: ${outcome.message}.`)
  log.info({ email }, 'the first person can sign in')
}
