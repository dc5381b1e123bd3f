import type { Findings, Path } from '../../parse/findings.js'
import { readProse } from '../../parse/readProse.js'
import { readRecord } from '../../parse/readRecord.js'
import type { Waiver } from '../promises.js'
import { type Named, readReference } from './readReference.js'

const KEYS: ReadonlySet<string> = new Set(['target', 'reason', 'grantedBy'])

/** Leave for one target to promise less than the level above does. */
export function readWaiver(raw: unknown, path: Path, named: Named, findings: Findings): Waiver | undefined {
  const record = readRecord(raw, path, KEYS, findings)
  if (record === undefined) return undefined
  return {
    target: readReference(record.target, [...path, 'target'], 'target', named, findings),
    reason: readProse(record.reason, [...path, 'reason'], findings),
    grantedBy: readReference(record.grantedBy, [...path, 'grantedBy'], 'stakeholder', named, findings),
  } as Waiver
}
