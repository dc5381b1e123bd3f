import type { Path } from '../../parse/findings.js'
import { readRecord } from '../../parse/readRecord.js'
import { readName } from '../../parse/readText.js'
import { SEVERITIES, type Severity } from '../../ticket/status.js'
import { clause } from '../fields/clause.js'
import { match } from '../fields/conditions.js'
import { type Context, type Field, optional, type TermsOf } from '../fields/field.js'
import { items } from '../fields/lists.js'
import { flag, name, nameOr, outsideId } from '../fields/scalars.js'

const SERVICE = {
  /** The value that tickets carry. */
  id: outsideId(),
  /** Left out, its id. */
  name: nameOr('id'),
  /** AGR-8: excluded services get no clock. */
  included: flag(true),
}

/** A service in scope, or one that is explicitly out of it. */
export interface Service extends TermsOf<typeof SERVICE> {}

export const services = clause({ section: 'scope', fields: { services: items(SERVICE, { most: 1_000 }) } })

/** Which tickets are bound to the agreement when they open. */
export const appliesTo = clause({ section: 'scope', fields: { appliesTo: match() } })

type Row = Readonly<Partial<Record<Severity, string>>>
/** priority[impact][urgency]; pairs left out have none. */
export type PriorityMatrix = Readonly<Partial<Record<Severity, Row>>>

const matrix: Field<PriorityMatrix> = {
  shape: { kind: 'matrix' },
  read: readMatrix,
  write: (value) => value,
}

/** AGR-7: what priority a ticket has that states none. */
export const priorities = clause({
  section: 'scope',
  fields: {
    priorityMatrix: optional(matrix),
    /** For a ticket whose priority is neither stated nor derived. */
    defaultPriority: optional(name()),
  },
})

const LEGAL: ReadonlySet<string> = new Set(SEVERITIES)

function readMatrix(raw: unknown, path: Path, { findings }: Context): PriorityMatrix {
  const severities = (value: unknown, place: Path) =>
    Object.entries(readRecord(value, place, LEGAL, findings) ?? {})
  const rows = severities(raw, path).map(([impact, row]) => {
    const cells = severities(row, [...path, impact]).flatMap(([urgency, cell]) => {
      const priority = readName(cell, [...path, impact, urgency], findings)
      return priority === undefined ? [] : [[urgency, priority] as const]
    })
    return [impact, Object.fromEntries(cells)] as const
  })
  return Object.fromEntries(rows)
}
