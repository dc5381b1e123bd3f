import { LIFETIME_METRIC } from '@tenggat/domain'
import type { Period } from '../../format/figures.js'
import type { ClockListState, ProviderFiguresFragment } from '../../gql/manager.js'
import type { TicketsSearch } from '../figures/ticketsSearch.js'

/** The list of a provider's own clocks, those of its OLAs and contracts; null when it has promised nothing itself. */
export function ownClocks(
  { agreements }: Pick<ProviderFiguresFragment, 'agreements'>,
  state: ClockListState,
): TicketsSearch | null {
  const own = agreements.filter(({ agreement }) => agreement.kind !== 'customer')
  return own.length === 0 ? null : { agreement: own.map(({ agreement }) => agreement.id), state }
}

/** The clocks of customers of which the time that a provider held is counted; null while the period is not known. */
export function heldClocks(id: string, period: Period | null): TicketsSearch | null {
  return period && { ...period, heldBy: id, kind: ['customer'], metric: [LIFETIME_METRIC], state: 'decided' }
}

/** The breached clocks of whoever stands behind customers, which a provider had: what it was over its own budgets is theirs. */
export function overrunClocks(id: string, period: Period | null): TicketsSearch | null {
  return period && { ...period, heldBy: id, kind: ['internal', 'underpinning'], state: 'breached' }
}
