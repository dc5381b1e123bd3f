import { type Problem, parseTicketEvent, type TicketEvent } from '@tenggat/domain'
import type { ChangeMapping, FieldMapping, Mapping } from './mapping.js'
import { readTime } from './readTime.js'
import type { Row } from './template.js'

/** Why a row makes no event: the columns to look at, what is wrong, what would be right. */
export interface RowProblem {
  readonly column: string
  readonly message: string
  readonly expected: string
}

export type MappedRow =
  | { readonly ok: true; readonly event: TicketEvent }
  | { readonly ok: false; readonly problems: readonly RowProblem[] }

const OMIT = Symbol('omit')

/**
 * Makes the event of one row. Its sequence is the row's number, so rows of one instant keep the file's order.
 * @param isFirst no row before it made an event of its ticket
 */
export function mapRow(mapping: Mapping, row: Row, isFirst = true): MappedRow {
  const problems: RowProblem[] = []
  const { from, format, zone } = mapping.occurredAt
  const occurredAt = readTime(from.fill(row).trim(), format, zone)
  if (typeof occurredAt === 'string') {
    problems.push({ column: from.columns.join(', '), message: occurredAt, expected: expectedTime(format) })
  }
  const changes = mapping.changes
    .filter((change) => (isFirst || !change.once) && applies(change, row))
    .map((change) => mapChange(change, row, problems))
  if (problems.length > 0) return { ok: false, problems }
  const parsed = parseTicketEvent({
    source: mapping.source,
    ticketKey: mapping.ticketKey.fill(row),
    eventId: mapping.eventId.fill(row),
    occurredAt,
    sequence: row.number,
    changes,
  })
  if (parsed.ok) return { ok: true, event: parsed.value }
  return { ok: false, problems: parsed.problems.map((problem) => toRowProblem(problem, mapping, row)) }
}

const expectedTime = (format: Mapping['occurredAt']['format']): string =>
  format === 'iso' ? 'an ISO 8601 time' : `a number (${format})`

function applies(change: ChangeMapping, row: Row): boolean {
  for (const [column, values] of change.when) {
    if (!values.has(row.fields[column] ?? '')) return false
  }
  return true
}

function mapChange(change: ChangeMapping, row: Row, problems: RowProblem[]): Record<string, unknown> {
  const mapped: Record<string, unknown> = { kind: change.kind }
  for (const [attribute, field] of change.fields) {
    const value = mapField(field, row, problems)
    if (value !== OMIT) mapped[attribute] = typed(change.kind, attribute, value)
  }
  if (change.tags !== null)
    mapped.tags = [...new Set(change.tags.map((tag) => tag.fill(row)))].filter((tag) => tag !== '')
  return mapped
}

/** An empty text clears the attribute: a row of a log tells the whole state. */
function mapField(field: FieldMapping, row: Row, problems: RowProblem[]): string | null | typeof OMIT {
  const text = field.from.fill(row)
  if (field.values === null) return text === '' ? null : text
  const value = field.values.get(text)
  if (value !== undefined) return value
  if (field.otherwise.kind === 'text') return field.otherwise.text
  if (field.otherwise.kind === 'refuse') {
    const message = `"${text}" has no meaning in the mapping`
    problems.push({
      column: field.from.columns.join(', '),
      message,
      expected: [...field.values.keys()].join(' | '),
    })
  }
  return OMIT
}

/** The few attributes that are not texts. */
function typed(kind: ChangeMapping['kind'], attribute: string, value: string | null): unknown {
  if (kind === 'replied' && attribute === 'public')
    return value === 'true' ? true : value === 'false' ? false : value
  if (kind === 'rated') return value === null || value.trim() === '' ? value : Number(value)
  return value
}

/** Leads a problem of the event back to the columns that its value came from. */
function toRowProblem(problem: Problem, mapping: Mapping, row: Row): RowProblem {
  const [root, index, attribute] = problem.path
  const made = mapping.changes.filter((change) => applies(change, row))
  const change = root === 'changes' && typeof index === 'number' ? made[index] : undefined
  const template =
    change === undefined
      ? root === 'ticketKey' || root === 'eventId'
        ? mapping[root]
        : undefined
      : change.fields.get(String(attribute))?.from
  const column = template?.columns.join(', ') || problem.path.join('.')
  return { column, message: problem.message, expected: problem.expected ?? '' }
}
