import type { Findings, Path } from '../../parse/findings.js'
import { readList } from '../../parse/readList.js'
import { show } from '../../parse/show.js'
import { type Context, type Field, REFERABLE, type Referable } from './field.js'

/** The name of a thing in another part of the same document. */
export const reference = (to: Referable): Field<string> => ({
  shape: { kind: 'reference', to },
  read: (raw, path, context) => readReference(raw, path, to, context),
  write: (value) => value,
})

/** The same, and left out it is the only one there is. */
export const onlyReference = (to: Referable): Field<string> => ({
  ...reference(to),
  read: (raw, path, context) => {
    const known = context.names(to)
    return raw === undefined && known.length === 1 ? known[0] : readReference(raw, path, to, context)
  },
})

/** Several things of another part of the same document, each once. */
export const references = (to: Referable, most: number): Field<readonly string[]> => ({
  shape: { kind: 'references', to },
  unsaid: [],
  read: (raw, path, context) =>
    readDistinct(raw ?? [], path, { most, what: `a ${REFERABLE[to]}` }, context.findings, (item, place) =>
      readReference(item, place, to, context),
    ),
  write: (value) => value,
})

/** A list in which nothing stands twice; `what` names one of it. */
export function readDistinct(
  raw: unknown,
  path: Path,
  { most, what }: { readonly most: number; readonly what: string },
  findings: Findings,
  read: (item: unknown, path: Path) => string | undefined,
): readonly string[] | undefined {
  const items = readList(raw, path, { least: 0, most }, findings, read)
  if (items !== undefined && new Set(items).size < items.length)
    findings.add('duplicate', path, `${what} is named twice`, 'each once')
  return items
}

function readReference(
  raw: unknown,
  path: Path,
  to: Referable,
  { names, findings }: Context,
): string | undefined {
  const known = names(to)
  const what = REFERABLE[to]
  const expected = known.length === 0 ? `a ${what} of this document` : `one of ${known.join(', ')}`
  if (raw === undefined) return findings.add('missing', path, `the ${what} is missing`, expected)
  if (typeof raw === 'string' && known.includes(raw)) return raw
  const code = `unknown${what[0]!.toUpperCase()}${what.slice(1)}`
  return findings.add(code, path, `there is no ${what} ${show(raw)}`, expected)
}
