import type { Problem } from '../time/result.js'
import {
  type CalendarDefinition,
  COMBINATIONS,
  type CombinedCalendar,
  type Members,
  weeklyPartsOf,
} from './calendar.js'
import { type Path, quoted } from './readHours.js'

export const LEAST_MEMBERS = 2
/** Of hours written out, however they are put together. */
export const MOST_WEEKS = 32
const DEEPEST = 8
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/

type Fields = Readonly<Record<string, unknown>>

/** How the parts are read that any calendar has. */
interface Readers {
  readonly readZone: (raw: unknown, path: Path, problems: Problem[]) => string
  readonly readMember: (raw: unknown, path: Path, problems: Problem[]) => CalendarDefinition
}

/** Whether these are to be read as hours made of others'. */
export const isCombination = (fields: Fields): boolean => COMBINATIONS.some((way) => way in fields)

/** Reads hours made of others': `{ timeZone, union: { berlin: { … }, jakarta: { … } } }`. */
export function readCombined(
  fields: Fields,
  path: Path,
  problems: Problem[],
  { readZone, readMember }: Readers,
): CombinedCalendar {
  const ways = COMBINATIONS.filter((way) => way in fields)
  const [way] = ways
  const unknown = Object.keys(fields).filter((key) => key !== 'timeZone' && key !== way)
  for (const key of unknown) {
    const message = ways.includes(key as never)
      ? 'a calendar is a union or an intersection, not both'
      : `${quoted(key)} is not a part of a calendar made of others`
    problems.push({ code: 'UNKNOWN_KEY', path: [...path, key], message, expected: `timeZone and ${way}` })
  }
  const timeZone = readZone(fields.timeZone, [...path, 'timeZone'], problems)
  const members = readMembers(fields[way!], [...path, way!], problems, readMember)
  const combined = { timeZone, [way!]: members } as unknown as CombinedCalendar
  if (weeklyPartsOf(combined).length > MOST_WEEKS) {
    const message = `it is made of ${weeklyPartsOf(combined).length} calendars`
    problems.push({ code: 'TOO_MANY_CALENDARS', path, message, expected: `at most ${MOST_WEEKS}` })
  }
  return combined
}

function readMembers(
  raw: unknown,
  path: Path,
  problems: Problem[],
  readMember: Readers['readMember'],
): Members {
  const expected = 'calendars by name: { berlin: { timeZone, weekly }, jakarta: { timeZone, weekly } }'
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    problems.push({
      code: 'MALFORMED_CALENDAR',
      path,
      message: `${quoted(raw)} does not say of which`,
      expected,
    })
    return {}
  }
  const members = Object.entries(raw).sort(([a], [b]) => (a < b ? -1 : 1))
  const depth = path.filter((part) => COMBINATIONS.includes(part as never)).length
  if (members.length < LEAST_MEMBERS || members.length > MOST_WEEKS || depth > DEEPEST) {
    const message =
      depth > DEEPEST ? 'calendars of calendars go too deep' : `it is made of ${members.length} calendars`
    const right =
      depth > DEEPEST ? `at most ${DEEPEST} deep` : `from ${LEAST_MEMBERS} to ${MOST_WEEKS} of them`
    problems.push({ code: 'MALFORMED_CALENDAR', path, message, expected: right })
    return {}
  }
  const read = members.map(([name, member]) => {
    if (!NAME.test(name)) {
      const message = `${quoted(name)} is not a name`
      const right = 'letters, digits, ".", "-" and "_", beginning with a letter or digit'
      problems.push({ code: 'MALFORMED_NAME', path: [...path, name], message, expected: right })
    }
    return [name, readMember(member, [...path, name], problems)] as const
  })
  return Object.fromEntries(read)
}
