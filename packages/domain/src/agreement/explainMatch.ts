import type { TicketState } from '../ticket/ticketState.js'
import type { CompiledAgreement } from './compileAgreement.js'
import { holds } from './matches.js'
import { isExcluded, withEffectivePriority } from './selectTarget.js'
import type { Metric, TicketMatch } from './terms.js'

/** One target that was considered for a ticket, and why it won or lost. */
export interface MatchCandidate {
  readonly targetId: string
  readonly won: boolean
  readonly reason: string
}

/** AGR-9: every target of a metric in the order tried; at most one won, and it is the one selectTarget answers. */
export function explainMatch(
  agreement: CompiledAgreement,
  metric: Metric,
  ticket: TicketState,
  source: string,
): readonly MatchCandidate[] {
  const excluded = isExcluded(agreement, ticket)
  const judged = withEffectivePriority(agreement, ticket)
  let winner: string | null = null
  return (agreement.targetsByMetric.get(metric) ?? []).map((target): MatchCandidate => {
    const fields = (Object.keys(target.when) as (keyof TicketMatch)[]).filter(
      (field) => target.when[field] !== undefined,
    )
    const failed = fields.find((field) => !holds(field, target.when, judged, source))
    const lost = (reason: string): MatchCandidate => ({ targetId: target.id, won: false, reason })
    if (excluded) return lost(`the agreement excludes the service ${JSON.stringify(ticket.service)}`)
    if (failed !== undefined) return lost(describeMiss(failed, target.when, judged, source))
    if (winner !== null) return lost(`matches too, but ${winner} is written before it`)
    winner = target.id
    const held = fields.map((field) => describeValue(field, judged, source)).join(', ')
    return { targetId: target.id, won: true, reason: held === '' ? 'it has no conditions' : `${held}` }
  })
}

function describeMiss(
  field: keyof TicketMatch,
  match: TicketMatch,
  ticket: TicketState,
  source: string,
): string {
  const present = describeValue(field, ticket, source)
  if (field === 'owned') return `${present}, and it wants ${match.owned ? 'an owner' : 'no owner'}`
  const wanted = match[field] ?? []
  return `${present}, and it wants ${wanted.length > 1 ? 'one of ' : ''}${wanted.join(', ')}`
}

function describeValue(field: keyof TicketMatch, ticket: TicketState, source: string): string {
  if (field === 'owned')
    return ticket.agent === null ? 'nobody owns the ticket' : `${ticket.agent} owns the ticket`
  if (field === 'source') return `source is ${source}`
  if (field === 'tags')
    return ticket.tags.length === 0 ? 'there are no tags' : `tags are ${ticket.tags.join(', ')}`
  return ticket[field] === null ? `${field} is not set` : `${field} is ${ticket[field]}`
}
