import type { Findings, Path } from '../../parse/findings.js'
import { optional } from '../../parse/optional.js'
import { readOneOf } from '../../parse/readOneOf.js'
import { readProse } from '../../parse/readProse.js'
import { readRecord } from '../../parse/readRecord.js'
import { CADENCES } from '../people.js'
import type { Obligation } from '../promises.js'
import { readDate } from './readDate.js'
import { readId } from './readId.js'
import { type Named, readReference } from './readReference.js'

const KEYS: ReadonlySet<string> = new Set(['id', 'party', 'text', 'cadence', 'firstDue', 'owner'])

/** Something a party owes beside what clocks measure. */
export function readObligation(
  raw: unknown,
  path: Path,
  named: Named,
  findings: Findings,
): Obligation | undefined {
  const record = readRecord(raw, path, KEYS, findings)
  if (record === undefined) return undefined
  const at = (key: string): Path => [...path, key]
  return {
    id: readId(record.id, at('id'), findings),
    party: readReference(record.party, at('party'), 'party', named, findings),
    text: readProse(record.text, at('text'), findings),
    cadence: readOneOf(record.cadence, at('cadence'), 'cadence', CADENCES, findings),
    firstDue: optional(record.firstDue, at('firstDue'), findings, readDate),
    owner: optional(record.owner, at('owner'), findings, (owner, place) =>
      readReference(owner, place, 'stakeholder', named, findings),
    ),
  } as Obligation
}
