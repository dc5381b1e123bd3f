import type { CalendarDefinition } from '../calendar/calendar.js'
import { Findings } from '../parse/findings.js'
import { accept, type Result, refuse } from '../time/result.js'
import type {
  AgreementReference,
  AgreementTerms,
  CalendarReference,
  LevelPin,
  RunningTerms,
  Target,
} from './terms.js'

/** What terms refer to, as it stands at one moment. Null: there is no such thing. */
export interface Shelf {
  calendar(reference: CalendarReference): CalendarDefinition | null
  agreement(reference: AgreementReference): { readonly version: number; readonly terms: RunningTerms } | null
}

/** A shelf with nothing on it, for terms that refer to nothing. */
export const EMPTY_SHELF: Shelf = { calendar: () => null, agreement: () => null }

const isReference = (calendar: CalendarDefinition | CalendarReference): calendar is CalendarReference =>
  'use' in calendar

/** Turns terms as signed into terms as run: calendars looked up, and the targets of the levels above behind the own ones. */
export function resolveTerms(terms: AgreementTerms, shelf: Shelf): Result<RunningTerms> {
  const findings = new Findings()
  const calendars: Record<string, CalendarDefinition> = {}
  for (const [name, calendar] of Object.entries(terms.calendars)) {
    const definition = isReference(calendar) ? shelf.calendar(calendar) : calendar
    if (definition === null) {
      findings.add('unknownCalendar', ['calendars', name], `there is no shared calendar "${name}"`)
    } else calendars[name] = definition
  }
  const above = terms.parent === null ? null : shelf.agreement(terms.parent)
  if (terms.parent !== null && above === null) {
    const message = `no version of the agreement "${terms.parent.agreement}" is in force`
    findings.add('unknownAgreement', ['parent'], message)
  }
  if (findings.problems.length > 0) return refuse(...findings.problems)
  if (above === null) return accept({ ...terms, calendars, levels: [] })
  const pin: LevelPin = { agreementId: above.terms.id, version: above.version }
  const inherited = above.terms.targets.map(
    (target): Target => ({
      ...target,
      id: inheritedName(above.terms.id, target.id),
      calendar: inheritedName(above.terms.id, target.calendar),
    }),
  )
  for (const [name, definition] of Object.entries(above.terms.calendars)) {
    calendars[inheritedName(above.terms.id, name)] = definition
  }
  return accept({
    ...terms,
    calendars,
    targets: [...terms.targets, ...inherited],
    levels: [pin, ...above.terms.levels],
  })
}

/** A name from further up carries its level already. */
const inheritedName = (agreementId: string, name: string): string =>
  name.includes('/') ? name : `${agreementId}/${name}`
