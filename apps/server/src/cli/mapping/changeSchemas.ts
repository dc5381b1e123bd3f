import { ACTOR_KINDS, SEVERITIES, TICKET_STATUSES, type TicketChangeKind } from '@tenggat/domain'
import * as v from 'valibot'

/** A template of a mapping document: text with `{column}` places. */
export const templateText = v.pipe(v.string(), v.minLength(1))

const OTHERWISE = 'expected refuse, omit, or { text: … }'
const FIELD = "expected a text such as '{column}', or { from, values, otherwise }"

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

const severity = () => v.optional(field(v.picklist(SEVERITIES)))
const any = () => v.optional(field())
const when = v.optional(v.record(v.string(), v.union([v.string(), v.array(v.string())])))

const change = <K extends TicketChangeKind, F extends v.ObjectEntries>(kind: K, fields: F) =>
  v.strictObject({ kind: v.literal(kind), when, once: v.optional(v.boolean()), ...fields })

/** One schema a kind of change, telling it apart by `kind`. */
export const CHANGE_SCHEMAS = [
  change('opened', { subject: any() }),
  change('classified', {
    service: any(),
    requestType: any(),
    channel: any(),
    customer: any(),
    tags: v.optional(v.array(templateText)),
  }),
  change('prioritised', { priority: any(), impact: severity(), urgency: severity() }),
  change('assigned', { party: any(), team: any(), line: any(), agent: any() }),
  change('replied', { actor: field(v.picklist(ACTOR_KINDS)), public: field(v.picklist(['true', 'false'])) }),
  change('statusChanged', { to: field(v.picklist(TICKET_STATUSES)), reason: any() }),
  change('merged', { into: field() }),
  change('rated', { score: field(), outOf: field() }),
]

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
