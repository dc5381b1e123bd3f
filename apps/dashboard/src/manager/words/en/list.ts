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
  },
}
