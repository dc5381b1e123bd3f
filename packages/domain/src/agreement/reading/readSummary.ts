import type { Findings, Path } from '../../parse/findings.js'
import { optional } from '../../parse/optional.js'
import { readProse } from '../../parse/readProse.js'
import { readRecord } from '../../parse/readRecord.js'
import type { Summary } from '../terms.js'

const KEYS: ReadonlySet<string> = new Set(['purpose', 'success'])

/** What the agreement is about; a plain text is its purpose. */
export function readSummary(raw: unknown, path: Path, findings: Findings): Summary | null {
  if (raw === undefined || raw === null) return null
  if (typeof raw === 'string') return { purpose: readProse(raw, path, findings), success: null } as Summary
  const record = readRecord(raw, path, KEYS, findings)
  if (record === undefined) return null
  return {
    purpose: readProse(record.purpose, [...path, 'purpose'], findings),
    success: optional(record.success, [...path, 'success'], findings, readProse),
  } as Summary
}
