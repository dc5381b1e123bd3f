import type { TicketState } from '../ticket/ticketState.js'
import type { CompiledAgreement } from './compileAgreement.js'
import { explainMatch } from './explainMatch.js'
import { holds, listedIn, type TicketMatch, valuesOf } from './ticketMatch.js'

/** What of a ticket keeps an agreement from promising anything about it. */
export interface Unmatched {
  readonly agreementId: string
  /** The agreement leaves the service out; or what the ticket has is not among what it asks for. */
  readonly code: 'excluded' | 'differs'
  readonly field: keyof TicketMatch
  /** Where the agreement says so: `services.fax`, `appliesTo.customer`, or `targets`, all of them together. */
  readonly clause: string
  /** What the ticket has; empty where it has none. */
  readonly present: readonly string[]
  /** What would do, any of them. */
  readonly wanted: readonly string[]
  /** One of those that differs from what the ticket has by case or white space alone. */
  readonly lookAlike: string | null
}

/** CLK-28: why no target of an agreement that applies is about a ticket: what every target asked about lost by. */
export function unmatchedByTargets(
  agreement: CompiledAgreement,
  ticket: TicketState,
  source: string,
  shown: TicketState = ticket,
): readonly Unmatched[] {
  const candidates = [...agreement.targetsByMetric.keys()].flatMap((metric) =>
    explainMatch(agreement, metric, ticket, source, shown),
  )
  if (candidates.some(({ code }) => code === 'excluded')) return [leftOut(agreement.id, shown.service)]
  const wantedBy = new Map<keyof TicketMatch, { present: readonly string[]; wanted: Set<string> }>()
  for (const { code, conditions } of candidates) {
    if (code !== 'differs') continue
    for (const { field, present, wanted } of conditions) {
      const known = wantedBy.get(field) ?? { present, wanted: new Set<string>() }
      for (const value of wanted) known.wanted.add(value)
      wantedBy.set(field, known)
    }
  }
  return [...wantedBy].map(([field, { present, wanted }]) =>
    differs(agreement.id, 'targets', field, present, [...wanted]),
  )
}

/** CLK-28: why an agreement does not apply to a ticket; empty where it does. */
export function unmatchedByConditions(
  { id, terms: { appliesTo } }: CompiledAgreement,
  ticket: TicketState,
  source: string,
): readonly Unmatched[] {
  const fields = Object.keys(appliesTo) as (keyof TicketMatch)[]
  return fields
    .filter((field) => !holds(field, appliesTo, ticket, source))
    .map((field) => {
      const clause = `appliesTo.${field}`
      if (field === 'owned')
        return differs(id, clause, field, ticket.agent === null ? [] : [ticket.agent], [])
      return differs(id, clause, field, valuesOf(field, ticket, source), listedIn(appliesTo[field]))
    })
}

/** @param service null where it may not be named */
const leftOut = (agreementId: string, service: string | null): Unmatched => ({
  ...{ agreementId, code: 'excluded', field: 'service', wanted: [], lookAlike: null },
  clause: service === null ? 'services' : `services.${service}`,
  present: service === null ? [] : [service],
})

const differs = (
  agreementId: string,
  clause: string,
  field: keyof TicketMatch,
  present: readonly string[],
  wanted: readonly string[],
): Unmatched => ({
  ...{ agreementId, code: 'differs', clause, field, present, wanted },
  lookAlike: lookAlikeOf(present, wanted),
})

function lookAlikeOf(present: readonly string[], wanted: readonly string[]): string | null {
  const bare = new Set(present.map(bared))
  return wanted.find((value) => bare.has(bared(value))) ?? null
}

/** Without what a reader does not see: case, white space of whatever kind, and characters without a shape. */
const bared = (value: string): string =>
  value
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, '')
    .toLowerCase()
