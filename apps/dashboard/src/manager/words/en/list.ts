import type { AgreementKind } from '@tenggat/domain'
import type { ListFilter } from '../../list/listSearch.js'

/** The list of clocks and its filters. */
export const list = {
  filters: 'Filters',
  any: 'Any',
  clear: 'Clear',
  filter: {
    agreement: 'Agreement',
    kind: 'Kind',
    team: 'Team',
    line: 'Line',
    party: 'Party',
    customer: 'Customer',
    priority: 'Priority',
  } satisfies Record<ListFilter, string> as Record<ListFilter, string>,
  kind: {
    customer: 'Customer agreement',
    internal: 'OLA',
    underpinning: 'Underpinning contract',
  } satisfies Record<AgreementKind, string> as Record<AgreementKind, string>,
}
