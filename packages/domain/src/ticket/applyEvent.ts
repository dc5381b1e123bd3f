import type { Instant } from '../time/instant.js'
import type { TicketChange } from './changeFields.js'
import type { ActorKind } from './status.js'
import { orderChanges, type TicketEvent } from './ticketEvent.js'
import type { StatedAttribute, TicketState } from './ticketState.js'

type Draft = { -readonly [K in keyof TicketState]: TicketState[K] }

/**
 * The ticket after an event. Events are handed in by their total order (compareEvents); the first one opens the ticket at its
 * occurredAt, whatever its kind, because logs begin in the middle (TKT-6).
 */
export function applyEvent(state: TicketState | null, event: TicketEvent): TicketState {
  const draft: Draft = state === null ? unopened(event.occurredAt) : { ...state }
  for (const change of orderChanges(event.changes)) applyChange(draft, change, event.occurredAt)
  // What opens the ticket is waited for by nobody.
  if (state === null) draft.changedSinceMessage = null
  return draft
}

function unopened(at: Instant): Draft {
  return {
    openedAt: at,
    subject: null,
    status: 'new',
    statusReason: null,
    statusUntil: null,
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
    firstMessageAt: null,
    changedSinceMessage: null,
  }
}

function applyChange(draft: Draft, change: TicketChange, at: Instant): void {
  switch (change.kind) {
    case 'opened':
      if (change.subject !== undefined) state(draft, 'subject', change.subject)
      return
    case 'classified':
    case 'prioritised':
    case 'assigned':
      copyGiven(draft, change)
      return
    case 'replied':
      if (change.public) takeMessage(draft, change.actor, at)
      return
    case 'replyRetracted':
    case 'voided':
      // What it takes back is not in the history that is applied.
      return
    case 'statusChanged':
      state(draft, 'status', change.to)
      // The reason and the end explain the status they came with: they never outlive it.
      state(draft, 'statusReason', change.reason ?? null)
      state(draft, 'statusUntil', change.until === undefined ? null : Date.parse(change.until))
      return
    case 'merged':
      state(draft, 'mergedInto', change.into)
      return
    case 'rated':
      state(draft, 'rating', { score: change.score, outOf: change.outOf })
  }
}

function takeMessage(draft: Draft, actor: ActorKind, at: Instant): void {
  if (actor === 'customer') {
    // A state from before this was kept does not tell whether there was an earlier one.
    if (draft.firstMessageAt === null) draft.firstMessageAt = at
    draft.changedSinceMessage = []
  }
  if (actor !== 'human') return
  draft.firstReplyAt ??= at
  draft.lastReplyAt = at
  draft.changedSinceMessage = null
}

/** Notes a change while the customer waits for an answer; what is stated again is no change. */
function state<K extends StatedAttribute>(draft: Draft, name: K, value: TicketState[K]): void {
  const changed = draft.changedSinceMessage ?? null
  if (changed !== null && !changed.includes(name) && !isSame(draft[name], value))
    draft.changedSinceMessage = [...changed, name].sort()
  draft[name] = value
}

const isSame = (before: unknown, after: unknown): boolean =>
  before === after || JSON.stringify(before) === JSON.stringify(after)

/** TKT-7: an attribute left out keeps its value; null clears it. */
function copyGiven(draft: Draft, change: TicketChange): void {
  for (const [name, value] of Object.entries(change)) {
    if (name !== 'kind' && value !== undefined) state(draft, name as StatedAttribute, value as never)
  }
}
