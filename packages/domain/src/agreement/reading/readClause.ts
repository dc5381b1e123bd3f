import type { Findings, Path } from '../../parse/findings.js'
import { readProse } from '../../parse/readProse.js'
import { readRecord } from '../../parse/readRecord.js'
import { readName } from '../../parse/readText.js'
import type { Clause } from '../promises.js'
import { readId } from './readId.js'

const KEYS: ReadonlySet<string> = new Set(['id', 'title', 'text'])

/** A clause in prose. */
export function readClause(raw: unknown, path: Path, findings: Findings): Clause | undefined {
  const record = readRecord(raw, path, KEYS, findings)
  if (record === undefined) return undefined
  return {
    id: readId(record.id, [...path, 'id'], findings),
    title: readName(record.title, [...path, 'title'], findings),
    text: readProse(record.text, [...path, 'text'], findings),
  } as Clause
}
