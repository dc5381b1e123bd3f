import type { Findings, Path } from './findings.js'
import { show } from './show.js'

/** One of a closed list of words. `what` names the kind of word in the message: `status`, `metric`. */
export function readOneOf<T extends string>(
  raw: unknown,
  path: Path,
  what: string,
  legal: readonly T[],
  findings: Findings,
): T | undefined {
  if (typeof raw === 'string' && (legal as readonly string[]).includes(raw)) return raw as T
  if (raw === undefined)
    return findings.add('missing', path, `the ${what} is missing`, `one of ${legal.join(', ')}`)
  return findings.add(
    'unknownValue',
    path,
    `${show(raw)} is not a known ${what}`,
    `one of ${legal.join(', ')}`,
  )
}
