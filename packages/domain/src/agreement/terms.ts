import type { CalendarDefinition } from '../calendar/calendar.js'
import type { AgreementTerms } from './clauses/index.js'

/** An agreement above, as it stood when the running terms were made. */
export interface LevelPin {
  readonly agreementId: string
  readonly version: number
}

/**
 * What the engine runs: the terms with every reference resolved. Targets of the levels above follow the own ones, nearest level
 * first; their ids and calendars carry the level's id and a slash (`corporate/resolution-p1`).
 */
export interface RunningTerms extends AgreementTerms {
  readonly calendars: Readonly<Record<string, CalendarDefinition>>
  /** The levels above, nearest first. */
  readonly levels: readonly LevelPin[]
}
