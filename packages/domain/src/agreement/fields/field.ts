import { canonicalJson } from '../../json/canonicalJson.js'
import type { Findings, Path } from '../../parse/findings.js'
import { latestOf, type Release } from '../../release.js'

export type Fields = Readonly<Record<string, unknown>>

/** Parts of a document that other parts name, and what one thing in each is called. */
export const REFERABLE = {
  parties: 'party',
  stakeholders: 'stakeholder',
  calendars: 'calendar',
  targets: 'target',
} as const
export type Referable = keyof typeof REFERABLE

/** What a field can see while it is read. */
export interface Context {
  readonly findings: Findings
  /** The document is on record: what it says was accepted once, by the rules of then. */
  readonly isRecorded: boolean
  /** The document as it was written; whatever is wrong with it is told where it stands. */
  readonly document: Fields
  /** What has been read so far of the part that the field stands in. */
  readonly beside: Fields
  /** By which names the things of another part may be spoken of. */
  names(part: Referable): readonly string[]
}

/** What a field is like, for whoever shows it: a form, a page, a comparison. */
export type Shape =
  | {
      readonly kind: 'id' | 'text' | 'prose' | 'amount' | 'date' | 'number' | 'objective' | 'zone' | 'window'
    }
  | { readonly kind: 'texts' | 'thresholds' | 'match' | 'predicate' | 'calendars' | 'matrix' | 'flag' }
  | { readonly kind: 'choice'; readonly of: string; readonly options: readonly string[] }
  | { readonly kind: 'reference' | 'references'; readonly to: Referable }
  | { readonly kind: 'group'; readonly fields: FieldMap }
  | {
      readonly kind: 'items'
      readonly fields: FieldMap
      /** The field that tells items apart; null where they are told apart by all they say. */
      readonly key: string | null
      /** What a new item begins with. */
      readonly fresh: Fields
    }

/**
 * One field of a document: how it is read, how it is written, what it means when nothing is written. `T` is its value in the terms,
 * `Inner` the names of the fields inside it.
 */
export interface Field<T, Inner extends string = never> {
  readonly shape: Shape
  /** Undefined where it cannot be read; the reason is a finding then, and the whole document is refused. */
  read(raw: unknown, path: Path, context: Context): T | undefined
  /** As a person would write it, or with every shorthand written out. Null: nothing is to be said. */
  write(value: T, style: Style, beside: Fields): unknown
  /** What is meant where nothing is written, as it would be written. */
  readonly unsaid?: unknown
  /** The names by which other parts may speak of what is in it, read or not. */
  readonly names?: (raw: unknown) => readonly string[]
  /** Its name in the document where that is not its name in the terms. */
  readonly called?: string
  /** Left out, it is left out of the terms too. */
  readonly mayBeAbsent?: true
  /** AGR-84: the first release that knows it, where that is not the first of all. */
  readonly since?: Release
  /** The latest release that knows a value, where some can be said by later ones only. */
  needs?(value: T): Release | null
  /** Whether it has a meaning in a part that says this; it has one everywhere unless told. */
  readonly onlyFor?: (part: Fields) => boolean
  /** Never there: carries the names of the inner fields in the type. */
  readonly inner?: Inner
}

export type Style = 'short' | 'full'

// biome-ignore lint/suspicious/noExplicitAny: a field of anything; `unknown` would not admit writers of something.
export type AnyField = Field<any, string>
export type FieldMap = Readonly<Record<string, AnyField>>

type ValueOf<F> = F extends Field<infer T, string> ? T : never
type Absent<M> = { [K in keyof M]: M[K] extends { readonly mayBeAbsent: true } ? K : never }[keyof M]

/** The terms that fields make. */
export type TermsOf<M> = { readonly [K in Exclude<keyof M, Absent<M>>]: ValueOf<M[K]> } & {
  readonly [K in Absent<M>]?: ValueOf<M[K]>
}

type NameOf<K, F> = F extends { readonly called: infer Called extends string } ? Called : K & string
type WithInner<Name extends string, F> =
  F extends Field<infer _, infer Inner>
    ? Name | ([Inner] extends [never] ? never : `${Name}.${Inner}`)
    : never

/** The names of fields and of those inside them, as a document writes them: `targets`, `targets.within`. */
export type NamesOf<M> = { [K in keyof M]: WithInner<NameOf<K, M[K]>, M[K]> }[keyof M]

/** The fields by the names that a document gives them. */
export const namedFields = (fields: FieldMap): readonly (readonly [string, AnyField])[] =>
  Object.entries(fields).map(([key, field]) => [field.called ?? key, field])

/** The same field under another name in the document. */
export const called = <F extends AnyField, Name extends string>(
  name: Name,
  field: F,
): F & { readonly called: Name } => ({ ...field, called: name })

/** The same field, which no release before that one knows. */
export const since = <F extends AnyField>(release: Release, field: F): F => ({ ...field, since: release })

/** A field that may be left out: null then. */
export const optional = <T, Inner extends string>(field: Field<T, Inner>): Field<T | null, Inner> => ({
  ...field,
  read: (raw, path, context) => (raw === undefined || raw === null ? null : field.read(raw, path, context)),
  write: (value, style, beside) => (value === null ? null : field.write(value, style, beside)),
})

/** A field that means this where nothing is written. */
export const unsaid = <T, Inner extends string>(meant: unknown, field: Field<T, Inner>): Field<T, Inner> => ({
  ...field,
  unsaid: meant,
  read: (raw, path, context) => field.read(raw ?? meant, path, context),
})

/** A field that is left out of the terms where it is left out of the document. */
export const absent = <T>(field: Field<T>): Field<T> & { readonly mayBeAbsent: true } => ({
  ...field,
  mayBeAbsent: true,
  read: (raw, path, context) => (raw === undefined ? undefined : field.read(raw, path, context)),
})

/** What fields say as a document writes it, in their order: neither nothing nor what is meant without it. */
export const writeFields = (fields: FieldMap, terms: Fields, style: Style): Fields =>
  Object.fromEntries(saidIn(fields, terms, style).map(({ name, text }) => [name, text]))

/** AGR-84: the latest release that knows all that fields say; null where every one does. */
export const neededFor = (fields: FieldMap, terms: Fields): Release | null =>
  latestOf(saidIn(fields, terms, 'short').flatMap(({ field, value }) => [field.since, field.needs?.(value)]))

function saidIn(fields: FieldMap, terms: Fields, style: Style) {
  return Object.entries(fields).flatMap(([key, field]) => {
    const value = terms[key]
    if (value === undefined || value === null) return []
    const text = field.write(value, style, terms)
    const isSaid =
      text !== null && text !== undefined && !(field.unsaid !== undefined && isSame(text, field.unsaid))
    return isSaid ? [{ name: field.called ?? key, text, field, value }] : []
  })
}

const isSame = (left: unknown, right: unknown): boolean => canonicalJson(left) === canonicalJson(right)
