import type { Agreements } from './agreements.js'
import { type Binding, presentBindings } from './binding.js'
import type { Clock } from './clock.js'
import type { Context } from './context.js'
import type { Decision } from './cycles.js'
import { contextOf, coveringOf, decide, type Moment, metricsOf } from './decide.js'
import type { Fact } from './fact.js'
import { judge } from './judge.js'
import { METRIC_RECORDS } from './metrics/metrics.js'
import type { Folded, TicketFold } from './ticketFold.js'
import type { Timeline } from './timeline.js'

/**
 * Moves a ticket to another version of an agreement it is bound to (CLK-21): what is live goes on under the new version by its
 * targets' own modes, what it no longer covers is cancelled, what it newly covers begins; what has been stopped keeps its result.
 * Agreements that it overrules from now on, or no longer does, are decided with it. A ticket that the agreement does not bind is
 * left alone.
 * @param timeline the ticket's states so far. @throws NeedsHistory where it is needed and not at hand
 */
export function rebind(
  fold: TicketFold,
  order: Binding,
  agreements: Agreements,
  timeline: () => Timeline,
): Folded {
  const at = order.since!
  const isBound = fold.bound.some(({ agreementId }) => agreementId === order.agreementId)
  if (!isBound || fold.bound.some((known) => isSameMove(known, order))) return { fold, facts: [] }
  const judged = judge(fold, agreements, at)
  const bound = [...fold.bound, order]
  const { ticket, source, last } = judged.fold
  const event = { source, ticketKey: '', eventId: rebindingEventId(order), occurredAt: at, changes: [] }
  const moment: Moment = { event, before: ticket, ticket, source, timeline }
  const present = presentBindings(bound)
  const coveringBefore = coveringOf(presentBindings(fold.bound), moment, agreements)
  const covering = coveringOf(present, moment, agreements)
  const clocks: Clock[] = []
  const facts: Fact[] = [...judged.facts]
  for (const binding of present) {
    const { agreementId } = binding
    const own = judged.fold.clocks.filter((clock) => clock.agreementId === agreementId)
    const isConcerned =
      agreementId === order.agreementId ||
      covering.overruled.has(agreementId) !== coveringBefore.overruled.has(agreementId)
    const decided = isConcerned
      ? decideMoved(contextOf(moment, binding, covering, agreements), own)
      : { clocks: own, facts: [] }
    clocks.push(...decided.clocks)
    facts.push(...decided.facts)
  }
  return { fold: { ticket, source, bound, clocks, last }, facts }
}

/** Every clock of one agreement. A stay that has ended is over whatever the version: another may begin. */
function decideMoved(context: Context, own: readonly Clock[]): Decision {
  const clocks: Clock[] = []
  const facts: Fact[] = []
  for (const metric of metricsOf(context.agreement, own)) {
    const cycles = own.filter((clock) => clock.metric === metric)
    const present = cycles.at(-1)
    const keepsResult = present?.phase === 'stopped' && METRIC_RECORDS[metric].course !== 'succession'
    const decision = keepsResult ? { clocks: [present], facts: [] } : decide(context, metric, present)
    clocks.push(...cycles.slice(0, -1), ...decision.clocks)
    facts.push(...decision.facts)
  }
  return { clocks, facts }
}

/** Stands for an event in what a migration brings about. */
export const rebindingEventId = ({ agreementId, version }: Binding): string =>
  `migration:${agreementId}@${version}`

const isSameMove = (a: Binding, b: Binding): boolean =>
  a.agreementId === b.agreementId && a.since === b.since && a.version === b.version
