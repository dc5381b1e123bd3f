import {
  CHANGE_FIELDS,
  type ChangeField,
  instantAfter,
  type LastRead,
  type Problem,
  type ReadTicketEvent,
  readTicketEvent,
  type WallTime,
} from '@tenggat/domain'
import { type Item, NoText } from './item.js'
import type { ChangeMapping, Conditions, FieldMapping, Mapping } from './mapping.js'
import { readTime } from './readTime.js'

/** Why an item makes no event: the places to look at (columns of a row, paths of JSON), what is wrong, what would be right. */
export interface ItemProblem {
  readonly code: string
  readonly place: string
  readonly message: string
  readonly expected: string
}

export type MappedItem =
  /** The event, what was cut of it and what its local time may mean; no event for an item that the mapping is not about. */
  | (ReadTicketEvent & { readonly ok: true; readonly time: WallTime })
  | { readonly ok: true; readonly event: null }
  | { readonly ok: false; readonly problems: readonly ItemProblem[] }

/** What the rows before say of a row of their ticket. */
export interface RowsBefore {
  /** None of them made an event. */
  readonly isFirst: boolean
  /** Null where there was none. */
  readonly last: LastRead | null
}

const NO_ROWS: RowsBefore = { isFirst: true, last: null }
const OMIT = Symbol('omit')

/**
 * Makes the event of one item. The place of a row's event is the row's number, so rows of one instant keep the file's order, and a row
 * that has moved in a file that grew is still the same event.
 */
export function mapItem(
  mapping: Mapping,
  source: string,
  item: Item,
  before: RowsBefore = NO_ROWS,
): MappedItem {
  try {
    return map(mapping, source, item, before)
  } catch (error) {
    if (!(error instanceof NoText)) throw error
    const { place, message } = error
    return { ok: false, problems: [{ code: 'wrongType', place, message, expected: 'a text or a number' }] }
  }
}

function map(mapping: Mapping, source: string, item: Item, { isFirst, last }: RowsBefore): MappedItem {
  if (!applies(mapping.when, item)) return { ok: true, event: null }
  const problems: ItemProblem[] = []
  const { from, format, zone } = mapping.occurredAt
  const time = readTime(from.fill(item).trim(), format, zone)
  if (typeof time === 'string') {
    const { expected } = format
    problems.push({ code: 'badInstant', place: from.places.join(', '), message: time, expected })
  }
  const made = mapping.changes.filter((change) => (isFirst || !change.once) && applies(change.when, item))
  const changes = made.map((change) => mapChange(change, item, problems))
  if (typeof time === 'string' || problems.length > 0) return { ok: false, problems }
  const parsed = readTicketEvent({
    source,
    ticketKey: mapping.ticketKey.fill(item),
    eventId: mapping.eventId.fill(item),
    occurredAt: instantAfter(time, last),
    place: item.number,
    changes,
  })
  if (parsed.ok) return { ok: true, ...parsed.value, time }
  return { ok: false, problems: parsed.problems.map((problem) => toItemProblem(problem, mapping, made)) }
}

function applies(conditions: Conditions, item: Item): boolean {
  for (const [place, values] of conditions) {
    if (!values.has(item.text(place))) return false
  }
  return true
}

function mapChange(change: ChangeMapping, item: Item, problems: ItemProblem[]): Record<string, unknown> {
  const mapped: Record<string, unknown> = { kind: change.kind }
  const fields: Readonly<Record<string, ChangeField>> = CHANGE_FIELDS[change.kind]
  for (const [attribute, field] of change.fields) {
    const value = mapField(field, item, problems)
    if (value !== OMIT) mapped[attribute] = typed(fields[attribute]!, value)
  }
  if (change.tags !== null)
    mapped.tags = [...new Set(change.tags.flatMap((tag) => tag.fillAll(item)))].filter((tag) => tag !== '')
  return mapped
}

/** An empty text clears the attribute: an item tells the whole state. */
function mapField(field: FieldMapping, item: Item, problems: ItemProblem[]): string | null | typeof OMIT {
  const text = field.from.fill(item)
  if (field.values === null) return text === '' ? null : text
  const value = field.values.get(text)
  if (value !== undefined) return value
  if (field.otherwise.kind === 'text') return field.otherwise.text
  if (field.otherwise.kind === 'refuse') {
    const message = `"${text.slice(0, LONGEST_SHOWN)}" has no meaning in the mapping`
    const expected = [...field.values.keys()].join(' | ')
    problems.push({ code: 'unknownValue', place: field.from.places.join(', '), message, expected })
  }
  return OMIT
}

const LONGEST_SHOWN = 200

/** The few attributes that are not texts. */
function typed({ type }: ChangeField, value: string | null): unknown {
  if (type === 'flag') return value === 'true' ? true : value === 'false' ? false : value
  if (type === 'score') return value === null || value.trim() === '' ? value : Number(value)
  return value
}

/** Leads a problem of the event back to the places that its value came from. */
function toItemProblem(problem: Problem, mapping: Mapping, made: readonly ChangeMapping[]): ItemProblem {
  const [root, index, attribute] = problem.path
  const template =
    root === 'ticketKey' || root === 'eventId'
      ? mapping[root]
      : made[typeof index === 'number' ? index : -1]?.fields.get(String(attribute))?.from
  const place = template?.places.join(', ') || problem.path.join('.')
  return { code: problem.code, place, message: problem.message, expected: problem.expected ?? '' }
}
