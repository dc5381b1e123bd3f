import { accept, type Result, refuse } from '../time/result.js'
import { Findings, type Path } from './findings.js'
import { readName } from './readText.js'

/** Reads one name of the outside world, such as a source's: 1 to 255 characters that can be stored (TKT-3). */
export function parseName(raw: unknown, path: Path = []): Result<string> {
  const findings = new Findings()
  const name = readName(raw, path, findings)
  return name === undefined ? refuse(...findings.problems) : accept(name)
}
