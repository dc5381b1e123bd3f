import type { Findings, Path } from '../../parse/findings.js'
import { readList } from '../../parse/readList.js'
import { readOneOf } from '../../parse/readOneOf.js'
import { readRecord } from '../../parse/readRecord.js'
import { show } from '../../parse/show.js'
import { AGREEMENT_KINDS, type AgreementReference, type AgreementTerms, LEVELS } from '../terms.js'
import { readId } from './readId.js'

/** Where an agreement stands among others: what it is, on which level, under which one and behind which ones. */
export type Standpoint = Pick<AgreementTerms, 'kind' | 'level' | 'parent' | 'supports'>

const REFERENCE_KEYS: ReadonlySet<string> = new Set(['agreement', 'version'])

/** Left unsaid: a customer's agreement on the customer level, under none. Levels are for customers' agreements alone. */
export function readStandpoint(
  record: Readonly<Record<string, unknown>>,
  id: string | undefined,
  findings: Findings,
): Standpoint {
  const kind = readOneOf(record.kind ?? 'customer', ['kind'], 'kind', AGREEMENT_KINDS, findings)
  const parent = readParent(record.parent, ['parent'], findings)
  const supports = readSupports(record.supports, ['supports'], findings)
  const forCustomers = kind === undefined || kind === 'customer'
  const given = record.level ?? null
  const level =
    given === null && !forCustomers
      ? null
      : readOneOf(given ?? 'customer', ['level'], 'level', LEVELS, findings)
  const only = (key: string, text: string): void =>
    findings.add('notForKind', [key], text, 'the kind customer, or leave it out')
  if (!forCustomers && given !== null) only('level', `an ${kind} agreement has no level`)
  if (!forCustomers && parent) only('parent', `an ${kind} agreement inherits from none`)
  if (parent && id !== undefined && parent.agreement === id)
    findings.add('selfReference', ['parent'], 'the agreement is its own parent', 'another agreement')
  else if (forCustomers && parent && level === 'corporate')
    findings.add('notForLevel', ['parent'], 'nothing stands above the corporate level', 'leave it out')
  if (kind === 'customer' && supports.length > 0)
    findings.add(
      'notForKind',
      ['supports'],
      "a customer's agreement stands behind no other",
      'the kind internal or underpinning, or leave it out',
    )
  if (id !== undefined && supports.includes(id))
    findings.add('selfReference', ['supports'], 'the agreement stands behind itself', 'other agreements')
  return { kind, level, parent, supports } as Standpoint
}

/** An agreement's id, which follows the version in force, or it with the version meant. */
function readParent(raw: unknown, path: Path, findings: Findings): AgreementReference | null {
  if (raw === undefined || raw === null) return null
  if (typeof raw === 'string') return { agreement: readId(raw, path, findings) as string, version: null }
  const record = readRecord(raw, path, REFERENCE_KEYS, findings)
  if (record === undefined) return null
  return {
    agreement: readId(record.agreement, [...path, 'agreement'], findings) as string,
    version: readNumbered(record.version, [...path, 'version'], 'version', findings),
  }
}

/** The number of a version or a revision, from 1; null (the newest) when it is left out. */
export function readNumbered(raw: unknown, path: Path, what: string, findings: Findings): number | null {
  if (raw === undefined || raw === null) return null
  if (typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 1) return raw
  findings.add('badNumber', path, `${show(raw)} is not a ${what}`, 'a whole number from 1, or leave it out')
  return null
}

function readSupports(raw: unknown, path: Path, findings: Findings): readonly string[] {
  if (raw === undefined || raw === null) return []
  const given = typeof raw === 'string' ? [raw] : raw
  const one = (item: unknown, place: Path): string | undefined => readId(item, place, findings)
  const ids = readList(given, path, { least: 0, most: 1_000 }, findings, one) ?? []
  if (new Set(ids).size < ids.length)
    findings.add('duplicate', path, 'an agreement is named twice', 'each once')
  return ids
}
