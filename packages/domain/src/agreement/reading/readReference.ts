import type { Findings, Path } from '../../parse/findings.js'
import { show } from '../../parse/show.js'

/** What the parts of one document may name. */
export interface Named {
  readonly party: readonly string[]
  readonly stakeholder: readonly string[]
  readonly calendar: readonly string[]
  readonly target: readonly string[]
}

/** The name of another part of the same document. */
export function readReference(
  raw: unknown,
  path: Path,
  what: keyof Named,
  named: Named,
  findings: Findings,
): string | undefined {
  const known = named[what]
  const expected = known.length === 0 ? `a ${what} of this document` : `one of ${known.join(', ')}`
  if (raw === undefined) return findings.add('missing', path, `the ${what} is missing`, expected)
  if (typeof raw === 'string' && known.includes(raw)) return raw
  const code = `unknown${what[0]!.toUpperCase()}${what.slice(1)}`
  return findings.add(code, path, `there is no ${what} ${show(raw)}`, expected)
}
