import type { CalendarDefinition } from '../../calendar/calendar.js'
import { parseCalendar } from '../../calendar/parseCalendar.js'
import { isRecord } from '../../parse/readRecord.js'
import { show } from '../../parse/show.js'
import { accept, type Problem, type Result, refuse } from '../../time/result.js'
import { type AgreementTerms, CLAUSES } from '../clauses/index.js'
import { levelOf } from '../inherit.js'
import { isNamedCombination, isShared } from '../namedCalendars.js'
import type { LevelPin, RunningTerms } from '../terms.js'
import { DOCUMENT_FORM, type StoredDocument } from './documentForm.js'
import { form1OfForm0 } from './form0.js'
import { expectedRelease, unlessItNeedsLater } from './neededRelease.js'
import { parseAgreementTerms } from './parseAgreementTerms.js'

const RECORDED = { isRecorded: true }

/**
 * AGR-48: a document of any form that this release knows, as one of today's form. Problems: wrongType for what is no document at all,
 * unknownForm for one of a later release, badForm for one that is not of the form it says.
 */
export function upcastDocument(stored: unknown): Result<StoredDocument> {
  if (!isRecord(stored)) return refuse(problem('wrongType', [], `${show(stored)} is not a document`))
  const form = stored.form ?? 0
  if (form === DOCUMENT_FORM) return accept(stored)
  if (form !== 0) {
    const message = `this release knows no form ${show(form)}`
    return refuse(problem('unknownForm', ['form'], message, expectedRelease(stored)))
  }
  try {
    return accept(form1OfForm0(stored))
  } catch (error) {
    return refuse(problem('badForm', [], `it is not of form 0: ${(error as Error).message}`))
  }
}

/** AGR-48: the terms that a document of any known form states, in today's shape. */
export function parseDocument(stored: unknown): Result<AgreementTerms> {
  const document = upcastDocument(stored)
  if (!document.ok) return document
  const { form: _, needs: _needs, ...fields } = document.value
  return unlessItNeedsLater(stored, parseAgreementTerms(fields, CLAUSES, RECORDED))
}

/**
 * The same for a document that runs: its own part is read as any document, and what it has from the levels above level by level, under
 * the names that it has there.
 */
export function parseRunningDocument(stored: unknown): Result<RunningTerms> {
  const document = upcastDocument(stored)
  return document.ok ? unlessItNeedsLater(stored, readRunning(document.value)) : document
}

function readRunning({
  form: _,
  needs: _needs,
  levels = [],
  targets = [],
  calendars = {},
  ...fields
}: StoredDocument): Result<RunningTerms> {
  if (!isRecord(calendars) || !Array.isArray(targets))
    return refuse(problem('wrongType', ['targets'], 'its targets and calendars cannot be told apart'))
  const own = readOwn(partOf(null, targets, calendars), fields)
  const above = [...levelsNamed(targets, calendars)].map((level) =>
    readLevel(partOf(level, targets, calendars)),
  )
  const pins = readLevels(levels)
  const problems = [own, ...above, pins].flatMap((each) => (each.ok ? [] : each.problems))
  if (!own.ok || !pins.ok || problems.length > 0) return refuse(...problems)
  const parts = above.flatMap((each) => (each.ok ? [each.value] : []))
  return accept({
    ...own.value,
    calendars: Object.assign({}, own.value.calendars, ...parts.map((each) => each.calendars)),
    targets: [...own.value.targets, ...parts.flatMap((each) => each.targets)],
    levels: pins.value,
  })
}

type Part = Pick<RunningTerms, 'targets' | 'calendars'>
type Fields = Readonly<Record<string, unknown>>

/** What a running document has from one level, under the names it has there; null: of its own. */
interface LevelPart {
  readonly level: string | null
  readonly targets: readonly unknown[]
  /** Where each of the targets stands in the document. */
  readonly places: readonly number[]
  readonly calendars: Fields
}

/** The level that a name of a target or a calendar belongs to. */
const levelIn = (name: unknown): string | null => (typeof name === 'string' ? levelOf(name) : null)

const levelsNamed = (targets: readonly unknown[], calendars: Fields): ReadonlySet<string> =>
  new Set(
    [...targets.map((each) => (isRecord(each) ? each.id : null)), ...Object.keys(calendars)]
      .map(levelIn)
      .filter((level) => level !== null),
  )

function partOf(level: string | null, targets: readonly unknown[], calendars: Fields): LevelPart {
  const within = (name: unknown) => (level === null ? name : (name as string).slice(level.length + 1))
  const own = targets
    .map((target, place) => ({ target, place }))
    .filter(({ target }) => levelIn(isRecord(target) ? target.id : null) === level)
  return {
    level,
    places: own.map(({ place }) => place),
    targets: own.map(({ target }) =>
      isRecord(target) && level !== null
        ? { ...target, id: within(target.id), calendar: within(target.calendar) }
        : target,
    ),
    calendars: Object.fromEntries(
      Object.entries(calendars)
        .filter(([name]) => levelIn(name) === level)
        .map(([name, definition]) => [within(name), definition]),
    ),
  }
}

function readOwn({ targets, calendars, places }: LevelPart, fields: Fields): Result<AgreementTerms & Part> {
  const read = parseAgreementTerms(
    { ...fields, ...(targets.length > 0 && { targets }), calendars },
    CLAUSES,
    RECORDED,
  )
  if (!read.ok) return refuse(...read.problems.map(placed(places)))
  const shared = Object.entries(read.value.calendars).find(
    ([, each]) => isShared(each) || isNamedCombination(each),
  )
  if (shared === undefined) return accept(read.value as AgreementTerms & Part)
  const place = ['calendars', shared[0]]
  return refuse(problem('unresolved', place, 'a calendar that runs is looked up', 'its hours'))
}

function readLevel({ level, targets, calendars, places }: LevelPart): Result<Part> {
  const named = (name: string) => `${level}/${name}`
  if (targets.length === 0) return readCalendarsOf(calendars, named)
  const read = parseAgreementTerms({ id: level, title: level, targets, calendars }, CLAUSES, RECORDED)
  if (!read.ok) return refuse(...read.problems.map(placed(places)))
  const hours = readCalendarsOf(calendars, named)
  if (!hours.ok) return hours
  const inherited = read.value.targets.map((each) => ({
    ...each,
    id: named(each.id),
    calendar: named(each.calendar),
  }))
  return accept({ targets: inherited, calendars: hours.value.calendars })
}

/** Of a level that promises nothing but is named for its hours. */
function readCalendarsOf(calendars: Fields, named: (name: string) => string): Result<Part> {
  const read: Record<string, CalendarDefinition> = {}
  const problems: Problem[] = []
  for (const [name, each] of Object.entries(calendars)) {
    const parsed = parseCalendar(each, ['calendars', named(name)])
    if (parsed.ok) read[named(name)] = parsed.value
    else problems.push(...parsed.problems)
  }
  return problems.length > 0 ? refuse(...problems) : accept({ targets: [], calendars: read })
}

/** Problems name a target by its place in the whole document. */
const placed =
  (places: readonly number[]) =>
  (found: Problem): Problem => {
    const [list, index, ...rest] = found.path
    if (list !== 'targets' || typeof index !== 'number') return found
    return { ...found, path: [list, places[index] ?? index, ...rest] }
  }

function readLevels(levels: unknown): Result<readonly LevelPin[]> {
  const isPin = (each: unknown): each is LevelPin =>
    isRecord(each) && typeof each.agreementId === 'string' && Number.isSafeInteger(each.version)
  if (Array.isArray(levels) && levels.every(isPin))
    return accept(levels.map(({ agreementId, version }) => ({ agreementId, version })))
  return refuse(problem('wrongType', ['levels'], 'the levels above are not named with their versions'))
}

const problem = (code: string, path: Problem['path'], message: string, expected?: string): Problem => ({
  ...{ code, path, message },
  ...(expected !== undefined && { expected }),
})
