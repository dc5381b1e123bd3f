import type { Findings, Path } from '../../parse/findings.js'
import { readOneOf } from '../../parse/readOneOf.js'
import { readProse } from '../../parse/readProse.js'
import { readRecord } from '../../parse/readRecord.js'
import { CADENCES, type Communication } from '../people.js'
import { type Named, readReference } from './readReference.js'

const KEYS: ReadonlySet<string> = new Set(['from', 'to', 'about', 'cadence'])

/** Who tells whom about what, and how often. */
export function readCommunication(
  raw: unknown,
  path: Path,
  named: Named,
  findings: Findings,
): Communication | undefined {
  const record = readRecord(raw, path, KEYS, findings)
  if (record === undefined) return undefined
  const at = (key: string): Path => [...path, key]
  return {
    from: readReference(record.from, at('from'), 'stakeholder', named, findings),
    to: readReference(record.to, at('to'), 'stakeholder', named, findings),
    about: readProse(record.about, at('about'), findings),
    cadence: readOneOf(record.cadence, at('cadence'), 'cadence', CADENCES, findings),
  } as Communication
}
