import type { Calendar } from '../../calendar/calendar.js'
import type { CompiledAgreement } from '../compileAgreement.js'
import type { Target } from '../terms.js'

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
