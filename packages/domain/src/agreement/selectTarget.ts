import type { Metric } from '../clock/metrics/metrics.js'
import type { TicketState } from '../ticket/ticketState.js'
import type { AgreementTerms } from './clauses/index.js'
import type { Target } from './clauses/targets.js'
import type { CompiledAgreement } from './compileAgreement.js'
import { holdsAny, matches } from './ticketMatch.js'

/**
 * AGR-8: the target of a metric that a ticket falls under: the first, in the order written, whose conditions hold with the
 * effective priority. Null when none does, or when the agreement excludes the ticket's service.
 */
export function selectTarget(
  agreement: CompiledAgreement,
  metric: Metric,
  ticket: TicketState,
  source: string,
): Target | null {
  const targets = agreement.targetsByMetric.get(metric)
  if (targets === undefined || isExcluded(agreement, ticket)) return null
  const judged = withEffectivePriority(agreement, ticket)
  return (
    targets.find((target) => matches(target.when, judged, source) && isWithHolder(target, judged, source)) ??
    null
  )
}

/** A target of a held metric applies only while the ticket is with its holder; every other one always. */
export function isWithHolder(target: Target, ticket: TicketState, source: string): boolean {
  return target.heldWhile === undefined || holdsAny(target.heldWhile, ticket, source)
}

export function isExcluded(agreement: CompiledAgreement, ticket: TicketState): boolean {
  return ticket.service !== null && agreement.excludedServices.has(ticket.service)
}

export function withEffectivePriority(agreement: CompiledAgreement, ticket: TicketState): TicketState {
  const priority = effectivePriority(agreement.terms, ticket)
  return priority === ticket.priority ? ticket : { ...ticket, priority }
}

/** AGR-7: the priority stated, else the matrix's for impact and urgency, else the agreement's default. */
export function effectivePriority(
  terms: AgreementTerms,
  ticket: Pick<TicketState, 'priority' | 'impact' | 'urgency'>,
): string | null {
  if (ticket.priority !== null) return ticket.priority
  const { impact, urgency } = ticket
  const derived = impact !== null && urgency !== null ? terms.priorityMatrix?.[impact]?.[urgency] : undefined
  return derived ?? terms.defaultPriority
}
