import {
  accept,
  type Problem,
  parseTimeFormat,
  type Result,
  refuse,
  TICKET_CHANGE_KINDS,
  TIME_FORMAT_NAMES,
  zoneNamed,
} from '@tenggat/domain'
import * as v from 'valibot'
import { type PlacedProblem, readYaml } from '../../agreements/readYaml.js'
import {
  CHANGE_SCHEMAS,
  type ChangeDocument,
  type FieldDocument,
  templateText,
  when,
} from './changeSchemas.js'
import { HEADER_MARK, stepsOf } from './item.js'
import { type ChangeMapping, type Conditions, type FieldMapping, type Mapping, placesOf } from './mapping.js'
import { compileTemplate } from './template.js'

const zoneName = v.pipe(
  v.string(),
  v.check(
    (name) => zoneNamed(name) !== null,
    (issue) => `${issue.received} is not a known time zone, e.g. Asia/Jakarta`,
  ),
)

const DOCUMENT = v.strictObject({
  source: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(255))),
  when,
  ticketKey: templateText,
  eventId: templateText,
  occurredAt: v.union(
    [
      templateText,
      v.strictObject({
        from: templateText,
        zone: v.optional(zoneName),
        format: v.optional(v.string()),
      }),
    ],
    "expected a text such as '{place}', or { from, zone, format }",
  ),
  delimiter: v.optional(v.pipe(v.string(), v.length(1)), ','),
  changes: v.pipe(
    v.array(v.variant('kind', CHANGE_SCHEMAS, `expected kind: one of ${TICKET_CHANGE_KINDS.join(', ')}`)),
    v.minLength(1),
  ),
})

/** Reads a mapping document (YAML). Every problem names its line and column. */
export function readMapping(text: string): Result<Mapping, PlacedProblem> {
  const yaml = readYaml(text)
  if (!yaml.ok) return yaml
  const parsed = v.safeParse(DOCUMENT, yaml.value.value)
  if (!parsed.success) return refuse(...yaml.value.place(parsed.issues.flatMap((issue) => problemsOf(issue))))
  const { source, ticketKey, eventId, occurredAt, delimiter, changes } = parsed.output
  const time = readTimeDocument(occurredAt)
  if (!time.ok) return refuse(...yaml.value.place(time.problems))
  return accept({
    source: source ?? null,
    when: compileConditions(parsed.output.when),
    ticketKey: compileTemplate(ticketKey),
    eventId: compileTemplate(eventId),
    occurredAt: time.value,
    delimiter,
    changes: changes.map((change) => compileChange(change as ChangeDocument)),
  })
}

type TimeDocument = v.InferOutput<typeof DOCUMENT>['occurredAt']

function readTimeDocument(document: TimeDocument): Result<Mapping['occurredAt']> {
  const { from, zone = null, format = 'iso' } = typeof document === 'string' ? { from: document } : document
  const path = ['occurredAt', 'format']
  const parsed = parseTimeFormat(format)
  if (!parsed.ok) {
    const expected = `${TIME_FORMAT_NAMES.join(', ')}, or a pattern such as dd/MM/yyyy HH:mm`
    return refuse(...parsed.problems.map((problem) => ({ ...problem, path, expected })))
  }
  if (parsed.value.zone === 'needed' && zone === null) {
    const message = `times written ${format} have no offset: say beside it of which zone they are`
    return refuse({ code: 'badMapping', path, message, expected: 'zone: Asia/Jakarta, or another' })
  }
  return accept({ from: compileTemplate(from), format: parsed.value, zone })
}

/** Reads the mapping of a source of JSON: its places are paths or headers, and nothing in it is about tables. */
export function readJsonMapping(text: string, source: string): Result<Mapping, PlacedProblem> {
  const read = readMapping(text)
  if (!read.ok) return read
  const problems: Problem[] = []
  const refuseKey = (path: Problem['path'], message: string) =>
    problems.push({ code: 'badMapping', path, message })
  if (read.value.source !== null && read.value.source !== source)
    refuseKey(['source'], `this is the mapping of another source; leave it out, or say ${source}`)
  for (const place of placesOf(read.value)) {
    if (!place.startsWith(HEADER_MARK) && stepsOf(place) === null)
      refuseKey([], `{${place}} is no path such as issue.tags[0], and no header such as @webhook-id`)
  }
  read.value.changes.forEach((change, index) => {
    if (change.once) refuseKey(['changes', index, 'once'], 'once is for the rows of a table')
  })
  const yaml = readYaml(text)
  return problems.length === 0 || !yaml.ok ? read : refuse(...yaml.value.place(problems))
}

function compileConditions(
  conditions: Readonly<Record<string, string | readonly string[]>> | undefined,
): Conditions {
  return new Map(
    Object.entries(conditions ?? {}).map(
      ([place, values]) => [place, new Set(typeof values === 'string' ? [values] : values)] as const,
    ),
  )
}

function compileChange({ kind, when: conditions, once, tags, ...fields }: ChangeDocument): ChangeMapping {
  const compiled = Object.entries(fields)
    .filter((entry): entry is [string, FieldDocument] => entry[1] !== undefined)
    .map(([name, field]) => [name, compileField(field)] as const)
  return {
    kind,
    when: compileConditions(conditions),
    once: (once as unknown) === true,
    fields: new Map(compiled),
    tags: tags === undefined ? null : tags.map(compileTemplate),
  }
}

function compileField(field: FieldDocument): FieldMapping {
  if (typeof field === 'string')
    return { from: compileTemplate(field), values: null, otherwise: { kind: 'refuse' } }
  const { from, values, otherwise } = field
  return {
    from: compileTemplate(from),
    values: values === undefined ? null : new Map(Object.entries(values)),
    otherwise:
      otherwise === undefined || otherwise === 'refuse'
        ? { kind: 'refuse' }
        : otherwise === 'omit'
          ? { kind: 'omit' }
          : { kind: 'text', text: otherwise.text },
  }
}

/** Of a value that may be written in several ways, the problems of the way that was meant: the one it fits in part. */
function problemsOf(
  issue: v.BaseIssue<unknown>,
  above: readonly (string | number)[] = [],
): readonly Problem[] {
  const path = [...above, ...(issue.path ?? []).map((item) => item.key as string | number)]
  const inner =
    issue.type === 'union' ? (issue.issues ?? []).filter((nested) => nested.path !== undefined) : []
  if (inner.length > 0) return inner.flatMap((nested) => problemsOf(nested, path))
  const unknown = issue.type === 'strict_object'
  return [{ code: unknown ? 'unknownKey' : 'badMapping', path, message: issue.message }]
}
