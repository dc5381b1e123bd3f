import type { Findings, Path } from '../../parse/findings.js'
import { optional } from '../../parse/optional.js'
import { readFlag } from '../../parse/readFlag.js'
import { readList } from '../../parse/readList.js'
import { readProse } from '../../parse/readProse.js'
import { readRecord } from '../../parse/readRecord.js'
import { readName } from '../../parse/readText.js'
import { show } from '../../parse/show.js'
import type { Stakeholder } from '../people.js'
import { readId } from './readId.js'
import { type Named, readReference } from './readReference.js'

const KEYS: ReadonlySet<string> = new Set([
  'id',
  'name',
  'party',
  'role',
  'email',
  'phone',
  'responsibilities',
  'approves',
  'signs',
])

/** One sign, with a text before it and a domain behind it: enough to catch a slip, for only a mail can prove an address. */
const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)*$/

/** A person with a part in the agreement. */
export function readStakeholder(
  raw: unknown,
  path: Path,
  named: Named,
  findings: Findings,
): Stakeholder | undefined {
  const record = readRecord(raw, path, KEYS, findings)
  if (record === undefined) return undefined
  const at = (key: string): Path => [...path, key]
  const responsibilities = record.responsibilities ?? []
  const many = { least: 0, most: 50 }
  return {
    id: readId(record.id, at('id'), findings),
    name: readName(record.name, at('name'), findings),
    party: readReference(record.party, at('party'), 'party', named, findings),
    role: readName(record.role, at('role'), findings),
    email: optional(record.email, at('email'), findings, readEmail),
    phone: optional(record.phone, at('phone'), findings, readName),
    responsibilities: readList(responsibilities, at('responsibilities'), many, findings, (item, place) =>
      readProse(item, place, findings),
    ),
    approves: readFlag(record.approves, at('approves'), false, findings),
    signs: readFlag(record.signs, at('signs'), false, findings),
  } as Stakeholder
}

function readEmail(raw: unknown, path: Path, findings: Findings): string | undefined {
  const text = readName(raw, path, findings)
  if (text === undefined || EMAIL.test(text)) return text
  return findings.add('badEmail', path, `${show(raw)} is not an e-mail address`, 'name@example.com')
}
