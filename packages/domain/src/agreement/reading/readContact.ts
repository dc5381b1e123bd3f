import type { Findings, Path } from '../../parse/findings.js'
import { optional } from '../../parse/optional.js'
import { readOneOf } from '../../parse/readOneOf.js'
import { readProse } from '../../parse/readProse.js'
import { readRecord } from '../../parse/readRecord.js'
import { readName } from '../../parse/readText.js'
import { CONTACT_CHANNELS, type Contact } from '../people.js'
import { type Named, readReference } from './readReference.js'

const KEYS: ReadonlySet<string> = new Set(['party', 'channel', 'address', 'purpose', 'calendar'])

/** How a party is reached, and when. */
export function readContact(raw: unknown, path: Path, named: Named, findings: Findings): Contact | undefined {
  const record = readRecord(raw, path, KEYS, findings)
  if (record === undefined) return undefined
  const at = (key: string): Path => [...path, key]
  return {
    party: readReference(record.party, at('party'), 'party', named, findings),
    channel: readOneOf(record.channel, at('channel'), 'channel', CONTACT_CHANNELS, findings),
    address: readName(record.address, at('address'), findings),
    purpose: optional(record.purpose, at('purpose'), findings, readProse),
    calendar: optional(record.calendar, at('calendar'), findings, (name, place) =>
      readReference(name, place, 'calendar', named, findings),
    ),
  } as Contact
}
