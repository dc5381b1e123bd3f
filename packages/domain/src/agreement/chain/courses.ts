import { LIFETIME_METRIC, METRIC_RECORDS } from '../../clock/metrics/metrics.js'
import type { Target } from '../clauses/targets.js'
import type { Route, RouteStep } from '../clauses/tiers.js'
import type { CompiledAgreement } from '../compileAgreement.js'
import type { ChainNote } from './chainCheck.js'
import { both, outside } from './conditions.js'
import { hoursOfTarget, type TargetHours } from './targetHours.js'

/** A stay with a holder: the target that limits it, and whose it is. */
export interface Stay extends TargetHours {
  readonly agreement: CompiledAgreement
}

/** Why a course cannot be followed, and the word that is to blame. */
export interface Obstacle {
  readonly code: ChainNote
  readonly name: string
}

/** A route seen from one target of the customer. */
export interface Course {
  readonly routeId: string
  readonly targetId: string
  /** An obstacle stands where a target or a step could not be found. */
  readonly found: { readonly promise: TargetHours; readonly stays: readonly Stay[] } | Obstacle
}

export const isObstacle = (found: object): found is Obstacle => 'code' in found

/** Every route of the customer's terms with every target it must hold; without routes, each supporting target alone. */
export function coursesOf(
  customer: CompiledAgreement,
  supports: readonly CompiledAgreement[],
): readonly Course[] {
  const { routes } = customer.terms
  return (routes.length > 0 ? routes : supports.flatMap(alone)).flatMap((route) => {
    const targets = route.targets.length > 0 ? route.targets : lifetimeTargets(customer)
    const courses = targets.map((id) => courseOf(customer, supports, route, id))
    // A route for every target is about those whose tickets its steps can have, where there are any.
    const concerned = courses.filter(({ found }) => !isObstacle(found) || found.code !== 'neverTogether')
    return route.targets.length > 0 || concerned.length === 0 ? courses : concerned
  })
}

/** The support as the only step; one that limits several kinds of tickets is as many routes. */
function alone({ id, terms }: CompiledAgreement): readonly Route[] {
  const held = heldTargets(terms.targets)
  if (held.length < 2) return [{ id, targets: [], steps: [{ agreement: id, target: null }] }]
  return held.map((target) => ({
    id: `${id}/${target.id}`,
    targets: [],
    steps: [{ agreement: id, target: target.id }],
  }))
}

/** Own and inherited ones, without those that earlier ones leave no ticket to. */
function lifetimeTargets({ targetsByMetric }: CompiledAgreement): readonly string[] {
  const targets = targetsByMetric.get(LIFETIME_METRIC) ?? []
  const earlier = (place: number) => targets.slice(0, place).map(({ when }) => when)
  return targets.filter(({ when }, place) => outside(when, earlier(place)) !== null).map(({ id }) => id)
}

function courseOf(
  customer: CompiledAgreement,
  supports: readonly CompiledAgreement[],
  route: Route,
  targetId: string,
): Course {
  const target = customer.terms.targets.find(({ id }) => id === targetId)
  if (target === undefined)
    return { routeId: route.id, targetId, found: { code: 'unknownTarget', name: targetId } }
  const stays: Stay[] = []
  for (const step of route.steps) {
    const stay = stayOf(supports, step, target)
    if (isObstacle(stay)) return { routeId: route.id, targetId, found: stay }
    stays.push(stay)
  }
  return { routeId: route.id, targetId, found: { promise: hoursOfTarget(customer, target), stays } }
}

function stayOf(supports: readonly CompiledAgreement[], step: RouteStep, customer: Target): Stay | Obstacle {
  const agreement = supports.find(({ id }) => id === step.agreement)
  if (agreement === undefined) return { code: 'unknownAgreement', name: step.agreement }
  const held = heldTargets(agreement.terms.targets, step.target)
  const name = step.target === null ? agreement.id : `${agreement.id}/${step.target}`
  if (held.length === 0) return { code: step.target === null ? 'noHeldTarget' : 'unknownTarget', name }
  const [target, ...others] = held.filter(({ when }) => both(when, customer.when) !== null)
  if (target === undefined) return { code: 'neverTogether', name }
  if (others.length > 0) return { code: 'ambiguousTarget', name }
  return { agreement, ...hoursOfTarget(agreement, target) }
}

/** The one named, or all that limit how long a ticket may stay; a vendor's share only where there is nothing else. */
function heldTargets(targets: readonly Target[], named: string | null = null): readonly Target[] {
  const held = targets.filter(({ metric }) => METRIC_RECORDS[metric].isHeld)
  if (named !== null) return held.filter(({ id }) => id === named)
  const stays = held.filter(({ metric }) => !METRIC_RECORDS[metric].isPartOfStay)
  return stays.length > 0 ? stays : held
}
