import {
  type AgreementDocument,
  type AgreementTerms,
  type Fields,
  formatTerms,
  type Problem,
  parseAgreementTerms,
  type Result,
} from '@tenggat/domain'

export type Path = readonly (string | number)[]

export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A list, also where the document writes one value for a list of one. */
export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]

/**
 * The document the form edits: what a person would write, but with every shorthand written out, so that each field of the form has
 * one place in it. Reading it gives the same terms.
 */
export const documentOf = (terms: AgreementTerms): AgreementDocument => formatTerms(terms, 'full')

/** The terms that the form says, or everything that is wrong with it, each with its place. */
export const readForm = (document: AgreementDocument): Result<AgreementTerms, Problem> =>
  parseAgreementTerms(document)

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, part) => (at as Record<string | number, unknown> | undefined)?.[part],
    value,
  )
}

/** The same with another value in one place. Nothing (empty text, list or group, undefined) takes the field out. */
export function withValue<T>(whole: T, path: Path, value: unknown): T {
  const [part, ...rest] = path
  if (part === undefined) return value as T
  if (typeof part === 'number') {
    const items = [...listOf(whole)]
    items[part] = withValue(items[part], rest, value)
    return items as T
  }
  const fields: Fields = isRecord(whole) ? whole : {}
  const next = withValue(fields[part], rest, value)
  const { [part]: _before, ...others } = fields
  if (isNothing(next)) return others as T
  return (part in fields ? { ...fields, [part]: next } : { ...others, [part]: next }) as T
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

export function withoutItem<T>(whole: T, path: Path, index: number): T {
  return withValue(
    whole,
    path,
    listOf(valueAt(whole, path)).filter((_, at) => at !== index),
  )
}

/** Changes places with the item before. */
export function movedUp<T>(whole: T, path: Path, index: number): T {
  const items = [...listOf(valueAt(whole, path))]
  if (index < 1) return whole
  ;[items[index - 1], items[index]] = [items[index], items[index - 1]]
  return withValue(whole, path, items)
}

/** `targets[0].within`, as the server writes places. */
export const writePath = (path: Path): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  )

export interface PlacedProblem {
  readonly path: string
  readonly message: string
  readonly expected?: string | null | undefined
}

/** What is wrong at one field or inside it. */
export function problemsAt(problems: readonly PlacedProblem[], path: Path): string | null {
  const place = writePath(path)
  const found = problems.filter(
    (it) => it.path === place || it.path.startsWith(`${place}.`) || it.path.startsWith(`${place}[`),
  )
  if (found.length === 0) return null
  return found
    .map(({ message, expected }) => (expected == null ? message : `${message} (${expected})`))
    .join('; ')
}
