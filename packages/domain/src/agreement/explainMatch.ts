import type { TicketState } from '../ticket/ticketState.js'
import type { CompiledAgreement } from './compileAgreement.js'
import { levelOf } from './inherit.js'
import { holds } from './matches.js'
import { isExcluded, isWithHolder, withEffectivePriority } from './selectTarget.js'
import type { Metric, TicketMatch } from './terms.js'

/** One target that was considered for a ticket, and why it won or lost. */
export interface MatchCandidate {
  readonly targetId: string
  readonly won: boolean
  readonly reason: string
}

/**
 * AGR-9: every target of a metric in the order tried; at most one won, and it is the one selectTarget answers. Under other levels,
 * each reason begins with the level that has the target (AGR-29).
 */
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
    const level = describeLevel(agreement, target.id)
    const lost = (reason: string): MatchCandidate => ({
      targetId: target.id,
      won: false,
      reason: `${level}${reason}`,
    })
    if (excluded) return lost(`the agreement excludes the service ${JSON.stringify(ticket.service)}`)
    if (failed !== undefined) return lost(describeMiss(failed, target.when, judged, source))
    if (!isWithHolder(target, judged, source)) return lost('the ticket is not with the holder it is about')
    if (winner !== null) return lost(`matches too, but ${describePrecedence(winner, target.id)}`)
    winner = target.id
    const held = fields.map((field) => describeValue(field, judged, source)).join(', ')
    return {
      targetId: target.id,
      won: true,
      reason: `${level}${held === '' ? 'it has no conditions' : held}`,
    }
  })
}

/** `corporate version 3: `; nothing where there is only one level. */
function describeLevel({ id, version, terms }: CompiledAgreement, targetId: string): string {
  if (terms.levels.length === 0) return ''
  const level = levelOf(targetId)
  const pin = terms.levels.find((each) => each.agreementId === level)
  return pin === undefined ? `${id} version ${version}: ` : `${pin.agreementId} version ${pin.version}: `
}

const describePrecedence = (winner: string, targetId: string): string =>
  levelOf(winner) === levelOf(targetId)
    ? `${winner} is written before it`
    : `${winner} is of a more specific level`

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
