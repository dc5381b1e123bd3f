import { AGREEMENT_KINDS, METRICS } from '@tenggat/domain'
import type { ClockListFilter, ClockListState } from '../../gql/manager.js'
import { many, manyOf, one, oneOf, type RawSearch } from '../search.js'

export const LIST_STATES = [
  ...['open', 'atRisk', 'due', 'breachedOpen'],
  ...['met', 'breached', 'decided', 'undecided', 'cancelled'],
] as ClockListState[]

/** The filter of `clockList` as the address holds it: every figure of the other pages is a link with one of these. */
export interface TicketsSearch {
  readonly agreement?: string[] | undefined
  readonly kind?: (typeof AGREEMENT_KINDS)[number][] | undefined
  readonly metric?: (typeof METRICS)[number][] | undefined
  readonly party?: string[] | undefined
  readonly line?: string[] | undefined
  readonly team?: string[] | undefined
  readonly customer?: string[] | undefined
  readonly priority?: string[] | undefined
  readonly service?: string[] | undefined
  readonly source?: string[] | undefined
  readonly state?: ClockListState | undefined
  /** A party with a share in it. */
  readonly heldBy?: string | undefined
  /** Decided in [from, to), ISO instants; only together. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly replayed?: 'true' | undefined
}

export function readTicketsSearch(raw: RawSearch): TicketsSearch {
  return {
    agreement: many(raw, 'agreement'),
    kind: manyOf(raw, 'kind', AGREEMENT_KINDS),
    metric: manyOf(raw, 'metric', METRICS),
    party: many(raw, 'party'),
    line: many(raw, 'line'),
    team: many(raw, 'team'),
    customer: many(raw, 'customer'),
    priority: many(raw, 'priority'),
    service: many(raw, 'service'),
    source: many(raw, 'source'),
    state: oneOf(raw, 'state', LIST_STATES),
    heldBy: one(raw, 'heldBy'),
    from: instant(raw, 'from'),
    to: instant(raw, 'to'),
    replayed: oneOf(raw, 'replayed', ['true']),
  }
}

/**
 * Without a state, the clocks that run: what a desk asks for first. Named one by one: the address may hold more than
 * filters, and the server refuses what it does not know.
 */
export function filterOf(search: TicketsSearch): ClockListFilter {
  const { agreement, kind, metric, party, line, team, customer, priority } = search
  const { service, source, heldBy, from, to, replayed, state = 'open' } = search
  return {
    ...{ state, metric, party, line, team, customer, priority, service, source, heldBy },
    agreementId: agreement,
    agreementKind: kind,
    decidedIn: from === undefined || to === undefined ? undefined : { from, to },
    includeReplayed: replayed === 'true' ? true : undefined,
  }
}

function instant(raw: RawSearch, name: string): string | undefined {
  const text = one(raw, name)
  return text !== undefined && Number.isFinite(Date.parse(text)) ? text : undefined
}
