import { Findings, type Path } from '../../parse/findings.js'
import { readList } from '../../parse/readList.js'
import { readProse } from '../../parse/readProse.js'
import { isRecord } from '../../parse/readRecord.js'
import { latestOf } from '../../release.js'
import type { Context, Field, FieldMap, Fields, NamesOf, TermsOf } from './field.js'
import { type GroupRules, group } from './parts.js'

interface ListRules<M> extends GroupRules<M> {
  readonly most: number
  /** What a new item of a form begins with. */
  readonly fresh?: Fields
}

/** One value stands for a list of one. */
export const oneOrList = <T>(items: readonly T[]): T | readonly T[] =>
  items.length === 1 ? items[0]! : items

/** Texts that each say something. */
export const texts = (most: number): Field<readonly string[]> => ({
  shape: { kind: 'texts' },
  unsaid: [],
  read: (raw, path, { findings }) =>
    readList(raw ?? [], path, { least: 0, most }, findings, (item, place) =>
      readProse(item, place, findings),
    ),
  write: (value) => value,
})

/** Things that are told apart by all they say. */
export const list = <M extends FieldMap>(
  fields: M,
  { least = 0, most, fresh = {}, ...rules }: ListRules<M> & { readonly least?: number },
): Field<readonly TermsOf<M>[], NamesOf<M>> => {
  const item = group(fields, rules)
  return {
    shape: { kind: 'items', fields, key: null, fresh },
    unsaid: [],
    read: (raw, path, context) =>
      readList(least === 0 ? (raw ?? []) : raw, path, { least, most }, context.findings, (each, place) =>
        item.read(each, place, context),
      ),
    write: (value, style) => value.map((each) => item.write(each, style, {})),
    needs: (value) => latestOf(value.map((each) => item.needs?.(each))),
  }
}

interface ItemRules<M> extends ListRules<M> {
  /** The field that tells them apart; `id` unless another is named. */
  readonly key?: keyof M & string
  /** Whether a document may do without any. It may, unless this is given. */
  readonly mayBeNone?: (document: Fields) => boolean
}

/** Things with a name of their own, no two the same. */
export const items = <M extends FieldMap>(
  fields: M,
  { most, fresh = {}, key = 'id', mayBeNone, ...rules }: ItemRules<M>,
): Field<readonly TermsOf<M>[], NamesOf<M>> => {
  const item = group(fields, rules)
  const leastOf = (raw: unknown, document: Fields): number => {
    const isNone = raw === undefined || (Array.isArray(raw) && raw.length === 0)
    return mayBeNone === undefined || (isNone && mayBeNone(document)) ? 0 : 1
  }
  return {
    shape: { kind: 'items', fields, key, fresh },
    unsaid: [],
    read(raw, path, context) {
      const { findings } = context
      const least = leastOf(raw, context.document)
      if (raw === undefined || raw === null) {
        if (least > 0) findings.add('missing', path, `the ${path.at(-1)} are missing`, 'a list')
        return []
      }
      const take = refuseTwice(key, findings)
      return (
        readList(raw, path, { least, most }, findings, (each, place) =>
          take(item.read(each, place, context), place),
        ) ?? []
      )
    },
    write: (value, style) => value.map((each) => item.write(each, style, {})),
    needs: (value) => latestOf(value.map((each) => item.needs?.(each))),
    names: (raw) =>
      Array.isArray(raw) && raw.length <= most ? raw.flatMap((each) => nameIn(each, key, fields)) : [],
  }
}

function refuseTwice(key: string, findings: Findings) {
  const taken = new Set<unknown>()
  return <T>(item: T | undefined, path: Path): T | undefined => {
    const name = (item as Fields | undefined)?.[key]
    if (name !== undefined && taken.has(name)) {
      const expected = `${key === 'id' ? 'an' : 'a'} ${key} of its own`
      findings.add('duplicate', [...path, key], `the ${key} "${name}" is used twice`, expected)
    }
    taken.add(name)
    return item
  }
}

/** The name of an item, if it has one that can be read. */
function nameIn(item: unknown, key: string, fields: FieldMap): readonly string[] {
  if (!isRecord(item)) return []
  const name: unknown = fields[key]!.read(item[key], [], NOWHERE())
  return typeof name === 'string' ? [name] : []
}

const NOWHERE = (): Context => ({
  ...{ findings: new Findings(), isRecorded: false, document: {}, beside: {} },
  names: () => [],
})
