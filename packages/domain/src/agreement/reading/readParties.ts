import type { Findings, Path } from '../../parse/findings.js'
import { readFlag } from '../../parse/readFlag.js'
import { readOneOf } from '../../parse/readOneOf.js'
import { readRecord } from '../../parse/readRecord.js'
import { readName } from '../../parse/readText.js'
import { PARTY_ROLES, type Party } from '../people.js'
import type { Service } from '../terms.js'

const PARTY_KEYS: ReadonlySet<string> = new Set(['id', 'name', 'role'])
const SERVICE_KEYS: ReadonlySet<string> = new Set(['id', 'name', 'included'])

/** One of the sides of the agreement. Its name, left out, is its id. */
export function readParty(raw: unknown, path: Path, findings: Findings): Party | undefined {
  const record = readRecord(raw, path, PARTY_KEYS, findings)
  if (record === undefined) return undefined
  const id = readName(record.id, [...path, 'id'], findings)
  const name = record.name === undefined ? id : readName(record.name, [...path, 'name'], findings)
  const role = readOneOf(record.role, [...path, 'role'], 'role', PARTY_ROLES, findings)
  return { id, name, role } as Party
}

/** A service in scope, or one that is explicitly out of it. Its id is the value that tickets carry. */
export function readService(raw: unknown, path: Path, findings: Findings): Service | undefined {
  const record = readRecord(raw, path, SERVICE_KEYS, findings)
  if (record === undefined) return undefined
  const id = readName(record.id, [...path, 'id'], findings)
  const name = record.name === undefined ? id : readName(record.name, [...path, 'name'], findings)
  const included = readFlag(record.included, [...path, 'included'], true, findings)
  return { id, name, included } as Service
}
