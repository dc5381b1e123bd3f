import { compileCalendar } from '../../calendar/compileCalendar.js'
import { EVER, type Instant, NEVER } from '../../time/instant.js'
import type { Problem, Result } from '../../time/result.js'
import type { ChainCheck } from '../chain/chainCheck.js'
import type { Loosening } from '../chain/loosenings.js'
import type { AgreementTerms, RunningTerms } from '../terms.js'
import type { VersionStanding } from './standing.js'
import { termInstants } from './termInstants.js'
import { unheard } from './unheard.js'

export const READINESS_CODES = [
  'missingApproval',
  'missingSignature',
  'staleSignature',
  'missingGoal',
  'missingTarget',
  'noCalendar',
  'neverOpens',
  'calendarDaysClose',
  'unknownParent',
  'levelCycle',
  'levelNotWider',
  'outsideTerm',
  'overlapsVersion',
  'loosensWithoutWaiver',
  'chainDoesNotFit',
] as const
export type ReadinessCode = (typeof READINESS_CODES)[number]

/** One thing that stands in the way of activating a version. */
export interface ReadinessProblem {
  readonly code: ReadinessCode
  /** The part of the terms it is about, items by id: `targets.solve-p1`. Empty: the version as a whole. */
  readonly path: string
  readonly message: string
  /** What the problem is in data: a stakeholder, a version, a loosening, a route with its counterexample. Null: no more to say. */
  readonly detail: unknown
}

/** What is around a version on its way into force. */
export interface ReadinessContext {
  /** Null: since ever. */
  readonly effectiveFrom: Instant | null
  /** The terms with what they refer to, as it will run (see resolveTerms). */
  readonly resolved: Result<RunningTerms>
  /** All versions of the agreement, this one among them or not. */
  readonly versions: Iterable<VersionStanding>
  /** See `loosenings` and `checkChain`; asked only of terms that resolve. */
  readonly loosenings: (running: RunningTerms) => readonly Loosening[]
  readonly chain: (running: RunningTerms) => ChainCheck
}

/** AGR-30: everything that stands in the way of activating a version, told at once; empty when nothing does. */
export function readiness(
  terms: AgreementTerms,
  standing: VersionStanding,
  context: ReadinessContext,
): readonly ReadinessProblem[] {
  const { resolved } = context
  return [
    ...unheard(terms, standing),
    ...goalsMissing(terms, standing),
    ...(resolved.ok ? [] : resolved.problems.map(unresolved)),
    ...outsideTerm(terms, context),
    ...overlaps(standing, context),
    ...(resolved.ok ? runsBadly(terms, resolved.value, context) : []),
  ]
}

function goalsMissing(terms: AgreementTerms, { signers }: VersionStanding): readonly ReadinessProblem[] {
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
}

function unresolved({ code, path, message }: Problem): ReadinessProblem {
  const known = UNRESOLVED[code]
  if (known === undefined) throw new Error(`terms do not resolve for a reason unknown here: ${code}`)
  return { code: known, path: path.join('.'), message, detail: null }
}

function outsideTerm(
  { term }: AgreementTerms,
  { effectiveFrom }: ReadinessContext,
): readonly ReadinessProblem[] {
  const from = effectiveFrom ?? EVER
  const { startsAt, endsAt } = termInstants(term)
  const early = startsAt !== null && from < startsAt
  const late = endsAt !== null && from >= endsAt
  const outside = (end: string, message: string): readonly ReadinessProblem[] => [
    { code: 'outsideTerm', path: `term.${end}`, message, detail: { startsAt, endsAt } },
  ]
  if (early) return outside('startsOn', `the term begins only on ${term.startsOn}`)
  return late ? outside('endsOn', `the term ended on ${term.endsOn}`) : []
}

/** A version that takes effect before one already settled for later would be under it, and that one above it. */
function overlaps(
  standing: VersionStanding,
  { effectiveFrom, versions }: ReadinessContext,
): readonly ReadinessProblem[] {
  const from = effectiveFrom ?? EVER
  const later = [...versions].filter((other) => {
    if (other.version === standing.version || other.activatedAt === null) return false
    const begins = other.effectiveFrom ?? EVER
    return (
      other.state !== 'withdrawn' && (begins > from || (begins === from && other.version > standing.version))
    )
  })
  return later.map(({ version, effectiveFrom: begins }) => ({
    code: 'overlapsVersion',
    path: '',
    message: `version ${version} is settled to take effect later than that`,
    detail: { version, effectiveFrom: begins },
  }))
}

/** What is wrong with terms that could run. */
function runsBadly(
  terms: AgreementTerms,
  running: RunningTerms,
  context: ReadinessContext,
): readonly ReadinessProblem[] {
  const closed = neverOpen(running, context.effectiveFrom)
  const problems = [...targetsMissing(running), ...closed]
  // Promises on a calendar that never opens cannot be weighed against one another.
  return closed.length > 0
    ? problems
    : [...problems, ...loose(terms, running, context), ...unfit(running, context)]
}

/** Clocks need a target; goals that no clock measures need none. */
function targetsMissing({ targets, goals }: RunningTerms): readonly ReadinessProblem[] {
  const attainment = goals.filter((goal) => goal.measure === 'attainment')
  if (targets.length === 0 && (goals.length === 0 || attainment.length > 0)) {
    const message = 'there is no target for a clock to run by'
    return [{ code: 'missingTarget', path: 'targets', message, detail: null }]
  }
  const metrics = new Set(targets.map((target) => target.metric))
  return attainment
    .filter(({ metric }) => metric !== null && !metrics.has(metric))
    .map(({ id, metric }) => ({
      code: 'missingTarget',
      path: `goals.${id}`,
      message: `there is no target of ${metric} to tell this goal by`,
      detail: { metric },
    }))
}

function neverOpen(running: RunningTerms, effectiveFrom: Instant | null): readonly ReadinessProblem[] {
  const names = [...new Set(running.targets.map((target) => target.calendar))]
  const dead = names.filter((name) => {
    const calendar = compileCalendar(running.calendars[name]!)
    return effectiveFrom !== null && calendar.nextOpen(effectiveFrom) === NEVER
  })
  return dead.map((name) => ({
    code: 'neverOpens',
    path: `calendars.${name}`,
    message: `${name} never opens once the agreement is in force`,
    detail: null,
  }))
}

function loose(
  { waivers }: AgreementTerms,
  running: RunningTerms,
  { loosenings }: ReadinessContext,
): readonly ReadinessProblem[] {
  if (running.levels.length === 0) return []
  const waived = new Set(waivers.map((waiver) => waiver.target))
  return loosenings(running)
    .filter(({ target }) => !waived.has(target))
    .map((loosening) => ({
      code: 'loosensWithoutWaiver',
      path: `targets.${loosening.target}`,
      message: `${loosening.target} promises less than ${loosening.inherited}, and no waiver allows it`,
      detail: loosening,
    }))
}

function unfit(running: RunningTerms, { chain }: ReadinessContext): readonly ReadinessProblem[] {
  return chain(running)
    .routes.filter((route) => !route.fits)
    .map((route) => ({
      code: 'chainDoesNotFit',
      path: `routes.${route.routeId}`,
      message:
        route.counterexample?.text ?? route.note ?? `${route.routeId} does not fit under ${route.targetId}`,
      detail: route,
    }))
}
