import type { Findings, Path } from '../../parse/findings.js'
import { optional } from '../../parse/optional.js'
import { readProse } from '../../parse/readProse.js'
import { readRecord } from '../../parse/readRecord.js'
import { readName } from '../../parse/readText.js'
import type { Beneficiary } from '../people.js'

const KEYS: ReadonlySet<string> = new Set(['name', 'note'])

/** Somebody who gains by the agreement without being a side of it. */
export function readBeneficiary(raw: unknown, path: Path, findings: Findings): Beneficiary | undefined {
  const record = readRecord(raw, path, KEYS, findings)
  if (record === undefined) return undefined
  return {
    name: readName(record.name, [...path, 'name'], findings),
    note: optional(record.note, [...path, 'note'], findings, readProse),
  } as Beneficiary
}
