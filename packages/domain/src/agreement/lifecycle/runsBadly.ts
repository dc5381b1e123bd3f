import { compileCalendar } from '../../calendar/compileCalendar.js'
import { type Instant, NEVER } from '../../time/instant.js'
import { LOOSENING_TEXT } from '../chain/looseningWays.js'
import type { AgreementTerms } from '../clauses/index.js'
import type { RunningTerms } from '../terms.js'
import type { ReadinessContext, ReadinessProblem } from './readinessProblem.js'

/** What is wrong with terms that could run. */
export function runsBadly(
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
      message: `${loosening.target} promises less than ${loosening.inherited}, and no waiver allows it: ${LOOSENING_TEXT[loosening.how]}`,
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
