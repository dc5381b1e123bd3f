import type { Findings, Path } from '../../parse/findings.js'
import { optional } from '../../parse/optional.js'
import { readList } from '../../parse/readList.js'
import { readRecord } from '../../parse/readRecord.js'
import type { Route, RouteStep } from '../promises.js'
import { readId } from './readId.js'
import { type Named, readReference } from './readReference.js'

const KEYS: ReadonlySet<string> = new Set(['id', 'targets', 'steps'])
const STEP_KEYS: ReadonlySet<string> = new Set(['agreement', 'target'])

/** A way a ticket may take through those who stand behind these terms. */
export function readRoute(raw: unknown, path: Path, named: Named, findings: Findings): Route | undefined {
  const record = readRecord(raw, path, KEYS, findings)
  if (record === undefined) return undefined
  const at = (key: string): Path => [...path, key]
  const some = { least: 0, most: 1_000 }
  const targets = readList(record.targets ?? [], at('targets'), some, findings, (item, place) =>
    readReference(item, place, 'target', named, findings),
  )
  if (targets !== undefined && new Set(targets).size < targets.length)
    findings.add('duplicate', at('targets'), 'a target is named twice', 'each once')
  return {
    id: readId(record.id, at('id'), findings),
    targets,
    steps: readList(record.steps, at('steps'), { least: 1, most: 50 }, findings, (item, place) =>
      readStep(item, place, findings),
    ),
  } as Route
}

/** An agreement's id, or it with the target meant. */
function readStep(raw: unknown, path: Path, findings: Findings): RouteStep | undefined {
  if (typeof raw === 'string') return { agreement: readId(raw, path, findings), target: null } as RouteStep
  const record = readRecord(raw, path, STEP_KEYS, findings)
  if (record === undefined) return undefined
  return {
    agreement: readId(record.agreement, [...path, 'agreement'], findings),
    target: optional(record.target, [...path, 'target'], findings, readId),
  } as RouteStep
}
