import type { ReadTicketEvent } from '@tenggat/domain'
import { writePath } from '../agreements/writePath.js'
import type { Queryable } from '../store/queryable.js'

export const EVENT_NOTE_CODES = ['fieldCut', 'mergedIntoUnknown'] as const

/** What is worth saying of an event that was taken: nothing was refused for it. */
export interface EventNote {
  readonly code: (typeof EVENT_NOTE_CODES)[number]
  /** The place in the event. */
  readonly path: string
  readonly message: string
}

/** By the event, of those that there is something to say of; a ticket that came in the same request is known. */
export async function notesOf(
  pool: Queryable,
  read: readonly ReadTicketEvent[],
): Promise<ReadonlyMap<ReadTicketEvent, readonly EventNote[]>> {
  const merges = read.flatMap(mergesOf)
  const unknown = merges.length === 0 ? [] : await unknownOf(pool, merges)
  const noted = new Map<ReadTicketEvent, EventNote[]>()
  const note = (each: ReadTicketEvent, said: EventNote) => {
    const before = noted.get(each)
    if (before === undefined) noted.set(each, [said])
    else before.push(said)
  }
  for (const each of read) {
    for (const { path, message } of each.notes)
      note(each, { code: 'fieldCut', path: writePath(path), message })
  }
  for (const merge of unknown) note(merge.read, toNote(merge))
  return noted
}

/** A ticket that another is merged into. */
interface Merge {
  readonly read: ReadTicketEvent
  readonly source: string
  readonly into: string
  readonly path: string
}

const mergesOf = (read: ReadTicketEvent): readonly Merge[] =>
  read.event.changes.flatMap((change, index) =>
    change.kind === 'merged' && change.into !== null
      ? [{ read, source: read.event.source, into: change.into, path: writePath(['changes', index, 'into']) }]
      : [],
  )

/** TKT-18: those whose survivor no event has told of. */
async function unknownOf(pool: Queryable, merges: readonly Merge[]): Promise<readonly Merge[]> {
  const { rows } = await pool.query<{ place: number }>(
    `SELECT wanted.place::int FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS wanted (source, key, place)
     WHERE NOT EXISTS (SELECT FROM ticket WHERE ticket.source = wanted.source AND ticket.key = wanted.key)`,
    [merges.map(({ source }) => source), merges.map(({ into }) => into)],
  )
  return rows.map(({ place }) => merges[place - 1]!)
}

const toNote = ({ into, path }: Merge): EventNote => ({
  code: 'mergedIntoUnknown',
  path,
  message: `no event has told of the ticket ${JSON.stringify(into.slice(0, 100))} that it was merged into`,
})
