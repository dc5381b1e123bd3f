import type { Instant } from './instant.js'
import { parseTimeFormat, TIME_FORMAT_NAMES, type TimeFormat } from './timeFormat.js'
import type { WallReading } from './wallReading.js'

/** A format that reads every text of a column, with a text that shows what it makes of them. */
export interface ProposedFormat {
  readonly format: TimeFormat
  readonly example: string
  readonly reading: WallReading
}

/** TIM-8: finds the formats that read a whole column, one text after the other. */
export class FormatProposal {
  /** Formats that have read all texts alike stand together; those of different groups make different times of some text. */
  private groups: readonly (readonly TimeFormat[])[] | null = null
  private example = ''
  private count = 0

  /** How many texts there were. */
  get texts(): number {
    return this.count
  }

  /** False once no format has read them all. */
  get isOpen(): boolean {
    return this.groups?.length !== 0
  }

  /** @param text not empty, without blanks around it */
  take(text: string): void {
    this.count += 1
    const before = this.groups ?? [candidates(text)]
    const groups = before.flatMap((formats) => alike(formats, text))
    if (this.count === 1 || groups.length > before.length) this.example = text
    this.groups = groups
  }

  /** One of each group, the plainest. More than one: the column alone does not tell which is right. */
  proposals(): readonly ProposedFormat[] {
    const { example, groups } = this
    return (groups ?? []).map(([format]) => ({ format: format!, example, reading: format!.read(example)! }))
  }
}

function alike(formats: readonly TimeFormat[], text: string): readonly (readonly TimeFormat[])[] {
  const groups = new Map<string, TimeFormat[]>()
  for (const format of formats) {
    const reading = format.read(text)
    if (reading === null || !isLikely(reading.wallMs)) continue
    const meaning = `${reading.wallMs}/${reading.offsetMs}`
    const group = groups.get(meaning)
    if (group === undefined) groups.set(meaning, [format])
    else group.push(format)
  }
  return [...groups.values()]
}

/** No desk kept a log before: what reads so is a number of something else. */
const SINCE = Date.UTC(1980, 0, 1)
const UNTIL = Date.UTC(2100, 0, 1)
const isLikely = (wallMs: Instant): boolean => wallMs >= SINCE && wallMs < UNTIL

const NUMBERED = [
  ...['yyyy-M-d', 'yyyy/M/d', 'yyyy.M.d', 'd.M.yyyy', 'd/M/yyyy', 'M/d/yyyy', 'd-M-yyyy', 'M-d-yyyy'],
  ...['d.M.yy', 'd/M/yy', 'M/d/yy', 'd-M-yy', 'M-d-yy', 'yy-M-d', 'yy/M/d'],
]
const LETTERED = [
  ...[
    'd MMM yyyy',
    'd MMM yy',
    'd. MMM yyyy',
    'd-MMM-yyyy',
    'd-MMM-yy',
    'd/MMM/yyyy',
    'd/MMM/yy',
    'd.MMM.yyyy',
  ],
  ...['MMM d, yyyy', 'MMM d yyyy', 'yyyy-MMM-d'],
]
const TIMES = [
  ...['H:mm', 'H:mm:ss', 'H:mm:ss.SSS', 'h:mm a', 'h:mm:ss a', 'h:mma', 'h:mm:ssa', 'H.mm', 'H.mm.ss'],
  ...['H:mm[:ss[.SSS]]', 'h:mm[:ss] a', 'H.mm[.ss]'],
]
const JOINS = [' ', "'T'", ', ']
const ZONES = ['', 'X', ' X']
const COMPACT = ['yyyyMMdd', 'yyyyMMddHHmm', 'yyyyMMddHHmmss', "yyyyMMdd'T'HHmm", "yyyyMMdd'T'HHmmss"]
const WHOLE = ['EEE MMM d yyyy HH:mm:ss X', 'EEE MMM d HH:mm:ss X yyyy', 'EEE MMM d HH:mm:ss yyyy']

const NAMED_DAY = ['EEE, ', 'EEE '].flatMap((weekday) => LETTERED.map((date) => `${weekday}${date}`))
const DATES = [...NUMBERED, ...LETTERED, ...NAMED_DAY]
const AFTER = [
  '',
  ...TIMES.flatMap((time) => JOINS.flatMap((join) => ZONES.map((zone) => `${join}${time}${zone}`))),
  ...['[ H:mm[:ss]]', '[ h:mm[:ss] a]'],
]
const OTHERS = [
  ...TIME_FORMAT_NAMES,
  ...COMPACT.flatMap((compact) => (compact === 'yyyyMMdd' ? [compact] : [compact, `${compact}X`])),
  ...WHOLE,
]

/** The formats that a text may be of, plain ones first: of several that read a column alike, the first is proposed. */
function candidates(text: string): readonly TimeFormat[] {
  const heads = [...text.matchAll(/[T\s,]|$/g)].map(({ index }) => text.slice(0, index))
  const dates = DATES.filter((date) => heads.some((head) => formatOf(date)!.read(head) !== null))
  const names = [...OTHERS, ...AFTER.flatMap((after) => dates.map((date) => `${date}${after}`))]
  return names.flatMap((name) => formatOf(name) ?? [])
}

/** Some thousands, of which few are ever asked for. */
const made = new Map<string, TimeFormat | null>()

function formatOf(name: string): TimeFormat | null {
  const known = made.get(name)
  if (known !== undefined) return known
  const parsed = parseTimeFormat(name)
  const format = parsed.ok ? parsed.value : null
  made.set(name, format)
  return format
}
