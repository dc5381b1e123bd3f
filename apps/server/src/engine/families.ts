import type { TicketEvent } from '@tenggat/domain'
import type { PoolClient } from 'pg'
import { loadHistories } from '../store/queries/engineEvents.js'
import { nameOf, type TicketName } from '../store/queries/engineTickets.js'
import { listMergedTickets, type MergedTicket } from '../store/queries/mergedTickets.js'
import type { TicketCase } from './ticketCase.js'

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
  const onRecord = await listMergedTickets(client, asked)
  // Few are: a batch of thousands of tickets is not to be gone through for each of them.
  const merging = cases.filter((given) => mergedKeys(given).length > 0)
  if (onRecord.length === 0 && merging.length === 0) return new Map()
  return new Map(
    asked.map((survivor) => {
      const parts = new Map<string, Part>()
      for (const part of onRecord) {
        if (part.source === survivor.source && part.survivor === survivor.key)
          parts.set(part.key, { ...part, fresh: [] })
      }
      takeFresh(survivor, merging, parts)
      parts.delete(survivor.key)
      return [nameOf(survivor), [...parts.values()]]
    }),
  )
}

/**
 * Adds what the batch merges into a ticket or into one of its parts, and what is new of them.
 * @param merging those of the batch that are merged, or were, or become so
 */
function takeFresh(survivor: TicketName, merging: readonly TicketCase[], parts: Map<string, Part>): void {
  const same = merging.filter(({ source, key }) => source === survivor.source && key !== survivor.key)
  for (let known = -1; known < parts.size; ) {
    known = parts.size
    for (const given of same) {
      const isPart = mergedKeys(given).some((key) => key === survivor.key || parts.has(key))
      if (!isPart && !parts.has(given.key)) continue
      const { source, key, fresh } = given
      parts.set(key, { id: given.ticket?.id ?? '', source, key, fresh })
    }
  }
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
