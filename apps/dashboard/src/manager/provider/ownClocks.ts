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
