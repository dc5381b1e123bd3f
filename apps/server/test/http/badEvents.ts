export const AT = Date.UTC(2026, 10, 20, 10)
export const RECORD = `mutation ($input: RecordTicketEventsInput!) {
  recordTicketEvents(input: $input) {
    recorded duplicates refused
    outcomes { __typename ... on RecordedEvent { ticketKey } ... on RefusedEvent { eventId code path message expected } }
  }
}`
export const iso = (at: number) => new Date(at).toISOString()
export const good = (n: number) => ({
  ticketKey: `T-${n}`,
  eventId: `e${n}`,
  occurredAt: iso(AT),
  changes: [{ kind: 'opened' }],
})
export const batch = (...events: unknown[]) => ({ input: { source: 'desk', events } })

/** Each makes one item of a batch wrong; where that is, and a word of what is said. */
export const BAD: readonly [what: string, item: unknown, code: string, path: string, says: RegExp][] = [
  [
    'an unknown state',
    { changes: [{ kind: 'statusChanged', to: 'snoozed' }] },
    'unknownValue',
    'changes[0].to',
    /one of new, open/,
  ],
  ['a missing occurredAt', { occurredAt: undefined }, 'missing', 'occurredAt', /ISO 8601/],
  ['an instant of another form', { occurredAt: '20/11/2026 10:00' }, 'badInstant', 'occurredAt', /ISO 8601/],
  ['an instant without a zone', { occurredAt: '2026-11-20T10:00:00' }, 'badInstant', 'occurredAt', /zone/],
  [
    'a fraction of a nanosecond',
    { occurredAt: '2026-11-20T10:00:00.0000000001Z' },
    'badInstant',
    'occurredAt',
    /at most nanoseconds/,
  ],
  [
    'a date that does not exist',
    { occurredAt: '2026-02-30T10:00:00Z' },
    'badInstant',
    'occurredAt',
    /2026-02-30/,
  ],
  ['epoch milliseconds', { occurredAt: AT }, 'badInstant', 'occurredAt', /ISO 8601/],
  [
    'an instant more than two minutes ahead',
    { occurredAt: iso(AT + 121_000) },
    'OCCURRED_AHEAD',
    'occurredAt',
    /./,
  ],
  ['a key of 900 kB', { ticketKey: 'x'.repeat(900_000) }, 'tooLong', 'ticketKey', /at most 255/],
  ['a null byte', { ticketKey: 'T\u0000' }, 'badText', 'ticketKey', /NUL/],
  [
    'half a surrogate pair',
    { changes: [{ kind: 'opened', subject: '\ud800' }] },
    'badText',
    'changes[0].subject',
    /surrogate/,
  ],
  ['an unknown key', { priority: 'P1' }, 'unknownKey', 'priority', /one of/],
  [
    'a key of another kind of change',
    { changes: [{ kind: 'opened', to: 'open' }] },
    'unknownKey',
    'changes[0].to',
    /one of/,
  ],
  ['no changes', { changes: [] }, 'empty', 'changes', /./],
  ['a source of its own', { source: 'other' }, 'unknownKey', 'source', /beside the events/],
  ['a fractional sequence', { sequence: 1.5 }, 'badNumber', 'sequence', /whole number/],
]
