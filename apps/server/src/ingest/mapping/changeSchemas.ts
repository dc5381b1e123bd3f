import { CHANGE_FIELDS, type ChangeField, TICKET_CHANGE_KINDS, type TicketChangeKind } from '@tenggat/domain'
import * as v from 'valibot'

/** A template of a mapping document: text with `{place}` places. */
export const templateText = v.pipe(v.string(), v.minLength(1))

const OTHERWISE = 'expected refuse, omit, or { text: … }'
const FIELD = "expected a text such as '{place}', or { from, values, otherwise }"

/** A template, or one with a table of what its texts mean. `values` admits what the attribute takes. */
const field = (values: v.GenericSchema<unknown, string> = v.string()) => {
  const texts = v.strictObject({ text: values })
  const table = v.strictObject({
    from: templateText,
    values: v.optional(v.record(v.string(), values)),
    otherwise: v.optional(v.union([v.picklist(['refuse', 'omit']), texts], OTHERWISE)),
  })
  return v.union([templateText, table], FIELD)
}

export const when = v.optional(v.record(v.string(), v.union([v.string(), v.array(v.string())])))

/** What a mapping may say of an attribute: a table's texts must be words that the attribute takes. */
function schemaOf(declared: ChangeField): v.GenericSchema {
  if (declared.type === 'names') return v.optional(v.array(templateText))
  const schema =
    declared.type === 'word'
      ? field(v.picklist(declared.of))
      : declared.type === 'flag'
        ? field(v.picklist(['true', 'false']))
        : field()
  return declared.needed === true ? schema : v.optional(schema)
}

/** One schema a kind of change, telling it apart by `kind`; the attributes are the domain's. */
export const CHANGE_SCHEMAS = TICKET_CHANGE_KINDS.map((kind) => {
  const declared = Object.entries<ChangeField>(CHANGE_FIELDS[kind])
  const attributes = Object.fromEntries(declared.map(([name, each]) => [name, schemaOf(each)]))
  return v.strictObject({ kind: v.literal(kind), when, once: v.optional(v.boolean()), ...attributes })
})

export type FieldDocument =
  | string
  | {
      readonly from: string
      readonly values?: Readonly<Record<string, string>>
      readonly otherwise?: 'refuse' | 'omit' | { readonly text: string }
    }

export type ChangeDocument = {
  readonly kind: TicketChangeKind
  readonly when?: Readonly<Record<string, string | readonly string[]>>
  readonly tags?: readonly string[]
} & { readonly [attribute: string]: FieldDocument | undefined }
