import {
  type ActorKind,
  readIsoInstant,
  type TicketChange,
  type TicketEvent,
  type TicketStatus,
} from '@tenggat/domain'
import type { Mapped, SourceMapper } from '../mapper.js'

/**
 * Chatwoot, by the webhooks of an account: conversations are tickets. Its newer versions sign; for older ones the address carries the
 * secret. A conversation event tells the whole present state, of which the engine takes what differs: Chatwoot reopens some
 * conversations with nothing but `conversation_updated`, so a status is never taken from `conversation_status_changed` alone.
 */
export const mapper: SourceMapper = {
  kind: 'chatwoot',
  label: { en: 'Chatwoot', id: 'Chatwoot' },
  verification: [
    { scheme: 'hub-sha256', header: 'x-chatwoot-signature', timestampHeader: 'x-chatwoot-timestamp' },
    { scheme: 'token-in-url' },
  ],
  deliveryHeader: 'x-chatwoot-delivery',
  takesMapping: false,
  map(delivery) {
    const body = bagOf(delivery.body)
    const event = body.event
    if (event === 'message_created') return ofMessage(delivery.source, body)
    if (typeof event === 'string' && CONVERSATION_EVENTS.has(event))
      return ofConversation(delivery.source, body, event)
    // Contacts, the widget, typing: nothing a clock knows of.
    return typeof event === 'string'
      ? { ok: true, events: [] }
      : refuse('missing', 'event', 'the event is missing')
  },
}

const CONVERSATION_EVENTS = new Set([
  'conversation_created',
  'conversation_updated',
  'conversation_status_changed',
])

const STATUSES: Readonly<Record<string, TicketStatus>> = {
  open: 'open',
  pending: 'new',
  snoozed: 'onHold',
  resolved: 'solved',
}

type Bag = Readonly<Record<string, unknown>>

const bagOf = (value: unknown): Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {}

const made = (event: TicketEvent): Mapped => ({ ok: true, events: [{ event, notes: [] }] })

const refuse = (code: string, path: string, message: string): Mapped => ({
  ok: false,
  problem: { code, path, message },
})

function ofConversation(source: string, body: Bag, event: string): Mapped {
  const key = idOf(body.id)
  if (key === null) return refuse('missing', 'id', 'the conversation has no id')
  const isNew = event === 'conversation_created'
  const at = instantOf(isNew ? body.created_at : (body.updated_at ?? body.timestamp))
  if (at === null) return refuse('badInstant', isNew ? 'created_at' : 'updated_at', 'there is no instant')
  const to = typeof body.status === 'string' ? STATUSES[body.status] : undefined
  if (to === undefined)
    return refuse('unknownValue', 'status', `${JSON.stringify(body.status)} is no known status`)
  const meta = bagOf(body.meta)
  const changes: TicketChange[] = [
    ...(isNew ? [{ kind: 'opened' } as const] : []),
    { kind: 'classified', ...classOf(body, meta) },
    { kind: 'prioritised', priority: nameOf(body.priority) },
    { kind: 'assigned', team: nameOf(bagOf(meta.team).name), agent: nameOf(bagOf(meta.assignee).name) },
    { kind: 'statusChanged', to, reason: String(body.status) },
  ]
  // The state of one instant, told twice, is one event.
  const eventId = `${event}:${key}:${String(isNew ? body.created_at : (body.updated_at ?? body.timestamp))}`
  return made({ source, ticketKey: key, eventId, occurredAt: at, changes })
}

function classOf(body: Bag, meta: Bag) {
  const tags = Array.isArray(body.labels) ? body.labels.map(nameOf).filter((tag) => tag !== null) : undefined
  return {
    channel: nameOf(body.channel) ?? nameOf(meta.channel),
    customer: nameOf(bagOf(meta.sender).name),
    ...(tags === undefined ? {} : { tags }),
  }
}

/** Only what people or bots wrote: Chatwoot's own notes on what happened are messages, too. */
function ofMessage(source: string, body: Bag): Mapped {
  const actor = actorOf(body)
  if (actor === null) return { ok: true, events: [] }
  const conversation = bagOf(body.conversation)
  const [id, ticketKey] = [idOf(body.id), idOf(conversation.id)]
  if (id === null) return refuse('missing', 'id', 'the message has no id')
  if (ticketKey === null) return refuse('missing', 'conversation.id', 'the message has no conversation')
  const occurredAt = instantOf(body.created_at)
  if (occurredAt === null) return refuse('badInstant', 'created_at', 'there is no instant')
  const changes: TicketEvent['changes'] = [{ kind: 'replied', actor, public: body.private !== true }]
  return made({ source, ticketKey, eventId: `message:${id}`, occurredAt, changes })
}

function actorOf({ message_type: type, sender }: Bag): ActorKind | null {
  if (type === 'incoming' || type === 0) return 'customer'
  if (type === 'template' || type === 3) return 'system'
  if (type !== 'outgoing' && type !== 1) return null
  const { type: writer } = bagOf(sender)
  return writer === 'user' ? 'human' : writer === 'contact' ? 'customer' : 'bot'
}

const idOf = (value: unknown): string | null =>
  typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : nameOf(value)

const nameOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** Seconds since 1970, whole or not, or a date as text. */
function instantOf(value: unknown): number | null {
  if (typeof value === 'number' && value > 0) return Math.floor(value * 1_000)
  return readIsoInstant(value)
}
