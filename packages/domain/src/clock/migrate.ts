import type { Clock } from './clock.js'
import { decide } from './decide.js'
import { type Moment, metricsOf, overruledBy, sceneOf } from './decideAll.js'
import type { ClockFact } from './fact.js'
import { judge } from './judge.js'
import { type Binding, type Program, presentBindings } from './program.js'
import type { Folded, TicketFold } from './ticketFold.js'
import type { Timeline } from './timeline.js'

/**
 * Moves a ticket to another version of an agreement it is bound to (CLK-21): what is live goes on under the new version by its
 * targets' own modes, what it no longer covers is cancelled, what it newly covers begins; what has been stopped keeps its result.
 * A ticket that the agreement does not bind is left alone.
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
  const scene = sceneOf(moment, order, overruledBy(presentBindings(bound), program), program)
  const clocks: Clock[] = []
  const facts: ClockFact[] = [...judged.facts]
  for (const agreementId of new Set(bound.map((binding) => binding.agreementId))) {
    const own = judged.fold.clocks.filter((clock) => clock.agreementId === agreementId)
    if (agreementId !== order.agreementId) clocks.push(...own)
    else {
      for (const metric of metricsOf(scene.agreement, own)) {
        const cycles = own.filter((clock) => clock.metric === metric)
        const present = cycles.at(-1)
        const decision =
          present?.phase === 'stopped' ? { clocks: [present], facts: [] } : decide(scene, metric, present)
        clocks.push(...cycles.slice(0, -1), ...decision.clocks)
        facts.push(...decision.facts)
      }
    }
  }
  return { fold: { ticket, source, bound, clocks, last }, facts }
}

/** Stands for an event in what a migration brings about. */
export const migrationEventId = ({ agreementId, version }: Binding): string =>
  `migration:${agreementId}@${version}`

const isSameMove = (a: Binding, b: Binding): boolean =>
  a.agreementId === b.agreementId && a.since === b.since && a.version === b.version
