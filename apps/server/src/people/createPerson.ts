import { canonicalJson } from '@tenggat/domain'
import type { PersonRole, PersonRow } from '../store/records.js'
import { idOfInput } from '../viewer/credentials.js'
import type { Viewer } from '../viewer/viewer.js'
import type { AccountDeps, PersonOutcome } from './accounts.js'
import {
  type Objection,
  objectToEmail,
  objectToLanguage,
  objectToName,
  objectToParties,
  objectToPassword,
} from './objections.js'

export interface CreatePerson {
  readonly email: string
  readonly name: string
  readonly role: PersonRole
  readonly parties?: readonly string[] | null
  readonly password: string
  readonly language?: string | null
  readonly idempotencyKey: string
}

/** Makes an account; the same input under the same idempotency key makes one. */
export async function createPerson(
  deps: AccountDeps,
  input: CreatePerson,
  viewer: Pick<Viewer, 'principal' | 'address'>,
): Promise<PersonOutcome> {
  const parties = input.parties == null ? null : [...new Set(input.parties)].sort()
  const language = input.language ?? null
  const objection =
    objectToEmail(input.email.trim()) ??
    objectToName(input.name) ??
    objectToParties(input.role, parties) ??
    objectToPassword(input.password) ??
    objectToLanguage(language) ??
    objectToKey(input.idempotencyKey)
  if (objection !== null) return { outcome: 'InvalidPerson', ...objection }
  const asked: PersonRow = {
    ...{
      id: idOfInput(viewer.principal, `person ${input.idempotencyKey}`),
      role: input.role,
      parties,
      language,
    },
    email: input.email.trim(),
    name: input.name.trim(),
    password: await deps.passwords.hash(input.password),
    createdAt: deps.clockwork.now(),
    disabledAt: null,
    lastSeenAt: null,
  }
  if (await deps.accounts.insert(asked, viewer)) return { outcome: 'PersonCreated', person: asked }
  const standing = await deps.accounts.find(asked.id)
  if (standing === null) {
    return {
      outcome: 'InvalidPerson',
      code: 'EMAIL_TAKEN',
      message: 'there is an account with this email',
    }
  }
  const same = canonicalJson(saidOf(standing)) === canonicalJson(saidOf(asked))
  if (same && (await deps.passwords.matches(standing.password, input.password))) {
    return { outcome: 'PersonCreated', person: standing }
  }
  return {
    outcome: 'IdempotencyKeyReused',
    code: 'IDEMPOTENCY_KEY_REUSED',
    message: 'This idempotency key has made another person before',
  }
}

const saidOf = ({ email, name, role, parties, language }: PersonRow) => ({
  ...{ email, name, role, language },
  parties: parties === null ? null : [...parties],
})

function objectToKey(key: string): Objection | null {
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return null
  return { code: 'IDEMPOTENCY_KEY', message: 'idempotencyKey must have 1 to 200 visible ASCII characters' }
}
