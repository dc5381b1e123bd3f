import { isHeldMetric } from '../agreement/terms.js'
import type { Clock } from './clock.js'
import { type Decision, decide } from './decide.js'
import { type Moment, metricsOf, overruledBy, sceneOf } from './decideAll.js'
import type { ClockFact } from './fact.js'
import { judge } from './judge.js'
import { type Binding, type Program, presentBindings } from './program.js'
import type { Scene } from './scene.js'
import type { Folded, TicketFold } from './ticketFold.js'
import type { Timeline } from './timeline.js'

/**
 * Moves a ticket to another version of an agreement it is bound to (CLK-21): what is live goes on under the new version by its
 * targets' own modes, what it no longer covers is cancelled, what it newly covers begins; what has been stopped keeps its result.
 * Agreements that it overrules from now on, or no longer does, are decided with it. A ticket that the agreement does not bind is
 * left alone.
 * @param timeline the ticket's states so far. @throws NeedsHistory where it is needed and not at hand
 */
export function migrate(
  fold: TicketFold,
  order: Binding,
  program: Program,
  timeline: () => Timeline,
): Folded {
  const at = order.since!
  const isBound = fold.bound.some(({ agreementId }) => agreementId === order.agreementId)
  if (!isBound || fold.bound.some((known) => isSameMove(known, order))) return { fold, facts: [] }
  const judged = judge(fold, program, at)
  const bound = [...fold.bound, order]
  const { ticket, source, last } = judged.fold
  const event = { source, ticketKey: '', eventId: migrationEventId(order), occurredAt: at, changes: [] }
  const moment: Moment = { event, before: ticket, ticket, source, timeline }
  const present = presentBindings(bound)
  const overruledBefore = overruledBy(presentBindings(fold.bound), program)
  const overruled = overruledBy(present, program)
  const clocks: Clock[] = []
  const facts: ClockFact[] = [...judged.facts]
  for (const binding of present) {
    const { agreementId } = binding
    const own = judged.fold.clocks.filter((clock) => clock.agreementId === agreementId)
    const isConcerned =
      agreementId === order.agreementId || overruled.has(agreementId) !== overruledBefore.has(agreementId)
    const decided = isConcerned
      ? decideMoved(sceneOf(moment, binding, overruled, program), own)
      : { clocks: own, facts: [] }
    clocks.push(...decided.clocks)
    facts.push(...decided.facts)
  }
  return { fold: { ticket, source, bound, clocks, last }, facts }
}

/** Every clock of one agreement. A stay that has ended is over whatever the version: another may begin. */
function decideMoved(scene: Scene, own: readonly Clock[]): Decision {
  const clocks: Clock[] = []
  const facts: ClockFact[] = []
  for (const metric of metricsOf(scene.agreement, own)) {
    const cycles = own.filter((clock) => clock.metric === metric)
    const present = cycles.at(-1)
    const keepsResult = present?.phase === 'stopped' && !isHeldMetric(metric)
    const decision = keepsResult ? { clocks: [present], facts: [] } : decide(scene, metric, present)
    clocks.push(...cycles.slice(0, -1), ...decision.clocks)
    facts.push(...decision.facts)
  }
  return { clocks, facts }
}

/** Stands for an event in what a migration brings about. */
export const migrationEventId = ({ agreementId, version }: Binding): string =>
  `migration:${agreementId}@${version}`

const isSameMove = (a: Binding, b: Binding): boolean =>
  a.agreementId === b.agreementId && a.since === b.since && a.version === b.version
