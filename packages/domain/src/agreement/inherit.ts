import type { CalendarDefinition } from '../calendar/calendar.js'
import type { Service } from './clauses/scope.js'
import type { Target } from './clauses/targets.js'
import type { RunningTerms } from './terms.js'

/** A running agreement of the level above. */
export interface Above {
  readonly version: number
  readonly terms: RunningTerms
}

/**
 * AGR-28: own targets first, then those of the nearest level above, and so on. What is said of a service here counts before what
 * is said above, where only exclusions are taken from; the matrix and the default priority are taken over where there is none.
 */
export function inherit(own: RunningTerms, { version, terms: above }: Above): RunningTerms {
  return {
    ...own,
    services: [...own.services, ...excludedAbove(own, above)],
    calendars: { ...own.calendars, ...inheritedCalendars(above) },
    priorityMatrix: own.priorityMatrix ?? above.priorityMatrix,
    defaultPriority: own.defaultPriority ?? above.defaultPriority,
    targets: [...own.targets, ...inheritedTargets(above)],
    levels: [{ agreementId: above.id, version }, ...above.levels],
  }
}

function excludedAbove(own: RunningTerms, above: RunningTerms): readonly Service[] {
  const stated = new Set(own.services.map((service) => service.id))
  return above.services.filter((service) => !service.included && !stated.has(service.id))
}

const inheritedTargets = (above: RunningTerms): readonly Target[] =>
  above.targets.map((target) => ({
    ...target,
    id: inheritedName(above.id, target.id),
    calendar: inheritedName(above.id, target.calendar),
  }))

const inheritedCalendars = (above: RunningTerms): Readonly<Record<string, CalendarDefinition>> =>
  Object.fromEntries(
    Object.entries(above.calendars).map(([name, definition]) => [inheritedName(above.id, name), definition]),
  )

/** A name from further up carries its level already. */
const inheritedName = (agreementId: string, name: string): string =>
  name.includes('/') ? name : `${agreementId}/${name}`

/** The level a target comes from; null: it is an own one. */
export function levelOf(targetId: string): string | null {
  const end = targetId.indexOf('/')
  return end === -1 ? null : targetId.slice(0, end)
}
