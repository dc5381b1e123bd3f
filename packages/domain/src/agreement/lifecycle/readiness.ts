import { EVER } from '../../time/instant.js'
import type { Problem } from '../../time/result.js'
import type { AgreementTerms } from '../clauses/index.js'
import { lastDayOf, termInstants } from '../clauses/term.js'
import { settledTermOf } from '../termZone.js'
import type { ReadinessCode, ReadinessContext, ReadinessProblem } from './readinessProblem.js'
import { runsBadly } from './runsBadly.js'
import { unheard } from './unheard.js'
import type { VersionStatus } from './versionStatus.js'

/** AGR-30: everything that stands in the way of activating a version, told at once; empty when nothing does. */
export function readiness(
  terms: AgreementTerms,
  status: VersionStatus,
  context: ReadinessContext,
): readonly ReadinessProblem[] {
  const { resolved } = context
  return [
    ...unheard(terms, status),
    ...goalsMissing(terms, status),
    ...(resolved.ok ? [] : resolved.problems.map((problem) => unresolved(terms, problem))),
    ...outsideTerm(terms, context),
    ...overlaps(status, context),
    ...(resolved.ok ? runsBadly(terms, resolved.value, context) : []),
  ]
}

function goalsMissing(terms: AgreementTerms, { signers }: VersionStatus): readonly ReadinessProblem[] {
  if (signers.length === 0 || terms.goals.length > 0) return []
  const message = 'an agreement that is signed has a goal by which its success is told'
  return [{ code: 'missingGoal', path: 'goals', message, detail: null }]
}

const UNRESOLVED: Readonly<Record<string, ReadinessCode>> = {
  unknownCalendar: 'noCalendar',
  unknownAgreement: 'unknownParent',
  levelCycle: 'levelCycle',
  levelNotWider: 'levelNotWider',
  badDuration: 'calendarDaysClose',
  cutOffOutsideHours: 'cutOffOutsideHours',
  NO_WORKING_TIME: 'neverOpens',
  TOO_MANY_CALENDARS: 'tooManyCalendars',
  MALFORMED_CALENDAR: 'tooManyCalendars',
}

function unresolved({ targets }: AgreementTerms, { code, path, message }: Problem): ReadinessProblem {
  const known = UNRESOLVED[code]
  if (known === undefined) throw new Error(`terms do not resolve for a reason unknown here: ${code}`)
  const named = path.map((part) => (typeof part === 'number' ? targets[part]!.id : part))
  return { code: known, path: named.join('.'), message, detail: null }
}

function outsideTerm(
  terms: AgreementTerms,
  { effectiveFrom, resolved }: ReadinessContext,
): readonly ReadinessProblem[] {
  const term = settledTermOf(resolved.ok ? resolved.value : terms)
  const from = effectiveFrom ?? EVER
  const { startsAt, endsAt } = termInstants(term)
  const early = startsAt !== null && from < startsAt
  const late = endsAt !== null && from >= endsAt
  const outside = (end: string, message: string): readonly ReadinessProblem[] => [
    { code: 'outsideTerm', path: `term.${end}`, message, detail: { startsAt, endsAt } },
  ]
  if (early) return outside('startsOn', `the term begins only on ${term.startsOn}`)
  return late ? outside('endsOn', `the term runs through ${lastDayOf(term)} only`) : []
}

/** A version that takes effect before one already settled for later would be under it, and that one above it. */
function overlaps(
  status: VersionStatus,
  { effectiveFrom, versions }: ReadinessContext,
): readonly ReadinessProblem[] {
  const from = effectiveFrom ?? EVER
  const later = [...versions].filter((other) => {
    if (other.version === status.version || other.activatedAt === null) return false
    const begins = other.effectiveFrom ?? EVER
    return (
      other.state !== 'withdrawn' && (begins > from || (begins === from && other.version > status.version))
    )
  })
  return later.map(({ version, effectiveFrom: begins }) => ({
    code: 'overlapsVersion',
    path: '',
    message: `version ${version} is settled to take effect later than that`,
    detail: { version, effectiveFrom: begins },
  }))
}
