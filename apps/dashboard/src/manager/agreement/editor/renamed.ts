import { type Fields, isRecord, listOf, type Path } from './document.js'
import { type Field, type Referable, SECTIONS } from './sections.js'

const REFERABLE: readonly string[] = ['parties', 'stakeholders', 'targets'] satisfies Referable[]

/** The list whose items others name, if this is the place of the short name of one of its items. */
export function namedList(path: Path): Referable | null {
  const [list, , key] = path
  return path.length === 3 && key === 'id' && REFERABLE.includes(String(list)) ? (list as Referable) : null
}

/** The document with everything that names an item of the list by its old short name naming it by the new one. */
export function renamed<T>(document: T, list: Referable, before: string, after: string): T {
  const isTaken = listOf((document as Fields)[list]).some((item) => isRecord(item) && item.id === before)
  if (isTaken || before === '' || after === '') return document
  const follow = (value: unknown): unknown => (value === before ? after : value)
  return SECTIONS.reduce<unknown>((whole, { fields }) => renameIn(whole, fields, list, follow), document) as T
}

function renameIn(
  value: unknown,
  fields: readonly Field[],
  list: Referable,
  follow: (value: unknown) => unknown,
): unknown {
  if (!isRecord(value)) return value
  const inner = (field: Field, held: unknown): unknown => {
    if (field.kind === 'reference') return field.to === list ? follow(held) : held
    if (field.kind === 'references')
      return field.to !== list ? held : Array.isArray(held) ? held.map(follow) : follow(held)
    if (field.kind === 'group') return renameIn(held, field.fields, list, follow)
    if (field.kind !== 'items') return held
    return listOf(held).map((item) => renameIn(item, field.fields, list, follow))
  }
  const held = fields.filter(({ key }) => key in value)
  return { ...value, ...Object.fromEntries(held.map((field) => [field.key, inner(field, value[field.key])])) }
}
