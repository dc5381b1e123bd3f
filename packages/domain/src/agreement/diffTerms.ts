import { canonicalJson } from '../json/canonicalJson.js'
import { isRecord } from '../parse/readRecord.js'
import { UNSAID } from './reading/unsaid.js'
import type { AgreementTerms } from './terms.js'
import { formatTerms } from './writing/formatTerms.js'

/** One thing that differs between two versions of an agreement, in the words of its document. */
export interface AgreementChange {
  /** Where, outermost first; items of lists by their id: `targets.solve-p1.within`. */
  readonly path: string
  readonly kind: 'added' | 'removed' | 'changed'
  /** Null where there is nothing. */
  readonly before: unknown
  readonly after: unknown
}

type Fields = Readonly<Record<string, unknown>>

/** What tells the items of a list apart; lists that are not here are compared whole. */
const KEYS: Readonly<Record<string, string | null>> = {
  parties: 'id',
  stakeholders: 'id',
  services: 'id',
  targets: 'id',
  goals: 'id',
  obligations: 'id',
  clauses: 'id',
  routes: 'id',
  waivers: 'target',
  contacts: null,
  communications: null,
  beneficiaries: null,
}

/**
 * AGR-27: everything that differs. Items of lists are followed by their id, and told as a whole when they came or went; a list
 * whose items come in another order is one change that names both orders. No change means the same terms.
 */
export function diffTerms(before: AgreementTerms, after: AgreementTerms): readonly AgreementChange[] {
  return diffFields([], spelledOut(before), spelledOut(after))
}

/** The document with the little said that a reader of changes wants to compare. */
function spelledOut(terms: AgreementTerms): Fields {
  const { id, title, kind, level } = terms
  const document = formatTerms(terms)
  return { id, title, kind, level, term: {}, calendars: {}, ...document }
}

function diffFields(path: readonly string[], before: Fields, after: Fields): readonly AgreementChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key) => diffValue([...path, key], before[key], after[key]))
}

function diffValue(path: readonly string[], before: unknown, after: unknown): readonly AgreementChange[] {
  const key = path.length === 1 ? KEYS[path[0]!] : undefined
  if (key !== undefined) return diffItems(path, listOf(before), listOf(after), key)
  if (isRecord(before) && isRecord(after)) return diffFields(path, before, after)
  const [was, is] = [before ?? unsaidAt(path), after ?? unsaidAt(path)]
  if (canonicalJson(was) === canonicalJson(is)) return []
  const kind = was === null ? 'added' : is === null ? 'removed' : 'changed'
  return [{ path: path.join('.'), kind, before: was, after: is }]
}

/** What is meant where nothing is written, if that can be shown: `included` left out is not nothing but true. */
function unsaidAt(path: readonly string[]): unknown {
  if (path.length === 1) return null
  const unsaid = (UNSAID as Readonly<Record<string, Fields>>)[path[0]!]?.[path.at(-1)!]
  return typeof unsaid === 'object' || unsaid === undefined ? null : unsaid
}

interface Item {
  readonly fields: Fields
  /** Its id, or its place in the list. */
  readonly name: string
}

function diffItems(
  path: readonly string[],
  before: readonly Fields[],
  after: readonly Fields[],
  key: string | null,
): readonly AgreementChange[] {
  const [was, is] = [byKey(before, key), byKey(after, key)]
  const [wasKeys, isKeys] = [[...was.keys()], [...is.keys()]]
  const all = [...new Set([...wasKeys, ...isKeys])]
  const changes = all.flatMap((each) => diffItem(path, was.get(each), is.get(each)))
  const expected = [...wasKeys.filter((each) => is.has(each)), ...isKeys.filter((each) => !was.has(each))]
  if (canonicalJson(expected) === canonicalJson(isKeys)) return changes
  const [from, to] = key === null ? [before, after] : [wasKeys, isKeys]
  return [...changes, { path: path.join('.'), kind: 'changed', before: from, after: to }]
}

function diffItem(
  list: readonly string[],
  before: Item | undefined,
  after: Item | undefined,
): readonly AgreementChange[] {
  const path = [...list, (before ?? after)!.name]
  if (before !== undefined && after !== undefined) return diffFields(path, before.fields, after.fields)
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
