import type { Findings, Path } from './findings.js'
import { show } from './show.js'

/** Yes or no; `unsaid` when it is left out. */
export function readFlag(raw: unknown, path: Path, unsaid: boolean, findings: Findings): boolean | undefined {
  if (raw === undefined || raw === null) return unsaid
  if (typeof raw === 'boolean') return raw
  return findings.add('wrongType', path, `${show(raw)} is not yes or no`, 'true or false')
}
