import { type AnyField, type Fields, namedFields, REFERABLE, type Referable } from '@tenggat/domain'
import { isRecord, listOf, type Path } from './document.js'
import { FORM, type NamedField } from './sections.js'

/** The list whose items others name, if this is the place of the short name of one of its items. */
export function namedList(path: Path): Referable | null {
  const [list, , key] = path
  return path.length === 3 && key === 'id' && Object.hasOwn(REFERABLE, String(list))
    ? (list as Referable)
    : null
}

/** The document with everything that names an item of the list by its old short name naming it by the new one. */
export function renamed<T>(document: T, list: Referable, before: string, after: string): T {
  const isTaken = listOf((document as Fields)[list]).some((item) => isRecord(item) && item.id === before)
  if (isTaken || before === '' || after === '') return document
  const follow = (value: unknown): unknown => (value === before ? after : value)
  return FORM.reduce<unknown>((whole, { fields }) => renameIn(whole, fields, list, follow), document) as T
}

function renameIn(
  value: unknown,
  fields: readonly NamedField[],
  list: Referable,
  follow: (value: unknown) => unknown,
): unknown {
  if (!isRecord(value)) return value
  const inner = ({ shape }: AnyField, held: unknown): unknown => {
    if (shape.kind === 'reference') return shape.to === list ? follow(held) : held
    if (shape.kind === 'references')
      return shape.to !== list ? held : Array.isArray(held) ? held.map(follow) : follow(held)
    if (shape.kind === 'group') return renameIn(held, namedFields(shape.fields), list, follow)
    if (shape.kind !== 'items') return held
    return listOf(held).map((item) => renameIn(item, namedFields(shape.fields), list, follow))
  }
  const held = fields.filter(([name]) => name in value)
  return { ...value, ...Object.fromEntries(held.map(([name, field]) => [name, inner(field, value[name])])) }
}
