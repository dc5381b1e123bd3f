import type { Findings, Path } from './findings.js'
import { shorten, show } from './show.js'

/** Names that mean something to JavaScript itself; an input that carries one is an attack or a mistake. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** True for an object that is a bag of named values: no array, no date, no null. */
export function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) && !(raw instanceof Date)
}

/**
 * An object whose every key is one of `legal` (any key, if `legal` is null). Only own keys count, and a key whose value is
 * undefined counts as left out. The answer has no prototype, so reading a key that was not given yields undefined.
 */
export function readRecord(
  raw: unknown,
  path: Path,
  legal: ReadonlySet<string> | null,
  findings: Findings,
): Record<string, unknown> | undefined {
  if (!isRecord(raw)) return findings.add('wrongType', path, `${show(raw)} is not an object`, 'an object')
  const record: Record<string, unknown> = Object.create(null)
  for (const key of Object.keys(raw)) {
    if (FORBIDDEN_KEYS.has(key)) findings.add('forbiddenKey', [...path, key], `the key "${key}" is refused`)
    else if (legal !== null && !legal.has(key)) {
      findings.add(
        'unknownKey',
        [...path, shorten(key)],
        `${show(key)} is not known here`,
        `one of ${[...legal].join(', ')}`,
      )
    } else record[key] = raw[key]
  }
  return record
}
