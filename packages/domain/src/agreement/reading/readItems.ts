import type { Findings, Path } from '../../parse/findings.js'
import { readList } from '../../parse/readList.js'

/** Reads one item of a list. Whatever it cannot read it leaves as a finding. */
export type ItemReader<T> = (item: unknown, path: Path, findings: Findings) => T | undefined

/** A list of things that carry an id, no two the same. Left out, it is empty, or missing where at least one is wanted. */
export function readItems<T extends { readonly id: string }>(
  raw: unknown,
  key: string,
  bounds: { readonly least: number; readonly most: number },
  findings: Findings,
  read: ItemReader<T>,
): readonly T[] {
  return readKeyed(raw, key, bounds, findings, read, 'id', (item) => item.id)
}

/** The same for things that are told apart by another of their fields, `name`. */
export function readKeyed<T>(
  raw: unknown,
  key: string,
  bounds: { readonly least: number; readonly most: number },
  findings: Findings,
  read: ItemReader<T>,
  name: string,
  keyOf: (item: T) => string,
): readonly T[] {
  if (raw === undefined || raw === null) {
    if (bounds.least > 0) findings.add('missing', [key], `the ${key} are missing`, 'a list')
    return []
  }
  const taken = new Set<string>()
  const readFresh = (item: unknown, path: Path): T | undefined => {
    const value = read(item, path, findings)
    const known = value === undefined ? undefined : (keyOf(value) as string | undefined)
    if (known !== undefined && taken.has(known)) {
      findings.add(
        'duplicate',
        [...path, name],
        `the ${name} "${known}" is used twice`,
        `${name === 'id' ? 'an' : 'a'} ${name} of its own`,
      )
    } else if (known !== undefined) taken.add(known)
    return value
  }
  return readList(raw, [key], bounds, findings, readFresh) ?? []
}
