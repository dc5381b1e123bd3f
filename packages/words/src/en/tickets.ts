import type { Words } from '../words.js'

export const ticketStatuses: Words['ticketStatuses'] = {
  new: 'new',
  open: 'open',
  waitingOnCustomer: 'waiting on the customer',
  waitingOnThirdParty: 'waiting on a third party',
  onHold: 'on hold',
  solved: 'solved',
  closed: 'closed',
  cancelled: 'cancelled',
}

export const pauses: Words['pauses'] = {
  waitingOnCustomer: { short: 'Customer', toCustomer: 'waiting for you' },
  waitingOnThirdParty: { short: 'Third party', toCustomer: 'waiting for a supplier' },
  onHold: { short: 'On hold', toCustomer: 'on hold' },
  other: { short: 'Other', toCustomer: 'paused' },
}

export const changes: Words['changes'] = {
  opened: 'Opened',
  classified: 'Classified',
  prioritised: 'Prioritised',
  assigned: 'Assigned',
  replied: 'Reply',
  statusChanged: 'Status',
  merged: 'Merged into',
  replyRetracted: 'Reply taken back',
  voided: 'Event voided',
  rated: 'Rated',
}

export const actors: Words['actors'] = {
  human: 'the desk',
  bot: 'a bot',
  system: 'the system',
  customer: 'the customer',
}

export const severities: Words['severities'] = {
  critical: 'critical',
  high: 'high',
  medium: 'medium',
  low: 'low',
}

export const matchFields: Words['matchFields'] = {
  priority: 'priority',
  impact: 'impact',
  urgency: 'urgency',
  status: 'status',
  statusReason: 'reason',
  service: 'service',
  requestType: 'kind of request',
  channel: 'channel',
  customer: 'customer',
  party: 'party',
  team: 'team',
  line: 'support line',
  tags: 'tag',
  source: 'source',
  owned: 'owned by somebody',
}

export const presences: Words['presences'] = {
  any: (field) => `any ${field} given`,
  none: (field) => `no ${field} given`,
}

export const holders: Words['holders'] = {
  customer: 'customer',
  line: 'line',
  team: 'team',
  party: 'provider',
  vendor: 'vendor',
}

export const holderSpans: Words['holderSpans'] = { held: 'Held', paused: 'Paused', solved: 'Solved' }
