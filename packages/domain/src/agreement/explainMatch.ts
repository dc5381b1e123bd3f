import type { Metric } from '../clock/metrics/metrics.js'
import type { TicketState } from '../ticket/ticketState.js'
import type { Target } from './clauses/targets.js'
import type { CompiledAgreement } from './compileAgreement.js'
import { levelOf } from './inherit.js'
import { isExcluded, isWithHolder, withEffectivePriority } from './selectTarget.js'
import { holds, isPresence, listedIn, type Presence, type TicketMatch, valuesOf } from './ticketMatch.js'

/** One condition of a target beside what the ticket has. */
export interface MatchCondition {
  readonly field: keyof TicketMatch
  /** What the ticket has; empty where it has none. Of `owned`, who owns it. */
  readonly present: readonly string[]
  /** What the target wants, any of them, where the ticket has it not; else empty. Of `owned`, `true` or `false`. */
  readonly wanted: readonly string[]
  /** Where the target names no value: whether any is wanted, or none; else null. */
  readonly presence: Presence['is'] | null
}

export const MATCH_CODES = [
  ...(['applies', 'excluded', 'differs', 'notWithHolder', 'comesFirst', 'moreSpecific'] as const),
] as const

/**
 * Why a target won or lost: it `applies`; the agreement leaves the service out; a condition `differs`; the ticket is not with
 * whom it is about; another matches too and is written before it, or is of a more specific level.
 */
export type MatchCode = (typeof MATCH_CODES)[number]

/** One target that was considered for a ticket, and why it won or lost. */
export interface MatchCandidate {
  readonly targetId: string
  readonly won: boolean
  readonly code: MatchCode
  /** Those it won by, or the one it lost by. */
  readonly conditions: readonly MatchCondition[]
  /** The target that won instead of one that matches too. */
  readonly winner: string | null
  /** All of it as an English sentence. */
  readonly reason: string
}

/**
 * AGR-9: every target of a metric in the order tried; at most one won, and it is the one selectTarget answers. Under other levels,
 * each reason begins with the level that has the target (AGR-29).
 * @param told the ticket as it may be told, where some of it may not; what wins is judged by the ticket itself
 */
export function explainMatch(
  agreement: CompiledAgreement,
  metric: Metric,
  ticket: TicketState,
  source: string,
  shown: TicketState = ticket,
): readonly MatchCandidate[] {
  const judged: Judged = {
    ...{ agreement, source, excluded: isExcluded(agreement, ticket) },
    ticket: withEffectivePriority(agreement, ticket),
    shown: withEffectivePriority(agreement, shown),
  }
  let winner: string | null = null
  return (agreement.targetsByMetric.get(metric) ?? []).map((target): MatchCandidate => {
    const { code, conditions = [], reason } = judge(target, judged, winner)
    const won = code === 'applies'
    const lostTo = code === 'comesFirst' || code === 'moreSpecific' ? winner : null
    if (won) winner = target.id
    const sentence = `${describeLevel(agreement, target.id)}${reason}`
    return { targetId: target.id, won, code, conditions, winner: lostTo, reason: sentence }
  })
}

/** A ticket, its effective priority set, before an agreement. */
interface Judged {
  readonly agreement: CompiledAgreement
  readonly ticket: TicketState
  readonly shown: TicketState
  readonly source: string
  readonly excluded: boolean
}

interface Judgement {
  readonly code: MatchCode
  readonly conditions?: readonly MatchCondition[]
  readonly reason: string
}

/** @param winner the target before it that applies already */
function judge(
  target: Target,
  { ticket, shown, source, excluded }: Judged,
  winner: string | null,
): Judgement {
  const fields = (Object.keys(target.when) as (keyof TicketMatch)[]).filter(
    (field) => target.when[field] !== undefined,
  )
  const condition = (field: keyof TicketMatch, wanted: readonly string[] = []): MatchCondition => ({
    ...{ field, wanted, presence: presenceIn(field, target.when) },
    present: presentOf(field, shown, source),
  })
  if (excluded) {
    const reason = `the agreement excludes the service ${JSON.stringify(ticket.service)}`
    return { code: 'excluded', conditions: [condition('service')], reason }
  }
  const failed = fields.find((field) => !holds(field, target.when, ticket, source))
  if (failed !== undefined) {
    const reason = describeMiss(failed, target.when, shown, source)
    return { code: 'differs', conditions: [condition(failed, wantedOf(failed, target.when))], reason }
  }
  if (!isWithHolder(target, ticket, source))
    return { code: 'notWithHolder', reason: 'the ticket is not with the holder it is about' }
  if (winner !== null)
    return levelOf(winner) === levelOf(target.id)
      ? { code: 'comesFirst', reason: `matches too, but ${winner} is written before it` }
      : { code: 'moreSpecific', reason: `matches too, but ${winner} is of a more specific level` }
  const held = fields.map((field) => describeValue(field, shown, source)).join(', ')
  return {
    code: 'applies',
    conditions: fields.map((field) => condition(field)),
    reason: held === '' ? 'it has no conditions' : held,
  }
}

/** What the ticket has; of `owned`, who owns it. */
function presentOf(field: keyof TicketMatch, ticket: TicketState, source: string): readonly string[] {
  if (field === 'owned') return ticket.agent === null ? [] : [ticket.agent]
  return valuesOf(field, ticket, source)
}

function wantedOf(field: keyof TicketMatch, match: TicketMatch): readonly string[] {
  return field === 'owned' ? [String(match.owned)] : listedIn(match[field])
}

function presenceIn(field: keyof TicketMatch, match: TicketMatch): Presence['is'] | null {
  const wanted = field === 'owned' ? undefined : match[field]
  return wanted !== undefined && isPresence(wanted) ? wanted.is : null
}

/** `corporate version 3: `; nothing where there is only one level. */
function describeLevel({ id, version, terms }: CompiledAgreement, targetId: string): string {
  if (terms.levels.length === 0) return ''
  const level = levelOf(targetId)
  const pin = terms.levels.find((each) => each.agreementId === level)
  return pin === undefined ? `${id} version ${version}: ` : `${pin.agreementId} version ${pin.version}: `
}

function describeMiss(
  field: keyof TicketMatch,
  match: TicketMatch,
  ticket: TicketState,
  source: string,
): string {
  const present = describeValue(field, ticket, source)
  if (field === 'owned') return `${present}, and it wants ${match.owned ? 'an owner' : 'no owner'}`
  const presence = presenceIn(field, match)
  if (presence !== null) return `${present}, and it wants ${presence}`
  const wanted = wantedOf(field, match)
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
