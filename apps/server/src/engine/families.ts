import type { Instant, TicketEvent } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import { groupBy } from '../store/groupBy.js'
import type { ClockRecord } from '../store/queries/engineClocks.js'
import { loadHistories } from '../store/queries/engineEvents.js'
import { lockTickets, nameOf, type TicketName } from '../store/queries/engineTickets.js'
import { listMergedTickets, type MergedTicket } from '../store/queries/mergedTickets.js'
import type { SourceRow, TicketRow } from '../store/records.js'
import type { PreparedEvent } from './prepareEvent.js'
import { type TicketCase, ticketCaseOf } from './ticketCase.js'

/**
 * Tickets whose clocks a batch may change though none of its events is theirs: those that others are merged into, or were, directly or
 * through one another. Whether a merge stands is the fold's to say.
 */
export function survivorsOf(cases: readonly TicketCase[]): ReadonlySet<string> {
  const survivors = new Set<string>()
  for (const given of cases) for (const key of mergedKeys(given)) survivors.add(nameOf({ ...given, key }))
  return survivors
}

/** Every ticket that one has been merged into, as is on record and by what is new. */
export const mergedKeys = ({ ticket, fresh }: Pick<TicketCase, 'ticket' | 'fresh'>): readonly string[] => [
  ...(ticket?.state.mergedInto == null ? [] : [ticket.state.mergedInto]),
  ...fresh.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.kind === 'merged' && change.into !== null ? [change.into] : [])),
  ),
]

/** Locks the tickets that events are about, and those that they are merged into: their clocks follow. */
export async function lockFamilies(
  client: PoolClient,
  names: readonly TicketName[],
  prepared: readonly PreparedEvent[],
): Promise<readonly TicketRow[]> {
  const wanted = new Map(names.map((name) => [nameOf(name), name]))
  const want = (source: string, keys: readonly string[]) => {
    for (const key of keys) wanted.set(nameOf({ source, key }), { source, key })
  }
  for (const { event } of prepared) want(event.source, mergedKeys({ ticket: null, fresh: [event] }))
  for (let locked = 0; ; ) {
    const tickets = await lockTickets(client, [...wanted.values()])
    locked = wanted.size
    for (const ticket of tickets) want(ticket.source, mergedKeys({ ticket, fresh: [] }))
    if (wanted.size === locked) return tickets
  }
}

/** Tickets on record that nothing new is about, and that may have become more or less by what is new of others. */
export function survivorCases(
  own: readonly TicketCase[],
  tickets: readonly TicketRow[],
  clocks: readonly ClockRecord[],
  sources: ReadonlyMap<string, SourceRow>,
  now: Instant,
): TicketCase[] {
  const names = new Set(own.map(nameOf))
  const others = tickets.filter((ticket) => !names.has(nameOf(ticket)))
  const clocksByTicket = groupBy(clocks, (record) => record.ticket.id)
  return others.map((ticket) =>
    // Nothing new: what is known only from a log stays so.
    ticketCaseOf(ticket, ticket, {
      ...{ clocks: clocksByTicket.get(ticket.id) ?? [], fresh: [], fromLog: true, sources, now },
    }),
  )
}

/** What became a part of each of some tickets, on record or by this batch. */
export type Parts = ReadonlyMap<string, readonly Part[]>
type Part = Pick<MergedTicket, 'id' | 'source' | 'key'> & { readonly fresh: readonly TicketEvent[] }

/** @param asked tickets to be folded anew, and new ones: something may have been merged into them before they were known */
export async function findParts(
  client: PoolClient,
  asked: readonly TicketName[],
  cases: readonly TicketCase[],
): Promise<Parts> {
  if (asked.length === 0) return new Map()
  const onRecord = groupBy(await listMergedTickets(client, asked), ({ source, survivor }) =>
    nameOf({ source, key: survivor }),
  )
  const merged = mergedBy(cases)
  if (onRecord.size === 0 && merged.size === 0) return new Map()
  return new Map(
    asked.map((survivor) => {
      const name = nameOf(survivor)
      return [name, partsOf(survivor, onRecord.get(name) ?? [], merged)]
    }),
  )
}

/** The tickets of a batch by the name of each that they are merged into, or were, or become. */
const mergedBy = (cases: readonly TicketCase[]): ReadonlyMap<string, readonly Merging[]> =>
  groupBy(
    cases.flatMap((given) =>
      mergedKeys(given).map((key) => ({ given, into: nameOf({ source: given.source, key }) })),
    ),
    ({ into }) => into,
  )

interface Merging {
  readonly given: TicketCase
  readonly into: string
}

/** What is a part of a ticket on record, and what the batch merges into it or into one of its parts, with what is new of them. */
function partsOf(
  survivor: TicketName,
  onRecord: readonly MergedTicket[],
  merged: ReadonlyMap<string, readonly Merging[]>,
): readonly Part[] {
  const parts = new Map<string, Part>(onRecord.map((part) => [part.key, { ...part, fresh: [] }]))
  const into = new Set([survivor.key, ...parts.keys()])
  for (const key of into) {
    for (const { given } of merged.get(nameOf({ source: survivor.source, key })) ?? []) {
      if (given.key === survivor.key) continue
      const { source, key: part, fresh } = given
      parts.set(part, { id: given.ticket?.id ?? '', source, key: part, fresh })
      into.add(part)
    }
  }
  return [...parts.values()]
}

/** The events of tickets and of their parts, by `nameOf`; those of parts are told as the survivor's. */
export async function loadFamilies(
  client: PoolClient,
  cases: readonly TicketCase[],
  parts: Parts,
): Promise<ReadonlyMap<string, readonly TicketEvent[]>> {
  const onRecord = new Map<string, { readonly id: string; readonly key: string }>()
  for (const given of cases) {
    if (given.ticket !== null) onRecord.set(given.ticket.id, given.ticket)
    for (const part of parts.get(nameOf(given)) ?? []) if (part.id !== '') onRecord.set(part.id, part)
  }
  const histories =
    onRecord.size === 0
      ? new Map<string, TicketEvent[]>()
      : await loadHistories(client, [...onRecord.values()])
  return new Map(
    cases.map((given) => {
      const absorbed = (parts.get(nameOf(given)) ?? []).flatMap(({ id, fresh }) =>
        [...(histories.get(id) ?? []), ...fresh].map((event) => ({ ...event, absorbedBy: given.key })),
      )
      return [nameOf(given), [...(histories.get(given.ticket?.id ?? '') ?? []), ...absorbed]]
    }),
  )
}
