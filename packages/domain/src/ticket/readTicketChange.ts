import type { Findings, Path } from '../parse/findings.js'
import { readList } from '../parse/readList.js'
import { readOneOf } from '../parse/readOneOf.js'
import { isRecord, readRecord } from '../parse/readRecord.js'
import { readLongName, readLongText, readName, readText } from '../parse/readText.js'
import { show } from '../parse/show.js'
import { isInstant } from '../time/instant.js'
import { DATE_TIME_FORM, readIsoInstant } from '../time/isoInstant.js'
import { CHANGE_FIELDS, type ChangeField, TICKET_CHANGE_KINDS, type TicketChange } from './changeFields.js'

const NAMES = { least: 0, most: 100 }

const LEGAL_KEYS = new Map(
  TICKET_CHANGE_KINDS.map((kind) => [kind, new Set(['kind', ...Object.keys(CHANGE_FIELDS[kind])])] as const),
)

/** One change of an event; notes what is wrong with it and answers undefined where that leaves nothing to use. */
export function readTicketChange(
  raw: unknown,
  path: Path,
  ticketKey: string | undefined,
  findings: Findings,
): TicketChange | undefined {
  if (!isRecord(raw))
    return findings.add('wrongType', path, `${show(raw)} is not a change`, 'an object with a kind')
  const kind = readOneOf(raw.kind, [...path, 'kind'], 'kind of change', TICKET_CHANGE_KINDS, findings)
  if (kind === undefined) return undefined
  const record = readRecord(raw, path, LEGAL_KEYS.get(kind)!, findings)!
  const change: Record<string, unknown> = { kind }
  for (const [key, field] of Object.entries<ChangeField>(CHANGE_FIELDS[kind])) {
    const given = record[key]
    if (given === undefined && !field.needed) continue
    if (given === null && field.clearable) change[key] = null
    else change[key] = readField(field, given, [...path, key], findings)
  }
  if (kind === 'rated') checkScale(change, path, findings)
  if (kind === 'merged' && change.into === ticketKey && ticketKey !== undefined) {
    findings.add(
      'badValue',
      [...path, 'into'],
      'a ticket cannot be merged into itself',
      'the key of another ticket',
    )
  }
  return change as unknown as TicketChange
}

function readField(field: ChangeField, raw: unknown, path: Path, findings: Findings): unknown {
  switch (field.type) {
    case 'text':
      return field.descriptive ? readLongText(raw, path, findings) : readText(raw, path, findings)
    case 'name':
      return field.descriptive ? readLongName(raw, path, findings) : readName(raw, path, findings)
    case 'names':
      return readList(firstOf(raw, path, findings), path, NAMES, findings, (item, place) =>
        readLongName(item, place, findings),
      )
    case 'flag':
      return readYesNo(raw, path, findings)
    case 'score':
      return readScore(raw, path, findings)
    case 'instant':
      return readMoment(raw, path, findings)
    case 'word':
      return readOneOf(raw, path, field.word, field.of, findings)
  }
}

/** TKT-17: of a list that is too long, its beginning. */
function firstOf(raw: unknown, path: Path, findings: Findings): unknown {
  if (!Array.isArray(raw) || raw.length <= NAMES.most) return raw
  findings.note('fieldCut', path, `the list has ${raw.length} items: kept are the first ${NAMES.most}`)
  return raw.slice(0, NAMES.most)
}

function readYesNo(raw: unknown, path: Path, findings: Findings): boolean | undefined {
  if (typeof raw === 'boolean') return raw
  return findings.add(
    raw === undefined ? 'missing' : 'wrongType',
    path,
    `${show(raw)} is not yes or no`,
    'true or false',
  )
}

/** As text, so that whoever reads the event reads an instant. */
function readMoment(raw: unknown, path: Path, findings: Findings): string | undefined {
  const at = isInstant(raw) ? raw : readIsoInstant(raw)
  if (at !== null) return new Date(at).toISOString()
  return findings.add('badInstant', path, `${show(raw)} is not an instant`, DATE_TIME_FORM)
}

function readScore(raw: unknown, path: Path, findings: Findings): number | undefined {
  if (typeof raw === 'number' && Number.isFinite(raw) && raw >= 0) return raw + 0
  return findings.add(
    raw === undefined ? 'missing' : 'badNumber',
    path,
    `${show(raw)} is not a score`,
    'a number from 0',
  )
}

function checkScale(change: Record<string, unknown>, path: Path, findings: Findings): void {
  const { score, outOf } = change as { score?: number; outOf?: number }
  if (outOf === 0)
    findings.add('badNumber', [...path, 'outOf'], 'a scale that ends at 0 rates nothing', 'more than 0')
  else if (score !== undefined && outOf !== undefined && score > outOf) {
    findings.add(
      'badNumber',
      [...path, 'score'],
      `${score} is more than ${outOf}`,
      `a number from 0 to ${outOf}`,
    )
  }
}
