import { type AgreementChange, diffTerms, type Instant, termZoneOf } from '@tenggat/domain'
import type { Language } from '@tenggat/words'
import type { AgreementVersionRow } from '../store/records.js'
import { type Commitment, commitmentText } from './commitments.js'
import { clockTime, dateInWords, fullTime } from './wallTime.js'

/** What an agreement will say from an instant to come. */
export interface PlannedChange {
  readonly effectiveFrom: Instant
  readonly version: number
  /** Only of what concerns the customer; none where the agreement only ends. */
  readonly changes: readonly AgreementChange[]
  readonly before: readonly Commitment[]
  readonly after: readonly Commitment[]
  readonly ends: boolean
  readonly timeZone: string
}

/** Parts of an agreement that a customer has a part in knowing; people, goals and the like are not told by a link. */
const COMPARED = ['title', 'summary', 'services', 'calendars', 'priorityMatrix', 'targets', 'clauses', 'term']

/**
 * Versions that are to take effect, next first, each against the one before it; then the end, where nothing follows.
 * @param present the version in force
 * @param rows every version of the agreement
 */
export function plannedChanges(
  present: AgreementVersionRow,
  rows: readonly AgreementVersionRow[],
  now: Instant,
  commitmentsOf: (row: AgreementVersionRow) => readonly Commitment[],
): readonly PlannedChange[] {
  const coming = rows
    .filter(({ unread }) => unread.length === 0)
    .flatMap((row) => row.inForce.flatMap(([from]) => (from !== null && from > now ? [{ row, from }] : [])))
    .sort((a, b) => a.from - b.from)
  const { timeZone } = termZoneOf(present.running ?? present.terms)
  let former = present
  const planned = coming.map(({ row, from }): PlannedChange => {
    const changes = diffTerms(former.terms, row.terms).filter(({ path }) =>
      COMPARED.includes(path.split('.')[0]!),
    )
    const [before, after] = [commitmentsOf(former), commitmentsOf(row)]
    former = row
    return { effectiveFrom: from, version: row.version, changes, before, after, ends: false, timeZone }
  })
  const endsAt = former.inForce.at(-1)?.[1] ?? null
  if (endsAt === null || endsAt <= now) return planned
  const { version } = former
  const end = { effectiveFrom: endsAt, version, changes: [], before: [], after: [], ends: true, timeZone }
  return [...planned, end]
}

const WORDS = {
  en: {
    from: (date: string) => `From ${date}:`,
    through: (date: string) => `The agreement is in force through ${date}, that day included.`,
    ends: (time: string) => `The agreement ends on ${time}.`,
    formerly: (text: string) => `until then: ${text}`,
    gone: (text: string) => `No longer promised: ${text}`,
    hours: 'The service hours change.',
    other: 'Other parts of the agreement change.',
  },
  id: {
    from: (date: string) => `Mulai ${date}:`,
    through: (date: string) => `Perjanjian berlaku sampai dengan ${date}, hari itu termasuk.`,
    ends: (time: string) => `Perjanjian berakhir pada ${time}.`,
    formerly: (text: string) => `sampai saat itu: ${text}`,
    gone: (text: string) => `Tidak lagi dijanjikan: ${text}`,
    hours: 'Jam layanan berubah.',
    other: 'Bagian lain dari perjanjian berubah.',
  },
} as const

/** The change as sentences, the first of which says from when. */
export function plannedLines(planned: PlannedChange, language: Language): string[] {
  const words = WORDS[language]
  if (planned.ends) return [endLine(planned, language)]
  const date = dateInWords(planned.effectiveFrom, planned.timeZone, language)
  const reported = (all: readonly Commitment[]) =>
    new Map(all.map((one) => [`${one.targetId} ${one.priority}`, commitmentText(one, language)]))
  const [before, after] = [reported(planned.before), reported(planned.after)]
  const lines = [...after].flatMap(([name, text]) => {
    const former = before.get(name)
    if (former === text) return []
    return [former === undefined ? text : `${text} (${words.formerly(former)})`]
  })
  const gone = [...before].filter(([name]) => !after.has(name)).map(([, text]) => words.gone(text))
  const parts = new Set(planned.changes.map(({ path }) => path.split('.')[0]!))
  const hours = parts.delete('calendars') ? [words.hours] : []
  parts.delete('targets')
  const other = parts.size > 0 ? [words.other] : []
  return [words.from(date), ...lines, ...gone, ...hours, ...other]
}

/** AGR-70: an end at midnight is told by the last day in force, any other with its time. */
function endLine({ effectiveFrom: at, timeZone }: PlannedChange, language: Language): string {
  const words = WORDS[language]
  return /^00\D00$/.test(clockTime(at, timeZone, language))
    ? words.through(dateInWords(at - 1, timeZone, language))
    : words.ends(fullTime(at, timeZone, language))
}
