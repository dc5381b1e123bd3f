import type { Problem } from '../time/result.js'
import type { Season, WeekHours } from './calendar.js'
import { type Path, quoted } from './readHours.js'
import { isEveryYear, overlap } from './seasons.js'

const MAX_SEASONS = 50
const KEYS = ['from', 'to', 'weekly']
const EXPECTED = 'seasons: [{ from: "05-01", to: "08-31", weekly: { mon: [["07:00", "15:00"]] } }]'

/** How the parts are read that a calendar has elsewhere too. */
interface Readers {
  readonly readWeekly: (raw: unknown, path: Path, problems: Problem[]) => WeekHours
  readonly isDate: (key: string) => boolean
  readonly isYearly: (key: string) => boolean
}

/** Reads parts of the year with a week of their own; the value is ordered by when they begin. */
export function readSeasons(
  raw: unknown,
  path: Path,
  problems: Problem[],
  readers: Readers,
): readonly Season[] | undefined {
  if (raw === undefined) return undefined
  if (!Array.isArray(raw) || raw.length > MAX_SEASONS) {
    const message = Array.isArray(raw)
      ? `${raw.length} seasons in one calendar`
      : `${quoted(raw)} is not a list`
    problems.push({
      code: 'MALFORMED_SEASONS',
      path,
      message,
      expected: `at most ${MAX_SEASONS}: ${EXPECTED}`,
    })
    return undefined
  }
  const before = problems.length
  const seasons = Array.from(raw, (each: unknown, index) =>
    readSeason(each, [...path, index], problems, readers),
  )
  if (problems.length === before) refuseOverlaps(seasons, path, problems)
  return seasons.toSorted((some, other) => (some.from < other.from ? -1 : 1))
}

function readSeason(raw: unknown, path: Path, problems: Problem[], readers: Readers): Season {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    problems.push({
      code: 'MALFORMED_SEASONS',
      path,
      message: `${quoted(raw)} is not a season`,
      expected: EXPECTED,
    })
    return { from: '', to: '', weekly: {} }
  }
  const fields = raw as Readonly<Record<string, unknown>>
  for (const key of Object.keys(fields)) {
    if (KEYS.includes(key)) continue
    const message = `${quoted(key)} is not a part of a season`
    problems.push({ code: 'UNKNOWN_KEY', path: [...path, key], message, expected: KEYS.join(', ') })
  }
  const weekly = readers.readWeekly(fields.weekly, [...path, 'weekly'], problems)
  const [from, to] = ['from', 'to'].map((end) => readEnd(fields[end], [...path, end], problems, readers))
  if (from === '' || to === '' || from === undefined || to === undefined) return { from: '', to: '', weekly }
  if (from.length !== to.length) {
    const message = `${from} comes ${from.length === 5 ? 'every year' : 'once'}, and ${to} does not`
    const expected = 'both with a year, or both without'
    problems.push({ code: 'MIXED_SEASON', path, message, expected })
  } else if (!isEveryYear({ from }) && to < from) {
    const message = `it ends on ${to}, before it begins on ${from}`
    problems.push({ code: 'BACKWARD_SEASON', path, message, expected: 'an end on the first day or later' })
  }
  return { from, to, weekly }
}

function readEnd(raw: unknown, path: Path, problems: Problem[], { isDate, isYearly }: Readers): string {
  if (typeof raw === 'string' && (isDate(raw) || isYearly(raw))) return raw
  const expected = 'MM-DD, or YYYY-MM-DD from 1800-01-01 to 2399-12-31'
  problems.push({ code: 'UNKNOWN_DATE', path, message: `there is no date ${quoted(raw)}`, expected })
  return ''
}

function refuseOverlaps(seasons: readonly Season[], path: Path, problems: Problem[]): void {
  for (const [index, season] of seasons.entries()) {
    const earlier = seasons.slice(0, index).find((other) => overlap(other, season))
    if (earlier === undefined) continue
    const message = `it has dates in common with the season from ${earlier.from} to ${earlier.to}`
    const expected = 'seasons without a common date'
    problems.push({ code: 'OVERLAPPING_SEASONS', path: [...path, index], message, expected })
  }
}
