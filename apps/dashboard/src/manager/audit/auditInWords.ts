import type { AuditEntriesQuery } from '../../gql/manager.js'
import type { Words } from '../words/words.js'

export type AuditEntry = AuditEntriesQuery['auditEntries']['nodes'][number]

/** Someone or something as the audit names it, `kind:name`, as people would write it. */
export function nameInWords(name: string, { audit }: Words): string {
  if (name === 'server' || name === 'anonymous' || name === 'nobody') return audit[name]
  const [kind, ...rest] = name.split(':')
  const said = kind === 'person' || kind === 'token' || kind === 'source' ? audit.by[kind] : null
  return said === null ? name : said + rest.join(':')
}

/** What changed, a line each: `from → to`, or what was made, field by field; what was left empty is left out. */
export function detailInLines(detail: unknown, words: Words): readonly string[] {
  if (!isRecord(detail)) return []
  const { from, to } = detail
  const text = (value: unknown) => textOf(value, words)
  if (!('to' in detail)) return fieldsOf(detail, words)
  if (!isRecord(from) || !isRecord(to)) return [`${text(from)} → ${text(to)}`]
  return Object.keys(to).map((field) => `${nameOf(field, words)}: ${text(from[field])} → ${text(to[field])}`)
}

const nameOf = (field: string, { audit }: Words) => audit.fields[field] ?? field

const fieldsOf = (fields: Record<string, unknown>, words: Words) =>
  Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${nameOf(name, words)}: ${textOf(value, words)}`)

function textOf(value: unknown, words: Words): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'boolean') return words.audit.truth[`${value}`]
  if (Array.isArray(value)) return value.map((each) => textOf(each, words)).join(', ')
  if (isRecord(value)) return fieldsOf(value, words).join('; ')
  const known: Readonly<Record<string, string>> = { ...words.tokens.scopes, ...words.shell.role }
  return known[String(value)] ?? String(value)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
