import type { CalendarDefinition } from '../calendar/calendar.js'
import { compileCalendar } from '../calendar/compileCalendar.js'
import { parseCalendar } from '../calendar/parseCalendar.js'
import { Findings } from '../parse/findings.js'
import { accept, type Result, refuse } from '../time/result.js'
import { type AgreementReference, LEVELS } from './clauses/identity.js'
import type { AgreementTerms } from './clauses/index.js'
import { refuseUnfitDays } from './clauses/targets.js'
import { type Above, inherit } from './inherit.js'
import { type CalendarReference, definitionsOf, isNamedCombination, isShared } from './namedCalendars.js'
import type { RunningTerms } from './terms.js'

/** What terms refer to, as it stands at one moment. Null: there is no such thing. */
export interface References {
  calendar(reference: CalendarReference): CalendarDefinition | null
  agreement(reference: AgreementReference): Above | null
}

/** No references, for terms that refer to nothing. */
export const NO_REFERENCES: References = { calendar: () => null, agreement: () => null }

/**
 * Turns terms as signed into terms as run: calendars looked up, and what the levels above promise behind what is promised here
 * (AGR-28). Problems: unknownCalendar, unknownAgreement, levelCycle, levelNotWider, badDuration for calendar days on a
 * shared calendar that closes, cutOffOutsideHours, and of calendars made of shared ones NO_WORKING_TIME and TOO_MANY_CALENDARS.
 */
export function resolveTerms(terms: AgreementTerms, references: References): Result<RunningTerms> {
  const findings = new Findings()
  const calendars = lookUpCalendars(terms, references, findings)
  const above = lookUpParent(terms, references, findings)
  if (findings.problems.length === 0) {
    const compiled = Object.entries(calendars).map(([name, each]) => [name, compileCalendar(each)] as const)
    refuseUnfitDays(terms.targets, new Map(compiled), findings)
  }
  if (findings.problems.length > 0) return refuse(...findings.problems)
  const own: RunningTerms = { ...terms, calendars, levels: [] }
  return accept(above === null ? own : inherit(own, above))
}

function lookUpCalendars(
  { calendars }: AgreementTerms,
  references: References,
  findings: Findings,
): Record<string, CalendarDefinition> {
  for (const [name, calendar] of Object.entries(calendars)) {
    if (!isShared(calendar) || references.calendar(calendar) !== null) continue
    findings.add('unknownCalendar', ['calendars', name], noCalendar(calendar))
  }
  const definitions = definitionsOf(calendars, (name) => references.calendar(name))
  for (const [name, definition] of definitions) {
    if (!isNamedCombination(calendars[name]!)) continue
    const parsed = parseCalendar(definition, ['calendars', name])
    if (!parsed.ok) findings.problems.push(...parsed.problems)
  }
  return Object.fromEntries(definitions)
}

const noCalendar = ({ use, revision }: CalendarReference): string =>
  revision === null
    ? `there is no shared calendar "${use}"`
    : `there is no revision ${revision} of the shared calendar "${use}"`

function lookUpParent(terms: AgreementTerms, references: References, findings: Findings): Above | null {
  const { parent } = terms
  if (parent === null) return null
  const above = references.agreement(parent)
  if (above === null) {
    const which = parent.version === null ? 'no version' : `version ${parent.version}`
    const message = `${which} of the agreement "${parent.agreement}" is ${parent.version === null ? '' : 'not '}in force`
    return findings.add('unknownAgreement', ['parent'], message) ?? null
  }
  const chain = [above.terms.id, ...above.terms.levels.map((pin) => pin.agreementId)]
  if (chain.includes(terms.id)) {
    const message = `the levels above lead back here: ${[terms.id, ...chain].join(' → ')}`
    return findings.add('levelCycle', ['parent'], message, 'a parent that does not inherit from here') ?? null
  }
  if (rankOf(above.terms) >= rankOf(terms)) {
    const message = `"${above.terms.id}" is of the level ${above.terms.level ?? above.terms.kind}`
    const wider = LEVELS.slice(0, Math.max(1, rankOf(terms))).join(' or ')
    return findings.add('levelNotWider', ['parent'], message, `an agreement of the level ${wider}`) ?? null
  }
  return above
}

/** 0 for the widest level; what has no level is no level above anything. */
const rankOf = ({ level }: AgreementTerms): number => (level === null ? LEVELS.length : LEVELS.indexOf(level))
