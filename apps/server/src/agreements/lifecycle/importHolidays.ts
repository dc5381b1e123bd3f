import {
  accept,
  type CalendarDefinition,
  importHolidays as closeHolidays,
  combinationOf,
  type HolidayImport,
  type HolidaySet,
  isCombined,
  type Problem,
  parseCalendar,
  type Result,
  readHolidayFile,
  refuse,
  type UnreadEvent,
} from '@tenggat/domain'
import { listCalendarRevisions } from '../calendars/calendars.js'
import type { Actor } from './actor.js'
import type { LifecycleDeps } from './lifecycleDeps.js'
import { type InvalidDocument, invalidDocument } from './outcomes.js'
import { type StoredCalendar, storeCalendar, storeUnlessTried } from './putCalendar.js'

export interface HolidaysInput {
  readonly calendarId: string
  /** The text of an iCalendar file. */
  readonly file: string
  /** Of a calendar made of others, the one whose holidays they are. */
  readonly member: string | null
  readonly replaces: boolean
  readonly dryRun: boolean
}

export type HolidaysOutcome =
  | (StoredCalendar &
      Pick<HolidayImport, 'closed' | 'keptOpen' | 'reopened'> & {
        readonly outcome: 'HolidaysImported'
        readonly unread: readonly UnreadEvent[]
      })
  | InvalidDocument

/**
 * Takes the holidays of a file over into a shared calendar, as its next revision: see `putCalendar`. Refused where the file cannot be
 * read, with the line, or where there is no such calendar.
 */
export async function importHolidays(
  deps: LifecycleDeps,
  actor: Actor,
  input: HolidaysInput,
): Promise<HolidaysOutcome> {
  const read = readHolidayFile(input.file)
  if (!read.ok) return invalidDocument(read.problems.map(ofFile))
  return storeUnlessTried(deps, input.dryRun, async (client): Promise<HolidaysOutcome> => {
    const newest = (await listCalendarRevisions(client, [input.calendarId])).at(-1)
    if (newest === undefined)
      return invalidDocument([
        { code: 'unknownCalendar', path: ['calendarId'], message: 'there is no such shared calendar' },
      ])
    const taken = takeOver(newest.definition, read.value.holidays, input)
    const parsed = taken.ok ? parseCalendar(taken.value.definition) : taken
    if (!taken.ok || !parsed.ok) return invalidDocument(parsed.ok ? [] : parsed.problems)
    const { closed, keptOpen, reopened } = taken.value
    return {
      ...{ outcome: 'HolidaysImported', closed, keptOpen, reopened, unread: read.value.unread },
      ...{
        ...(await storeCalendar(client, deps, actor, input.calendarId, parsed.value)),
        dryRun: input.dryRun,
      },
    }
  })
}

/** A problem of the file has its line where a document's has its path. */
function ofFile({ path, ...problem }: Problem): Problem & { readonly line?: number } {
  const [line] = path
  return { ...problem, path: ['file'], ...(typeof line === 'number' && { line }) }
}

type Taken = Omit<HolidayImport, 'definition'> & { readonly definition: CalendarDefinition }

function takeOver(
  definition: CalendarDefinition,
  holidays: HolidaySet,
  { member, replaces }: HolidaysInput,
): Result<Taken> {
  if (!isCombined(definition)) {
    if (member === null) return accept(closeHolidays(definition, holidays, { replaces }))
    return refuse(problem('the calendar is not made of others', 'leave it out'))
  }
  const [way, members] = combinationOf(definition)
  const named = member === null ? undefined : members[member]
  if (named === undefined || isCombined(named)) {
    const expected = `one of ${Object.keys(members)
      .filter((name) => !isCombined(members[name]!))
      .join(', ')}`
    return refuse(problem('whose holidays they are is not said', expected))
  }
  const taken = closeHolidays(named, holidays, { replaces })
  const whole = { timeZone: definition.timeZone, [way]: { ...members, [member!]: taken.definition } }
  return accept({ ...taken, definition: whole as unknown as CalendarDefinition })
}

const problem = (message: string, expected: string): Problem => ({
  ...{ code: 'unknownMember', path: ['member'], message, expected },
})
