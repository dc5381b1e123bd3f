import type { Countable, Instant } from '@tenggat/domain'
import type { BoardRowFragment, BoardSubscription, DeskRowFragment } from '../gql/board.js'

export type BoardMessage = BoardSubscription['board']
export type BoardFact = Extract<BoardMessage, { __typename: 'BoardDelta' }>['facts'][number]
export type CalendarWindow = Extract<BoardMessage, { __typename: 'BoardSnapshot' }>['calendars'][number]

type InstantField = 'phaseSince' | 'countedFrom' | 'deadlineAt' | 'breachedAt' | 'resumesAt'

/** A clock as the page keeps it: the board's row with instants as epoch milliseconds. */
export interface BoardRow
  extends Omit<BoardRowFragment, InstantField>,
    /** Only where the entry asked for them. */
    Partial<Omit<DeskRowFragment, keyof BoardRowFragment>>,
    Pick<Countable, 'crossed' | 'nextThresholdAt' | 'booked'> {
  readonly phaseSince: Instant
  readonly countedFrom: Instant
  readonly deadlineAt: Instant | null
  readonly breachedAt: Instant | null
}

/** Told of a crossing only by its fact, so a row arms no threshold of its own but the end of a pause that has one. */
export function parseRow({ resumesAt, ...row }: BoardRowFragment): BoardRow {
  return {
    ...row,
    phaseSince: Date.parse(row.phaseSince),
    countedFrom: Date.parse(row.countedFrom),
    deadlineAt: row.deadlineAt === null ? null : Date.parse(row.deadlineAt),
    breachedAt: row.breachedAt === null ? null : Date.parse(row.breachedAt),
    crossed: row.atRisk ? ['atRisk'] : [],
    nextThresholdAt: resumesAt === null ? null : Date.parse(resumesAt),
    booked: { lateAfterMs: row.lateAfterMs },
  }
}
