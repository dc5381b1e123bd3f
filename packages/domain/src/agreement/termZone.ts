import type { SettledTerm, Term } from './clauses/term.js'
import { levelOf } from './inherit.js'
import { isShared, type NamedCalendar } from './namedCalendars.js'

/** Where the zone of a term is from: `later` while shared calendars have not been looked up. */
export const ZONE_ORIGINS = ['said', 'calendars', 'several', 'none', 'later'] as const
export type ZoneOrigin = (typeof ZONE_ORIGINS)[number]

export interface TermZone {
  readonly timeZone: string
  readonly origin: ZoneOrigin
}

interface TermAndCalendars {
  readonly term: Term
  readonly calendars: Readonly<Record<string, NamedCalendar>>
}

const NO_ZONE = 'UTC'

/**
 * AGR-71: the zone in which an agreement's days begin and its months are cut, and where that is from. The only place that decides: what
 * the term says, else the zone that all of its calendars have (those of the levels above where it has none of its own), else UTC. Ask it
 * of terms that run where there are any, for shared calendars are looked up there.
 */
export function termZoneOf({ term, calendars }: TermAndCalendars): TermZone {
  if (term.timeZone !== null) return { timeZone: term.timeZone, origin: 'said' }
  const all = Object.entries(calendars)
  const own = all.filter(([name]) => levelOf(name) === null)
  const [zone, ...others] = new Set((own.length > 0 ? own : all).map(([, calendar]) => zoneIn(calendar)))
  if (zone === undefined) return { timeZone: NO_ZONE, origin: 'none' }
  if ([zone, ...others].includes(null)) return { timeZone: NO_ZONE, origin: 'later' }
  return others.length > 0
    ? { timeZone: NO_ZONE, origin: 'several' }
    : { timeZone: zone!, origin: 'calendars' }
}

const zoneIn = (calendar: NamedCalendar): string | null => (isShared(calendar) ? null : calendar.timeZone)

/** AGR-71: the term with its zone, so that its dates can be told as instants. */
export const settledTermOf = (terms: TermAndCalendars): SettledTerm => ({
  ...terms.term,
  timeZone: termZoneOf(terms).timeZone,
})
