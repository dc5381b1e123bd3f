import type { Calendar } from '../calendar/calendar.js'
import { compileCalendar } from '../calendar/compileCalendar.js'
import { METRICS, type Metric } from '../clock/metrics/metrics.js'
import { EVER, type Interval, NEVER } from '../time/instant.js'
import type { Target } from './clauses/targets.js'
import type { RunningTerms } from './terms.js'

/** One version of an agreement, ready to run: its calendars compiled, its targets by metric in the order written. */
export interface CompiledAgreement {
  readonly id: string
  readonly version: number
  readonly terms: RunningTerms
  /** When this version binds new tickets; half-open, apart, in order. */
  readonly inForce: readonly Interval[]
  readonly calendars: ReadonlyMap<string, Calendar>
  /** Only metrics that have a target. */
  readonly targetsByMetric: ReadonlyMap<Metric, readonly Target[]>
  readonly excludedServices: ReadonlySet<string>
}

const ALWAYS: readonly Interval[] = [{ from: EVER, to: NEVER }]

/** Prepares terms whose references are resolved. Throws InvalidInput when a calendar in them is not one. */
export function compileAgreement(
  terms: RunningTerms,
  version: number,
  inForce: readonly Interval[] = ALWAYS,
): CompiledAgreement {
  const calendars = new Map<string, Calendar>()
  for (const [name, definition] of Object.entries(terms.calendars))
    calendars.set(name, compileCalendar(definition))
  const targetsByMetric = new Map<Metric, readonly Target[]>()
  for (const metric of METRICS) {
    const targets = terms.targets.filter((target) => target.metric === metric)
    if (targets.length > 0) targetsByMetric.set(metric, targets)
  }
  const excluded = terms.services.filter((service) => !service.included)
  const excludedServices = new Set(excluded.map((service) => service.id))
  return { id: terms.id, version, terms, inForce, calendars, targetsByMetric, excludedServices }
}
