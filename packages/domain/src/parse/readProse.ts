import type { Findings, Path } from './findings.js'
import { readText } from './readText.js'

/** A free text that says something: at most 64 kB, not empty. */
export function readProse(raw: unknown, path: Path, findings: Findings): string | undefined {
  if (raw === '') return findings.add('empty', path, 'the text is empty', 'a text')
  return readText(raw, path, findings)
}
