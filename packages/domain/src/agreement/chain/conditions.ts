import { TICKET_STATUSES } from '../../ticket/status.js'
import type { Predicate, TicketMatch } from '../ticketMatch.js'

type Field = keyof TicketMatch
type Value = string | boolean
type Lists = Readonly<Partial<Record<Field, readonly Value[]>>>

/** The lists of a match; `owned` is a list of one. */
function listsOf(match: TicketMatch): Lists {
  const lists: Partial<Record<Field, readonly Value[]>> = {}
  for (const [field, listed] of Object.entries(match)) {
    if (listed !== undefined) lists[field as Field] = Array.isArray(listed) ? listed : [listed]
  }
  return lists
}

function matchOf({ owned, ...lists }: Lists): TicketMatch {
  return { ...lists, ...(owned === undefined ? {} : { owned: owned[0] === true }) } as TicketMatch
}

/**
 * What both matches ask for; null when no ticket can meet both. A ticket may carry tags of both lists: of two lists of tags
 * the former is kept, so that the answer may describe more tickets than it should, never fewer.
 */
export function both(some: TicketMatch, other: TicketMatch): TicketMatch | null {
  const lists: Partial<Record<Field, readonly Value[]>> = { ...listsOf(some) }
  for (const [name, listed] of Object.entries(listsOf(other))) {
    const field = name as Field
    const former = lists[field]
    if (former === undefined) lists[field] = listed
    else if (field !== 'tags') lists[field] = former.filter((value) => listed.includes(value))
    if (lists[field]!.length === 0) return null
  }
  return matchOf(lists)
}

/**
 * Like `both`, for a match of a pause and conditions of a target. Conditions speak of the priority that counts, pauses of the
 * one stated: conditions on it can rule a stated one out, but do not say that one was stated.
 */
export function bothStated(pause: TicketMatch, when: TicketMatch): TicketMatch | null {
  if (pause.priority !== undefined) return both(pause, when)
  const { priority: _, ...stated } = when
  return both(pause, stated)
}

/** A narrower match none of whose tickets the predicate describes, or null when it describes all tickets of the match. */
export function outside(match: TicketMatch, predicate: Predicate): TicketMatch | null {
  const witness = witnessOf(listsOf(match), predicate.map(listsOf))
  return witness === null ? null : matchOf(witness)
}

/** Settles one field after another that the predicate still asks for, in every value that the ticket may have. */
function witnessOf(lists: Lists, asked: readonly Lists[]): Lists | null {
  const open = asked.map((demands) => Object.keys(demands) as Field[])
  if (open.some((fields) => fields.length === 0)) return null
  const field = open[0]?.[0]
  if (field === undefined) return lists
  for (const value of lists[field] ?? unsaid(field)) {
    const left = asked
      .filter((demands) => demands[field] === undefined || (value !== null && demands[field].includes(value)))
      .map(({ [field]: _, ...rest }) => rest as Lists)
    const settled = value === null ? lists : { ...lists, [field]: [value] }
    const witness = witnessOf(settled, left)
    if (witness !== null) return witness
  }
  return null
}

/** What a ticket may have where nothing is said; null stands for a value that nobody lists, or none. */
function unsaid(field: Field): readonly (Value | null)[] {
  if (field === 'status') return TICKET_STATUSES
  return field === 'owned' ? [true, false] : [null]
}
