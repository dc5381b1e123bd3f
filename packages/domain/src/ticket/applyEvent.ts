import type { Instant } from '../time/instant.js'
import type { TicketChange } from './changeFields.js'
import { orderChanges, type TicketEvent } from './ticketEvent.js'
import type { TicketState } from './ticketState.js'

type Draft = { -readonly [K in keyof TicketState]: TicketState[K] }

/**
 * The ticket after an event. Events are handed in by their total order (compareEvents); the first one opens the ticket at its
 * occurredAt, whatever its kind, because logs begin in the middle (TKT-6).
 */
export function applyEvent(state: TicketState | null, event: TicketEvent): TicketState {
  const draft: Draft = state === null ? unopened(event.occurredAt) : { ...state }
  for (const change of orderChanges(event.changes)) applyChange(draft, change, event.occurredAt)
  return draft
}

function unopened(at: Instant): Draft {
  return {
    openedAt: at,
    subject: null,
    status: 'new',
    statusReason: null,
    priority: null,
    impact: null,
    urgency: null,
    service: null,
    requestType: null,
    channel: null,
    customer: null,
    tags: [],
    party: null,
    team: null,
    line: null,
    agent: null,
    mergedInto: null,
    rating: null,
    firstReplyAt: null,
    lastReplyAt: null,
  }
}

function applyChange(draft: Draft, change: TicketChange, at: Instant): void {
  switch (change.kind) {
    case 'opened':
      if (change.subject !== undefined) draft.subject = change.subject
      return
    case 'classified':
    case 'prioritised':
    case 'assigned':
      copyGiven(draft, change)
      return
    case 'replied':
      if (change.actor !== 'human' || !change.public) return
      draft.firstReplyAt ??= at
      draft.lastReplyAt = at
      return
    case 'replyRetracted':
      // What it takes back is not in the history that is applied.
      return
    case 'statusChanged':
      draft.status = change.to
      // The reason explains the status it came with: it never outlives it.
      draft.statusReason = change.reason ?? null
      return
    case 'merged':
      draft.mergedInto = change.into
      return
    case 'rated':
      draft.rating = { score: change.score, outOf: change.outOf }
  }
}

/** TKT-7: an attribute left out keeps its value; null clears it. */
function copyGiven(draft: Draft, change: TicketChange): void {
  for (const [name, value] of Object.entries(change)) {
    if (name !== 'kind' && value !== undefined) (draft as Record<string, unknown>)[name] = value
  }
}
