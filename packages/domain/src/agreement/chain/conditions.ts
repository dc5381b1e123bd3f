import { TICKET_STATUSES } from '../../ticket/status.js'
import { isPresence, type Predicate, type Presence, type TicketMatch } from '../ticketMatch.js'

type Field = keyof TicketMatch
type Value = string | boolean
type Wanted = readonly Value[] | Presence
type Demands = Readonly<Partial<Record<Field, Wanted>>>

/** What a match wants, field by field; `owned` is a list of one. */
function demandsOf(match: TicketMatch): Demands {
  const demands: Partial<Record<Field, Wanted>> = {}
  for (const [field, wanted] of Object.entries(match)) {
    if (wanted !== undefined) demands[field as Field] = typeof wanted === 'boolean' ? [wanted] : wanted
  }
  return demands
}

function matchOf({ owned, ...demands }: Demands): TicketMatch {
  const isOwned = owned === undefined ? {} : { owned: (owned as readonly Value[])[0] === true }
  return { ...demands, ...isOwned } as TicketMatch
}

const isNamed = (wanted: Wanted): wanted is Presence =>
  !Array.isArray(wanted) && isPresence(wanted as Presence)

/** What both want of one field; null when no value is wanted by both. */
function bothOf(field: Field, some: Wanted, other: Wanted): Wanted | null {
  if (isNamed(some) && isNamed(other)) return some.is === other.is ? some : null
  if (isNamed(some)) return some.is === 'any' ? other : null
  if (isNamed(other)) return other.is === 'any' ? some : null
  if (field === 'tags') return some
  const shared = some.filter((value) => other.includes(value))
  return shared.length === 0 ? null : shared
}

/**
 * What both matches ask for; null when no ticket can meet both. A ticket may carry tags of both lists: of two lists of tags
 * the former is kept, so that the answer may describe more tickets than it should, never fewer.
 */
export function both(some: TicketMatch, other: TicketMatch): TicketMatch | null {
  const demands: Partial<Record<Field, Wanted>> = { ...demandsOf(some) }
  for (const [name, wanted] of Object.entries(demandsOf(other))) {
    const field = name as Field
    const former = demands[field]
    const shared = former === undefined ? wanted : bothOf(field, former, wanted)
    if (shared === null) return null
    demands[field] = shared
  }
  return matchOf(demands)
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
  const witness = witnessOf(demandsOf(match), predicate.map(demandsOf))
  return witness === null ? null : matchOf(witness)
}

/** A value that nobody lists, and none at all. */
const UNLISTED = Symbol('unlisted')
const NOTHING = Symbol('nothing')
type Settled = Value | typeof UNLISTED | typeof NOTHING

/** Settles one field after another that the predicate still asks for, in every value that the ticket may have. */
function witnessOf(demands: Demands, asked: readonly Demands[]): Demands | null {
  const open = asked.map((each) => Object.keys(each) as Field[])
  if (open.some((fields) => fields.length === 0)) return null
  const field = open[0]?.[0]
  if (field === undefined) return demands
  for (const value of possible(field, demands[field])) {
    const left = asked
      .filter((each) => each[field] === undefined || isMet(each[field], value))
      .map(({ [field]: _, ...rest }) => rest as Demands)
    const witness = witnessOf({ ...demands, ...settled(field, value) }, left)
    if (witness !== null) return witness
  }
  return null
}

function isMet(wanted: Wanted, value: Settled): boolean {
  if (isNamed(wanted)) return (wanted.is === 'none') === (value === NOTHING)
  return typeof value !== 'symbol' && wanted.includes(value)
}

/** What a ticket may have of a field of which this is wanted, or nothing is said. */
function possible(field: Field, wanted: Wanted | undefined): readonly Settled[] {
  if (wanted === undefined) {
    if (field === 'status') return TICKET_STATUSES
    return field === 'owned' ? [true, false] : [UNLISTED, NOTHING]
  }
  return isNamed(wanted) ? [wanted.is === 'any' ? UNLISTED : NOTHING] : wanted
}

/** A value that nobody lists leaves the field as open as it was: what is asked of it is told by the predicate. */
function settled(field: Field, value: Settled): Demands {
  if (value === UNLISTED) return {}
  return { [field]: value === NOTHING ? { is: 'none' } : [value] }
}
