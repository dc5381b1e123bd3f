import type { Calendar } from '../../calendar/calendar.js'
import type { Target } from '../clauses/targets.js'
import type { CompiledAgreement } from '../compileAgreement.js'

/** A target and the calendar that counts it. */
export interface TargetHours {
  readonly target: Target
  readonly calendar: Calendar
}

/** Terms that were checked name only calendars of their own. */
export const hoursOfTarget = ({ calendars }: CompiledAgreement, target: Target): TargetHours => ({
  target,
  calendar: calendars.get(target.calendar)!,
})
