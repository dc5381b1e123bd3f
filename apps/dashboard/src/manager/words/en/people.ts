import type { PersonRole } from '../../../gql/manager.js'

export const people = {
  title: 'People',
  notYours: 'Accounts are the administrators’ to see and to change.',
  add: 'Add a person',
  name: 'Name',
  role: 'Role',
  parties: 'Parties',
  allParties: 'all',
  partiesHelp:
    'Short names of parties; such a person sees only what agreements of these parties cover. None: everything.',
  lastSeen: 'Last seen',
  never: 'never',
  account: 'Account',
  enabled: 'may sign in',
  disabled: 'disabled',
  disable: 'Disabled: may no longer sign in',
  edit: 'Edit',
  editOf: (name: string) => `Edit ${name}`,
  save: 'Save',
  passwordHelp: 'At least 12 characters. The person can change it.',
  passwordKeep: 'Left empty, it stays as it is.',
  roleNotes: {
    viewer: 'Reads everything, changes nothing.',
    agent: 'Reads everything; works on tickets at the desk itself.',
    manager: 'Drafts, edits, activates and suspends agreements.',
    representative: 'Comments, approves and signs for the parties named below, and sees nothing else.',
    admin: 'Everything, accounts included.',
  } satisfies Record<PersonRole, string> as Record<PersonRole, string>,
}

export const calendars = {
  title: 'Shared calendars',
  note: 'Agreements that follow a calendar get a new version by themselves when it changes.',
  none: 'There is no shared calendar yet.',
  add: 'Add a calendar',
  edit: 'Edit',
  combine: 'Make it of several, each in its own zone',
  editOf: (id: string) => `New revision of ${id}`,
  revision: (revision: number, at: string, by: string) => `revision ${revision}, ${at}, by ${by}`,
  followers: 'Who counts on it',
  noFollowers: 'No agreement.',
  tryOut: 'Try it out',
  store: 'Put it in place',
  leftBehind: 'These follow it and cannot run by it; they would go on with the hours they have:',
  reaches: 'It can be put in place. These agreements would follow it:',
}
