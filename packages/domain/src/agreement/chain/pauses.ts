import type { Calendar } from '../../calendar/calendar.js'
import { DAY_MS, type Instant } from '../../time/instant.js'
import { fixedMs } from '../amount.js'
import type { Target } from '../clauses/targets.js'
import type { Predicate, TicketMatch } from '../ticketMatch.js'
import { both, bothStated, outside } from './conditions.js'
import type { Stay } from './courses.js'
import type { TargetHours } from './targetHours.js'

/** A ticket with which the stay's clock pauses while the customer's runs; null when there is none. */
export function standsStillFor({ target }: Stay, customer: Target): TicketMatch | null {
  for (const pause of target.pauseWhen) {
    for (const held of target.heldWhile ?? [{}]) {
      const paused = [customer.when, target.when].reduce<TicketMatch | null>(
        (match, when) => match && bothStated(match, when),
        both(pause, held),
      )
      const witness = paused === null ? null : outside(paused, surePauses(customer))
      if (witness !== null) return witness
    }
  }
  return null
}

/** Whether the customer's clock stands still for as long as the ticket is with the holder: the stay costs it nothing. */
export function isFreeOfCharge({ target }: Stay, customer: Target): boolean {
  if (target.heldWhile === undefined) return false
  return target.heldWhile.every((held) => {
    const there = bothStated(held, customer.when)
    return there === null || outside(there, surePauses(customer)) === null
  })
}

/** Pauses that last for as long as their conditions hold, whoever writes. */
const surePauses = ({ pauseWhen, pauseUntil }: Target): Predicate =>
  pauseUntil === undefined ? pauseWhen : []

export function canPause(customer: Target): boolean {
  return customer.pauseWhen.some((pause) => bothStated(pause, customer.when) !== null)
}

/** Weekdays, dates and clock changes meet in every way within 28 years. */
const YEARS = 30
const YEAR_MS = 366 * DAY_MS

/**
 * Whether the amounts alone prove the route, however often the ticket pauses: no step's clock ever stands while the
 * customer's runs (it pauses only with it, which `standsStillFor` has found, and is open whenever the customer's calendar is),
 * so the customer's clock uses at most the sum of the steps' amounts. Pauses carry a ticket past any opening asked about: hours
 * are compared for thirty years from `from`.
 */
export function provenByAmounts(customer: TargetHours, stays: readonly Stay[], from: Instant): boolean {
  const allowedMs = fixedMs(customer.target.within)
  const amounts = stays.map(({ target }) => fixedMs(target.within))
  if (allowedMs === null || amounts.includes(null)) return stays.length === 0
  if (amounts.reduce<number>((sum, ms) => sum + ms!, 0) > allowedMs) return false
  return stays.every(({ calendar }) => isOpenWhenever(customer.calendar, calendar, from))
}

function isOpenWhenever(some: Calendar, other: Calendar, from: Instant): boolean {
  if (some === other || other.alwaysOpen) return true
  for (let year = 0; year < YEARS; year++) {
    const open = some.openBetween(from + year * YEAR_MS, from + (year + 1) * YEAR_MS)
    if (open.some((stretch) => other.elapsed(stretch.from, stretch.to) < stretch.to - stretch.from))
      return false
  }
  return true
}
