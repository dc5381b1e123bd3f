import type { CalendarDefinition, Severity } from '@tenggat/domain'
import type { Provider } from './people.js'

/** A kind of ticket that a customer sends. */
export interface Topic {
  readonly subject: string
  readonly service: string
  readonly impact: Severity
  readonly urgency: Severity
  /** For customers whose agreement has no matrix. */
  readonly priority?: string
}

/** A customer whose people write to the desk, more by day than by night. */
export interface Customer {
  /** As tickets name it. */
  readonly name: string
  /** Begins the keys of its tickets. */
  readonly prefix: string
  /** Tickets an hour at an ordinary hour of a working day. */
  readonly hourly: number
  /** Part of the weekday's traffic that comes on Saturdays, Sundays and holidays. */
  readonly weekend: number
  /** When the desk works for it. */
  readonly shift: CalendarDefinition
  readonly topics: readonly Topic[]
  /** Who else may have to help with a service; one not listed is the desk's alone. */
  readonly providers: Readonly<Record<string, Provider>>
}
