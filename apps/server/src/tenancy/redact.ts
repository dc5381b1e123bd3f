import { isSameHolder, type Share, type TicketChange, type TicketState } from '@tenggat/domain'
import type { FactRow } from '../store/records.js'
import { seesAgreement, seesParty, type Visibility } from './visibility.js'

/**
 * What stands for a holder that the viewer may not be named. `nobody`: what somebody has is shown as held by no one. `other`:
 * where times are counted or a reason is given, held by nobody would be another answer, so it is some other party.
 */
export type RedactionPolicy = 'nobody' | 'other'

/** What a party that may not be named is called under the policy `other`. */
export const OTHER_PARTY = 'other'

type Held = Pick<TicketState, 'party' | 'team' | 'line' | 'agent'>

const UNNAMED = { team: null, line: null, agent: null }
const STAND_IN: Readonly<Record<RedactionPolicy, Held>> = {
  nobody: { party: null, ...UNNAMED },
  other: { party: OTHER_PARTY, ...UNNAMED },
}

/** Who holds a ticket, a clock or a share of its time. */
export function redactHolder<H extends Held>(
  held: H,
  visibility: Visibility | null,
  policy: RedactionPolicy,
): H {
  return seesParty(visibility, held.party) ? held : { ...held, ...STAND_IN[policy] }
}

/** `other` for the ticket that a target is explained by: what is set stays set, so that no condition seems to fail for being empty. */
export function redactForMatch(ticket: TicketState, visibility: Visibility | null): TicketState {
  if (seesParty(visibility, ticket.party)) return ticket
  const other = (name: string | null) => (name === null ? null : OTHER_PARTY)
  const { party, team, line, agent } = ticket
  return { ...ticket, party: other(party), team: other(team), line: other(line), agent: other(agent) }
}

/** `other` for shares of a clock's time: those of parties that may not be named become one. */
export function redactShares(shares: readonly Share[], visibility: Visibility | null): readonly Share[] {
  if (visibility === null) return shares
  const redacted: Share[] = []
  for (const share of shares.map((one) => redactHolder(one, visibility, 'other'))) {
    const index = redacted.findIndex((one) => isSameHolder(one, share))
    if (index < 0) redacted.push(share)
    else redacted[index] = { ...share, ms: redacted[index]!.ms + share.ms }
  }
  return redacted
}

/** `nobody` for events of one ticket, in their order: an assignment to a party that may not be named, and each within it. */
export function redactEvents<E extends { readonly changes: readonly TicketChange[] }>(
  events: readonly E[],
  visibility: Visibility | null,
): readonly E[] {
  if (visibility === null) return events
  let party: string | null = null
  const redact = (change: TicketChange): TicketChange => {
    if (change.kind !== 'assigned') return change
    if (change.party !== undefined) party = change.party
    if (seesParty(visibility, party)) return change
    const named = Object.entries(STAND_IN.nobody).filter(([key]) => key in change)
    return { ...change, ...Object.fromEntries(named) }
  }
  return events.map((event) => ({ ...event, changes: event.changes.map(redact) }))
}

/**
 * `other` for a fact; null when the viewer may not have it at all. What happened to a ticket and to no clock is about every
 * agreement of the ticket, so whoever sees only some does not get it.
 */
export function redactFact<F extends Pick<FactRow, 'agreementId' | 'detail'>>(
  fact: F,
  visibility: Visibility | null,
): F | null {
  if (visibility === null) return fact
  if (!seesAgreement(visibility, fact.agreementId)) return null
  return { ...fact, detail: redactDetail(fact.detail, visibility) as F['detail'] }
}

/** Holders may lie at any depth of a detail, within others too; whatever names a party is taken for one. */
function redactDetail(value: unknown, visibility: Visibility): unknown {
  if (Array.isArray(value))
    return value.every(isShare)
      ? redactShares(value, visibility)
      : value.map((each) => redactDetail(each, visibility))
  if (typeof value !== 'object' || value === null) return value
  const redacted: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, redactDetail(each, visibility)]),
  )
  const { party } = redacted
  return typeof party === 'string' && !seesParty(visibility, party)
    ? { ...redacted, ...STAND_IN.other }
    : redacted
}

const isShare = (value: unknown): value is Share =>
  typeof value === 'object' && value !== null && 'party' in value && 'ms' in value
