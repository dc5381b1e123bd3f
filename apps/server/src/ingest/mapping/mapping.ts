import type { TicketChangeKind, TimeFormat } from '@tenggat/domain'
import type { Template } from './template.js'

/** Only items whose text at each place is one of the values. */
export type Conditions = ReadonlyMap<string, ReadonlySet<string>>

/** What a filled template becomes: itself, or what a table says. */
export interface FieldMapping {
  readonly from: Template
  /** Null: the text itself is the value. */
  readonly values: ReadonlyMap<string, string> | null
  /** What to do with a text that the table does not have: refuse the item, leave the attribute out, or this text. */
  readonly otherwise:
    | { readonly kind: 'refuse' }
    | { readonly kind: 'omit' }
    | { readonly kind: 'text'; readonly text: string }
}

export interface ChangeMapping {
  readonly kind: TicketChangeKind
  /** Which items make this change. */
  readonly when: Conditions
  /** Only a ticket's first row makes this change: what the log goes on to overwrite. */
  readonly once: boolean
  /** By attribute of the change; `tags` apart. */
  readonly fields: ReadonlyMap<string, FieldMapping>
  readonly tags: readonly Template[] | null
}

/** How a row of a table, or a JSON value, becomes a ticket event: the parsed form of a mapping document. */
export interface Mapping {
  /** Null where the document leaves it to whoever uses it. */
  readonly source: string | null
  /** Which items it is about; the others are passed over. */
  readonly when: Conditions
  readonly ticketKey: Template
  readonly eventId: Template
  readonly occurredAt: {
    readonly from: Template
    readonly format: TimeFormat
    /** Zone of times written without an offset; null: they are refused. */
    readonly zone: string | null
  }
  readonly delimiter: string
  readonly changes: readonly ChangeMapping[]
}

/** Every place the mapping reads, in the order in which it names them. */
export function placesOf(mapping: Mapping): readonly string[] {
  const templates = [mapping.ticketKey, mapping.eventId, mapping.occurredAt.from]
  const conditions = [...mapping.when.keys()]
  for (const change of mapping.changes) {
    conditions.push(...change.when.keys())
    for (const field of change.fields.values()) templates.push(field.from)
    templates.push(...(change.tags ?? []))
  }
  return [...new Set([...templates.flatMap((template) => template.places), ...conditions])]
}
