import type { Findings, Path } from '../../parse/findings.js'
import { show } from '../../parse/show.js'

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/

/** An id that is safe in addresses, file names and compound ids: letters, digits, dot, dash, underscore; at most 100. */
export function readId(raw: unknown, path: Path, findings: Findings): string | undefined {
  if (typeof raw === 'string' && ID.test(raw)) return raw
  const expected = 'letters, digits, ".", "-" and "_", beginning with a letter or digit, at most 100'
  if (raw === undefined) return findings.add('missing', path, 'the id is missing', expected)
  return findings.add('badId', path, `${show(raw)} is not an id`, expected)
}
