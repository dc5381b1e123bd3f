import type { Scope } from '../../../gql/manager.js'

/** The keys of programs and screens. */
export const tokens = {
  title: 'Tokens',
  notYours: 'Tokens are the administrators’ to see and to revoke.',
  note: 'Keys of programs, walls and customers’ links. Only their beginning is kept, so nobody can read one here.',
  name: 'Name',
  scopesTitle: 'May',
  scopes: {
    admin: 'do everything',
    agreements: 'keep agreements',
    customer: 'show a customer’s page',
    display: 'show one board',
    ingest: 'record events',
    participate: 'comment, approve and sign',
    read: 'read',
  } satisfies Record<Scope, string> as Record<Scope, string>,
  onlyParties: (parties: string) => `only what concerns ${parties}`,
  allOfIt: 'the board of all clocks',
  made: 'Made',
  byNobodyKnown: 'by whom is not on record',
  lastSeen: 'Last used',
  never: 'never',
  expires: 'Ends',
  noEnd: 'never',
  state: 'State',
  states: {
    works: '● works',
    neverUsed: '○ never used',
    expired: '× expired',
    revoked: '× revoked',
  },
  revoke: 'Revoke',
  revokeOf: (name: string) => `Revoke ${name}`,
  revokeNote:
    'Whoever uses it is shut out within seconds: a wall goes dark, a program is refused. This cannot be undone.',
}
