import { ACTOR_KINDS, SEVERITIES, TICKET_STATUSES } from './status.js'

/** What a field of a change may hold. */
export type FieldType =
  /** Free text of at most 64 kB, which may be empty. */
  | { readonly type: 'text' }
  /** One line of 1 to 255 characters. */
  | { readonly type: 'name' }
  /** At most 100 of them, all descriptive. */
  | { readonly type: 'names' }
  | { readonly type: 'flag' }
  /** A number from 0. */
  | { readonly type: 'score' }
  /** ISO 8601 with its offset, kept in UTC with milliseconds. */
  | { readonly type: 'instant' }
  /** One of a closed list; `word` says what kind of word it is. */
  | { readonly type: 'word'; readonly word: string; readonly of: readonly string[] }

export type ChangeField = FieldType & {
  readonly about: string
  /** The change means nothing without it. */
  readonly needed?: true
  /** Null clears the attribute. */
  readonly clearable?: true
  /** TKT-17: it describes, and is cut where it is too long; what identifies is refused. */
  readonly descriptive?: true
}

const attribute = (about: string) => ({ type: 'name', clearable: true, descriptive: true, about }) as const
const severity = (about: string) =>
  ({ type: 'word', word: 'severity', of: SEVERITIES, clearable: true, about }) as const

/**
 * The one declaration of what an event can say: the type TicketChange, the reading of JSON, the input type of the GraphQL API and the
 * mapping language all derive from it. The order of the kinds is the order in which the changes of one event apply (TKT-4).
 */
export const CHANGE_FIELDS = {
  opened: { subject: { type: 'text', descriptive: true, about: 'subject of the ticket' } },
  classified: {
    service: attribute('service it is about'),
    requestType: attribute('kind of request'),
    channel: attribute('channel it came by'),
    customer: attribute('customer'),
    tags: { type: 'names', descriptive: true, about: 'all tags it has now' },
  },
  prioritised: {
    priority: attribute('priority'),
    impact: severity('impact'),
    urgency: severity('urgency'),
  },
  assigned: {
    party: attribute('party that holds it'),
    team: attribute('team that holds it'),
    line: attribute('support line that holds it'),
    agent: attribute('person who holds it'),
  },
  replied: {
    actor: { type: 'word', word: 'actor', of: ACTOR_KINDS, needed: true, about: 'who wrote' },
    public: { type: 'flag', needed: true, about: 'the customer can read it' },
  },
  replyRetracted: {
    eventId: {
      type: 'name',
      needed: true,
      about: 'id of the event whose replies were no public answers after all',
    },
  },
  voided: {
    eventId: { type: 'name', needed: true, about: 'id of the event that was wrong: nothing it said was so' },
  },
  statusChanged: {
    to: { type: 'word', word: 'status', of: TICKET_STATUSES, needed: true, about: 'the new status' },
    reason: attribute("the desk's own word for it"),
    until: {
      type: 'instant',
      about: 'when what pauses by this status goes on by itself, where nothing has happened before',
    },
  },
  merged: {
    into: {
      type: 'name',
      needed: true,
      clearable: true,
      about:
        'key of the ticket that survives; null: it was merged by mistake, its clocks go on as if it had not been',
    },
  },
  rated: {
    score: { type: 'score', needed: true, about: 'the score given' },
    outOf: { type: 'score', needed: true, about: 'the best possible score' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ChangeField>>>>

type Fields = typeof CHANGE_FIELDS
export type TicketChangeKind = keyof Fields
export const TICKET_CHANGE_KINDS = Object.keys(CHANGE_FIELDS) as readonly TicketChangeKind[]

type ValueOf<F> = F extends { readonly of: readonly (infer W)[] }
  ? W
  : F extends { readonly type: 'flag' }
    ? boolean
    : F extends { readonly type: 'score' }
      ? number
      : F extends { readonly type: 'names' }
        ? readonly string[]
        : string
type Given<F> = F extends { readonly clearable: true } ? ValueOf<F> | null : ValueOf<F>
type Needed<K extends TicketChangeKind> = {
  [A in keyof Fields[K]]: Fields[K][A] extends { readonly needed: true } ? A : never
}[keyof Fields[K]]

type ChangeOf<K extends TicketChangeKind> = { readonly kind: K } & {
  readonly [A in Needed<K>]: Given<Fields[K][A]>
} & { readonly [A in Exclude<keyof Fields[K], Needed<K>>]?: Given<Fields[K][A]> }
type Flat<T> = { [A in keyof T]: T[A] }

/** One change of a ticket. An attribute left out keeps its value; `null` clears it. */
export type TicketChange = { [K in TicketChangeKind]: Flat<ChangeOf<K>> }[TicketChangeKind]
