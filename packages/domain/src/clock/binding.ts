import { matches } from '../agreement/ticketMatch.js'
import type { TicketState } from '../ticket/ticketState.js'
import { EVER, type Instant } from '../time/instant.js'
import { type Agreements, agreementOf, type VersionKey, versionsById } from './agreements.js'

/** Who moved a ticket to another version of its agreement, and why. */
export interface RebindingCause {
  readonly cause: string
  readonly actor: string
  readonly reason: string | null
}

/**
 * The agreement version that runs a ticket's clocks, fixed when the agreement first applied to the ticket. One with `since` is a
 * recorded rebinding: it takes the earlier one's place from that instant on, after the events of that instant (CLK-21).
 */
export interface Binding extends VersionKey {
  /** When the agreement first applied; left out by pins from before it was kept, which bind as soon as conditions match. */
  readonly boundAt?: Instant
  readonly since?: Instant
  readonly migration?: RebindingCause
}

/** A ticket around an event at `at`. */
interface Change {
  /** null when the event opens the ticket. */
  readonly before: TicketState | null
  readonly ticket: TicketState
  readonly source: string
  readonly at: Instant
}

/**
 * The bindings of a ticket after an event: those it had, and one for every agreement that applies for the first time, in the version
 * in force at that instant (CLK-17). What applied before the event, while nothing was in force, stays unbound: a version that has
 * taken effect since is for new tickets (CLK-19).
 * @param pins bindings recorded earlier: from its instant on, a refold binds to each of them whatever is in force by today's book.
 *   Only a late event can bind it before that instant, by what was in force then, and to the version that was promised since
 */
export function bind(
  agreements: Agreements,
  bound: readonly Binding[],
  pins: readonly Binding[],
  { before, ticket, source, at }: Change,
): readonly Binding[] {
  const added: Binding[] = []
  for (const [agreementId, versions] of versionsById(agreements)) {
    if (bound.some((binding) => binding.agreementId === agreementId)) continue
    const pinned = bindingAt(pins, agreementId, at)
    const isSettled = pinned !== undefined && (pinned.boundAt ?? EVER) <= at
    const agreement = isSettled
      ? agreementOf(agreements, pinned)
      : versions.findLast(({ inForce }) => inForce.some(({ from, to }) => from <= at && at < to))
    if (agreement === undefined) continue
    const { appliesTo } = agreement.terms
    const isOlder = !isSettled && before !== null && matches(appliesTo, before, source)
    if (isOlder || !matches(appliesTo, ticket, source)) continue
    const binding = pinned ?? { agreementId, version: agreement.version }
    added.push(isSettled ? binding : { ...binding, boundAt: at })
  }
  return added.length === 0 ? bound : [...bound, ...added]
}

/** The binding of an agreement that holds for an event at `at`: of several, the last that began before it. */
function bindingAt(bound: readonly Binding[], agreementId: string, at: Instant): Binding | undefined {
  return bound.findLast(
    (binding) => binding.agreementId === agreementId && (binding.since === undefined || binding.since < at),
  )
}

/** One binding an agreement, the last of each, in the order in which the agreements were first bound. */
export function presentBindings(bound: readonly Binding[]): readonly Binding[] {
  if (bound.every(({ since }) => since === undefined)) return bound
  const present = new Map<string, Binding>()
  for (const binding of bound) present.set(binding.agreementId, binding)
  return [...present.values()]
}
