import { WEEKDAYS } from '../../calendar/calendar.js'
import { zoneNamed } from '../../calendar/zone.js'
import { DAY_MS, type Instant } from '../../time/instant.js'
import { weekdayIndexOf } from '../../time/localDate.js'
import type { CompiledAgreement } from '../compileAgreement.js'
import { listedIn, type TicketMatch } from '../ticketMatch.js'
import type { ChainNote } from './chainCheck.js'

/** `critical ticket, Fri 16:50, provider B: cannot make it`. */
export function counterexampleText(
  when: TicketMatch,
  openedAt: Instant,
  timeZone: string,
  holder: string,
  stands: boolean,
): string {
  const priorities = listedIn(when.priority)
  const ticket = priorities.length === 0 ? 'ticket' : `${priorities.join(' or ')} ticket`
  const verdict = stands ? "its clock stands still while the customer's runs" : 'cannot make it'
  return `${ticket}, ${weekdayTime(openedAt, timeZone)}, ${holder}: ${verdict}`
}

/** Whom an agreement calls its provider, else what it is called itself. */
export function holderName({ terms }: CompiledAgreement): string {
  const provider = terms.parties.find(({ role }) => role === 'provider')
  return provider?.name ?? terms.title
}

/** `Fri 16:50`; with seconds and milliseconds only where they are not zero. */
function weekdayTime(at: Instant, timeZone: string): string {
  const wallMs = at + zoneNamed(timeZone)!.offsetAt(at)
  const day = WEEKDAYS[weekdayIndexOf(Math.floor(wallMs / DAY_MS))]!
  const time = new Date(wallMs)
    .toISOString()
    .slice(11, 23)
    .replace(/(:00)?\.000$/, '')
  return `${day[0]!.toUpperCase()}${day.slice(1)} ${time}`
}

/** The note of a code in English; `name` is the agreement or target it is about. */
export function noteText(code: ChainNote, name: string): string {
  switch (code) {
    case 'unknownAgreement':
      return `no agreement "${name}" stands behind these terms`
    case 'unknownTarget':
      return `there is no target "${name}" that this route could name`
    case 'noHeldTarget':
      return `"${name}" does not limit how long it may have a ticket`
    case 'ambiguousTarget':
      return `"${name}" limits these tickets in several ways: name the target`
    case 'neverTogether':
      return `"${name}" is about other tickets than this target`
    case 'standsStill':
      return `${name}: its clock stands still while the customer's runs`
    case 'pausesBetween':
      return "the customer's clock stands still between two steps: the steps' amounts and hours must prove the route alone"
    case 'onlyUnpaused':
      return "it fits, but a pause may cost the customer's clock time while a step is closed"
  }
}
