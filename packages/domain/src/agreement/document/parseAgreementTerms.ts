import { compileCalendar } from '../../calendar/compileCalendar.js'
import { Findings } from '../../parse/findings.js'
import { readRecord } from '../../parse/readRecord.js'
import { accept, type Result, refuse } from '../../time/result.js'
import { type AgreementTerms, type AnyClause, CLAUSES } from '../clauses/index.js'
import { refuseUnfitDays } from '../clauses/targets.js'
import { type Context, type Fields, namedFields, type Referable } from '../fields/field.js'
import { definitionsOf } from '../namedCalendars.js'

/**
 * Reads the document form of an agreement (YAML or JSON, already turned into plain values) into terms. Every problem is
 * reported at once, each with the path of the value it is about (AGR-1). One on record is read by what it was accepted by: it is not
 * refused for what a later release would no longer let anybody write.
 */
export function parseAgreementTerms(
  raw: unknown,
  clauses: readonly AnyClause[] = CLAUSES,
  { isRecorded = false } = {},
): Result<AgreementTerms> {
  const findings = new Findings()
  const legal = clauses.flatMap(({ fields }) => namedFields(fields).map(([name]) => name))
  const document = readRecord(raw, [], new Set(legal), findings)
  if (document === undefined) return refuse(...findings.problems)
  const about = { findings, isRecorded, document, names: namesIn(document, clauses) }
  const terms = readClauses(clauses, about) as AgreementTerms
  if (findings.problems.length === 0) {
    const own = [...definitionsOf(terms.calendars, () => null)]
    const compiled = own.map(([name, each]) => [name, compileCalendar(each)] as const)
    refuseUnfitDays(terms.targets, new Map(compiled), findings)
  }
  return findings.problems.length > 0 ? refuse(...findings.problems) : accept(terms)
}

function readClauses(clauses: readonly AnyClause[], about: Omit<Context, 'beside'>): Fields {
  const terms: Record<string, unknown> = {}
  const context: Context = { ...about, beside: terms }
  for (const { fields, check } of clauses) {
    for (const [key, field] of Object.entries(fields)) {
      const name = field.called ?? key
      terms[key] = field.read(about.document[name], [name], context)
    }
    check?.(terms, context)
  }
  return terms
}

/** What the parts of a document may be spoken of by, whatever else is wrong with them. */
function namesIn(document: Fields, clauses: readonly AnyClause[]): Context['names'] {
  const known = new Map<Referable, readonly string[]>()
  return (part) => {
    const names =
      known.get(part) ??
      clauses.find(({ fields }) => part in fields)?.fields[part]?.names?.(document[part]) ??
      []
    known.set(part, names)
    return names
  }
}
