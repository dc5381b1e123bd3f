import { canonicalJson } from '@tenggat/domain'
import type { PersonRow } from '../store/personRecords.js'
import type { PersonRole } from '../store/records.js'
import { idOfWish } from '../viewer/idOfWish.js'
import type { Viewer } from '../viewer/viewer.js'
import {
  objectToEmail,
  objectToLanguage,
  objectToName,
  objectToParties,
  objectToPassword,
} from './objections.js'
import type { PeopleRoom, PersonOutcome } from './people.js'

export interface CreatePerson {
  readonly email: string
  readonly name: string
  readonly role: PersonRole
  readonly parties?: readonly string[] | null
  readonly password: string
  readonly language?: string | null
  readonly idempotencyKey: string
}

/** Makes an account; the same wish under the same idempotency key makes one. */
export async function createPerson(
  room: PeopleRoom,
  wish: CreatePerson,
  viewer: Pick<Viewer, 'principal'>,
): Promise<PersonOutcome> {
  const parties = wish.parties == null ? null : [...new Set(wish.parties)].sort()
  const language = wish.language ?? null
  const objection =
    objectToEmail(wish.email.trim()) ??
    objectToName(wish.name) ??
    objectToParties(wish.role, parties) ??
    objectToPassword(wish.password) ??
    objectToLanguage(language) ??
    objectToKey(wish.idempotencyKey)
  if (objection !== null) return { __typename: 'InvalidPerson', ...objection }
  const asked: PersonRow = {
    ...{
      id: idOfWish(viewer.principal, `person ${wish.idempotencyKey}`),
      role: wish.role,
      parties,
      language,
    },
    email: wish.email.trim(),
    name: wish.name.trim(),
    password: await room.passwords.hash(wish.password),
    createdAt: room.now(),
    disabledAt: null,
    lastSeenAt: null,
  }
  const made = await room.insert(asked)
  if (made !== null) return { __typename: 'PersonCreated', person: made }
  const standing = await room.find(asked.id)
  if (standing === null) {
    return {
      __typename: 'InvalidPerson',
      code: 'EMAIL_TAKEN',
      message: 'there is an account with this email',
    }
  }
  const same = canonicalJson(saidOf(standing)) === canonicalJson(saidOf(asked))
  if (same && (await room.passwords.matches(standing.password, wish.password))) {
    return { __typename: 'PersonCreated', person: standing }
  }
  return {
    __typename: 'IdempotencyKeyReused',
    code: 'IDEMPOTENCY_KEY_REUSED',
    message: 'This idempotency key has made another person before',
  }
}

const saidOf = ({ email, name, role, parties, language }: PersonRow) => ({
  ...{ email, name, role, language },
  parties: parties === null ? null : [...parties],
})

function objectToKey(key: string) {
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return null
  return { code: 'IDEMPOTENCY_KEY', message: 'idempotencyKey must have 1 to 200 visible ASCII characters' }
}
