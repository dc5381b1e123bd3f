import type { TicketChange } from '@tenggat/domain'
import type { ClockFilter } from '../store/clockFilter.js'
import type { RecordedFact } from '../store/records.js'
import type { RecordedEvent } from '../tickets/readTickets.js'
import { type Sight, seesAgreement, seesParty } from './sight.js'

/** Who holds something. */
interface Held {
  readonly party: string | null
  readonly team: string | null
  readonly line: string | null
  readonly agent: string | null
}

const NOBODY: Held = { party: null, team: null, line: null, agent: null }

/** What a holder that may not be named is called where it has to be told apart from nobody. */
export const OTHER_PARTY = 'other'

/** A ticket or clock whose holder may not be named is shown as held by nobody. */
export function veilHolder<H extends Held>(held: H, sight: Sight | null): H {
  return seesParty(sight, held.party) ? held : { ...held, ...NOBODY }
}

/** The same for telling why a target applies to it, where held by nobody would be another reason. */
export function otherHolder<H extends Held>(held: H, sight: Sight | null): H {
  if (seesParty(sight, held.party)) return held
  const other = (name: string | null) => (name === null ? null : OTHER_PARTY)
  const { party, team, line, agent } = held
  return { ...held, party: other(party), team: other(team), line: other(line), agent: other(agent) }
}

/**
 * Events of one ticket, in their order, without what they tell of parties that may not be named: an assignment to such a party is one
 * to nobody, and so is each one within it.
 */
export function veilEvents(events: readonly RecordedEvent[], sight: Sight | null): readonly RecordedEvent[] {
  if (sight === null) return events
  let party: string | null = null
  const veil = (change: TicketChange): TicketChange => {
    if (change.kind !== 'assigned') return change
    if (change.party !== undefined) party = change.party
    if (seesParty(sight, party)) return change
    const told = Object.keys(change).filter((key) => key in NOBODY)
    return { ...change, ...Object.fromEntries(told.map((key) => [key, null])) }
  }
  return events.map((event) => ({ ...event, changes: event.changes.map(veil) }))
}

/**
 * A fact as a viewer may be told it; null when it may not be told at all. What happened to a ticket and to no clock is about every
 * agreement of the ticket, so whoever sees only some is not told.
 */
export function veilFact<F extends Pick<RecordedFact, 'agreementId' | 'detail'>>(
  fact: F,
  sight: Sight | null,
): F | null {
  if (sight === null) return fact
  if (!seesAgreement(sight, fact.agreementId)) return null
  return { ...fact, detail: veilDetail(fact.detail, sight) as F['detail'] }
}

/** Holders may lie at any depth of a detail; whatever names a party is taken for one. */
function veilDetail(value: unknown, sight: Sight): unknown {
  if (Array.isArray(value)) return value.map((each) => veilDetail(each, sight))
  if (typeof value !== 'object' || value === null) return value
  const held = value as Record<string, unknown>
  if (typeof held.party === 'string' && !seesParty(sight, held.party))
    return { ...held, party: OTHER_PARTY, team: null, line: null, agent: null }
  return Object.fromEntries(Object.entries(held).map(([key, each]) => [key, veilDetail(each, sight)]))
}

/**
 * The part of a filter that may be asked: only agreements that are seen, and who asks for holders asks only for those who may be
 * named. Otherwise the answer would tell by its length what its rows do not.
 */
export function confine(filter: ClockFilter, sight: Sight | null): ClockFilter {
  if (sight === null) return filter
  const agreementId = among(filter.agreementId, sight.agreements)
  const asksForHolder = filter.party != null || filter.team != null || filter.line != null
  return asksForHolder
    ? { ...filter, agreementId, party: among(filter.party, sight.parties) }
    : { ...filter, agreementId }
}

function among(asked: readonly string[] | null | undefined, seen: ReadonlySet<string>): readonly string[] {
  return asked == null ? [...seen].sort() : asked.filter((each) => seen.has(each))
}
