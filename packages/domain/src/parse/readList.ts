import type { Findings, Path } from './findings.js'
import { show } from './show.js'

/** A list of `least` to `most` items, each read by `read`; items that could not be read are left out of the answer. */
export function readList<T>(
  raw: unknown,
  path: Path,
  bounds: { readonly least: number; readonly most: number },
  findings: Findings,
  read: (item: unknown, path: Path) => T | undefined,
): readonly T[] | undefined {
  if (!Array.isArray(raw)) return findings.add('wrongType', path, `${show(raw)} is not a list`, 'a list')
  if (raw.length < bounds.least || raw.length > bounds.most) {
    const expected = `${bounds.least} to ${bounds.most} items`
    return findings.add(
      raw.length === 0 ? 'empty' : 'tooLong',
      path,
      `the list has ${raw.length} items`,
      expected,
    )
  }
  const items: T[] = []
  for (let index = 0; index < raw.length; index++) {
    const item = read(raw[index], [...path, index])
    if (item !== undefined) items.push(item)
  }
  return items
}
