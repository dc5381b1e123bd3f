import type { Findings, Path } from '../../parse/findings.js'
import { readRecord } from '../../parse/readRecord.js'
import { readName } from '../../parse/readText.js'
import { SEVERITIES } from '../../ticket/status.js'
import type { AgreementTerms } from '../terms.js'

const SEVERITY_KEYS: ReadonlySet<string> = new Set(SEVERITIES)

/** Impact, then urgency, to the name of a priority; pairs left out have none. */
export function readPriorityMatrix(
  raw: unknown,
  path: Path,
  findings: Findings,
): AgreementTerms['priorityMatrix'] {
  if (raw === undefined || raw === null) return null
  const matrix: Record<string, Record<string, string>> = {}
  for (const [impact, row] of Object.entries(readRecord(raw, path, SEVERITY_KEYS, findings) ?? {})) {
    const cells: Record<string, string> = {}
    for (const [urgency, cell] of Object.entries(
      readRecord(row, [...path, impact], SEVERITY_KEYS, findings) ?? {},
    )) {
      const priority = readName(cell, [...path, impact, urgency], findings)
      if (priority !== undefined) cells[urgency] = priority
    }
    matrix[impact] = cells
  }
  return matrix
}
