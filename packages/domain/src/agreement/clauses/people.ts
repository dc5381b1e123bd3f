import type { Path } from '../../parse/findings.js'
import { readName } from '../../parse/readText.js'
import { show } from '../../parse/show.js'
import { clause } from '../fields/clause.js'
import { type Context, type Field, optional, type TermsOf } from '../fields/field.js'
import { items, texts } from '../fields/lists.js'
import { reference } from '../fields/references.js'
import { choice, flag, id, name, nameOr, outsideId } from '../fields/scalars.js'

export const PARTY_ROLES = ['customer', 'provider', 'internal'] as const

const PARTY = {
  /** The same in every agreement the party is a side of: it is what people and tokens are scoped by. */
  id: outsideId(),
  /** Left out, its id. */
  name: nameOr('id'),
  role: choice('role', PARTY_ROLES),
}

/** One of the sides. */
export interface Party extends TermsOf<typeof PARTY> {}

export const parties = clause({
  section: 'people',
  fields: { parties: items(PARTY, { most: 200, fresh: { role: 'customer' } }) },
})

/** One sign, with a text before it and a domain behind it: enough to catch a slip, for only a mail can prove an address. */
const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)*$/

const email: Field<string> = {
  shape: { kind: 'text' },
  read: readEmail,
  write: (value) => value,
}

const STAKEHOLDER = {
  id: id(),
  name: name(),
  /** Id of a party of the same terms. */
  party: reference('parties'),
  /** What the person is in the agreement, e.g. `Service delivery manager`. */
  role: name(),
  /** What an account is matched by when somebody approves or signs. */
  email: optional(email),
  phone: optional(name()),
  responsibilities: texts(50),
  /** The agreement cannot be signed before this person has approved it. */
  approves: flag(false),
  /** Signs for the party; the agreement cannot be activated before. */
  signs: flag(false),
}

/** A person with a part in the agreement. */
export interface Stakeholder extends TermsOf<typeof STAKEHOLDER> {}

export const stakeholders = clause({
  section: 'people',
  fields: { stakeholders: items(STAKEHOLDER, { most: 200 }) },
})

function readEmail(raw: unknown, path: Path, { findings }: Context): string | undefined {
  const text = readName(raw, path, findings)
  if (text === undefined || EMAIL.test(text)) return text
  return findings.add('badEmail', path, `${show(raw)} is not an e-mail address`, 'name@example.com')
}
