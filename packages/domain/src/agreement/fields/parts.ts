import type { Path } from '../../parse/findings.js'
import { readRecord } from '../../parse/readRecord.js'
import {
  type Context,
  type Field,
  type FieldMap,
  type Fields,
  type NamesOf,
  namedFields,
  neededFor,
  type TermsOf,
  writeFields,
} from './field.js'

export interface GroupRules<M> {
  /** The field that a plain text stands for, where nothing else is said. */
  readonly short?: keyof M & string
  /** What no field can say by itself. What could not be read is undefined. */
  readonly check?: (part: TermsOf<M>, path: Path, context: Context) => void
}

/** Fields that belong together. */
export const group = <M extends FieldMap>(
  fields: M,
  { short, check }: GroupRules<M> = {},
): Field<TermsOf<M>, NamesOf<M>> => ({
  shape: { kind: 'group', fields },
  read: (raw, path, context) => {
    const isShort = short !== undefined && typeof raw === 'string'
    const part = isShort
      ? readShort(fields, short, raw, path, context)
      : (readFields(fields, raw, path, context) as TermsOf<M> | undefined)
    if (part !== undefined) check?.(part as TermsOf<M>, path, context)
    return part as TermsOf<M> | undefined
  },
  write: (value, style) => {
    const written = writeFields(fields, value as Fields, style)
    const isShort = style === 'short' && Object.keys(written).length === 1
    return isShort && short !== undefined && short in written ? written[short] : written
  },
  needs: (value) => neededFor(fields, value as Fields),
})

/** A plain text that stands for one field; a problem with it has the place of the whole. */
function readShort(fields: FieldMap, short: string, raw: string, path: Path, context: Context): Fields {
  const read = Object.entries(fields).map(([key, field]) => [
    key,
    field.read(key === short ? raw : undefined, path, context),
  ])
  return Object.fromEntries(read)
}

/** Undefined when it is no bag of named values at all. */
function readFields(fields: FieldMap, raw: unknown, path: Path, context: Context): Fields | undefined {
  const named = namedFields(fields)
  const record = readRecord(raw, path, new Set(named.map(([name]) => name)), context.findings)
  if (record === undefined) return undefined
  const part: Record<string, unknown> = {}
  const inside = { ...context, beside: part }
  for (const [key, field] of Object.entries(fields)) {
    const name = field.called ?? key
    const value = field.read(record[name], [...path, name], inside)
    if (value !== undefined || !field.mayBeAbsent) part[key] = value
  }
  return part
}
