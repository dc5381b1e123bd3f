import type { ClockListState } from '../../../gql/manager.js'

/** The list of clocks of tickets. */
export const tickets = {
  none: 'No clock fits these filters.',
  more: 'Show more',
  keptShare: 'kept',
  state: 'State',
  count: { met: 'kept', breached: 'missed', undecided: 'undecided', cancelled: 'cancelled' },
  states: {
    open: 'Open',
    atRisk: 'At risk',
    due: 'Due',
    breachedOpen: 'Late, still open',
    met: 'Kept',
    breached: 'Missed',
    decided: 'Decided',
    undecided: 'Undecided',
    cancelled: 'Cancelled',
  } satisfies Record<ClockListState, string> as Record<ClockListState, string>,
  filter: {
    agreement: 'Agreement',
    kind: 'Kind',
    metric: 'Promise',
    customer: 'Customer',
    priority: 'Priority',
    party: 'Held now by party',
    line: 'Line',
    team: 'Team',
    service: 'Service',
    source: 'Source',
  },
  decidedIn: (from: string, to: string) => `Decided ${from} – ${to}`,
  heldBy: (party: string) => `Held at some time by ${party}`,
  replayed: 'With logs read in',
  drop: 'let go of this filter',
}
