import { canonicalJson } from '../json/canonicalJson.js'
import { isRecord } from '../parse/readRecord.js'
import { type AgreementTerms, type AnyClause, CLAUSES } from './clauses/index.js'
import { fieldsOf, formatTerms } from './document/formatTerms.js'
import { type AnyField, type FieldMap, type Fields, namedFields } from './fields/field.js'

/** One thing that differs between two versions of an agreement, in the words of its document. */
export interface AgreementChange {
  /** Where, outermost first; items of lists by their id: `targets.solve-p1.within`. */
  readonly path: string
  readonly kind: 'added' | 'removed' | 'changed'
  /** Null where there is nothing. */
  readonly before: unknown
  readonly after: unknown
}

/**
 * AGR-27: everything that differs. Items of lists are followed by their id, and told as a whole when they came or went; a list
 * whose items come in another order is one change that names both orders. No change means the same terms.
 */
export function diffTerms(
  before: AgreementTerms,
  after: AgreementTerms,
  clauses: readonly AnyClause[] = CLAUSES,
): readonly AgreementChange[] {
  const fields = fieldsOf(clauses)
  const document = (terms: AgreementTerms) => ({
    ...alwaysSaid(fields, { ...terms }),
    ...formatTerms(terms, 'short', clauses),
  })
  return diffFields([], document(before), document(after), fields)
}

/** The little that goes unsaid but that a reader of changes wants to compare: which kind and level, and every part field by field. */
function alwaysSaid(fields: FieldMap, terms: Fields): Fields {
  const said = namedFields(fields).flatMap(([name, { shape, unsaid }]): [string, unknown][] => {
    if (shape.kind === 'choice') return [[name, terms[name]]]
    return shape.kind === 'group' || shape.kind === 'calendars' ? (isRecord(unsaid) ? [[name, {}]] : []) : []
  })
  return { id: terms.id, title: terms.title, ...Object.fromEntries(said) }
}

/** @param fields what is known of the fields compared; none where they are inside a value */
function diffFields(
  path: readonly string[],
  before: Fields,
  after: Fields,
  fields: FieldMap = {},
): readonly AgreementChange[] {
  const known = new Map(namedFields(fields))
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key) => diffValue([...path, key], before[key], after[key], known.get(key)))
}

function diffValue(
  path: readonly string[],
  before: unknown,
  after: unknown,
  field: AnyField | undefined,
): readonly AgreementChange[] {
  const shape = field?.shape
  if (shape?.kind === 'items' && path.length === 1)
    return diffItems(path, listOf(before), listOf(after), shape)
  if (isRecord(before) && isRecord(after))
    return diffFields(path, before, after, shape?.kind === 'group' ? shape.fields : {})
  const [was, is] = [before ?? meantBy(path, field), after ?? meantBy(path, field)]
  if (canonicalJson(was) === canonicalJson(is)) return []
  const kind = was === null ? 'added' : is === null ? 'removed' : 'changed'
  return [{ path: path.join('.'), kind, before: was, after: is }]
}

/** What is meant where nothing is written, if that can be shown: `included` left out is not nothing but true. */
function meantBy(path: readonly string[], field: AnyField | undefined): unknown {
  if (path.length === 1 || typeof field?.unsaid === 'object') return null
  return field?.unsaid ?? null
}

type Items = Extract<AnyField['shape'], { kind: 'items' }>

interface Item {
  readonly fields: Fields
  /** Its id, or its place in the list. */
  readonly name: string
}

function diffItems(
  path: readonly string[],
  before: readonly Fields[],
  after: readonly Fields[],
  { key, fields }: Items,
): readonly AgreementChange[] {
  const [was, is] = [byKey(before, key), byKey(after, key)]
  const [wasKeys, isKeys] = [[...was.keys()], [...is.keys()]]
  const all = [...new Set([...wasKeys, ...isKeys])]
  const changes = all.flatMap((each) => diffItem(path, was.get(each), is.get(each), fields))
  const expected = [...wasKeys.filter((each) => is.has(each)), ...isKeys.filter((each) => !was.has(each))]
  if (canonicalJson(expected) === canonicalJson(isKeys)) return changes
  const [from, to] = key === null ? [before, after] : [wasKeys, isKeys]
  return [...changes, { path: path.join('.'), kind: 'changed', before: from, after: to }]
}

function diffItem(
  list: readonly string[],
  before: Item | undefined,
  after: Item | undefined,
  fields: FieldMap,
): readonly AgreementChange[] {
  const path = [...list, (before ?? after)!.name]
  if (before !== undefined && after !== undefined)
    return diffFields(path, before.fields, after.fields, fields)
  const kind = before === undefined ? 'added' : 'removed'
  return [{ path: path.join('.'), kind, before: before?.fields ?? null, after: after?.fields ?? null }]
}

/** Items without an id are told apart by what they say, and, where two say the same, by their turn. */
function byKey(items: readonly Fields[], key: string | null): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>()
  items.forEach((fields, index) => {
    let own = key === null ? canonicalJson(fields) : String(fields[key])
    while (found.has(own)) own += ' again'
    found.set(own, { fields, name: key === null ? String(index) : own })
  })
  return found
}

const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? (value as Fields[]) : [])
