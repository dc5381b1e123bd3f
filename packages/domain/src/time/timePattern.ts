import { DAY_MS } from './instant.js'
import { weekdayIndexOf } from './localDate.js'
import { accept, type Result, refuse } from './result.js'
import { monthNamed, weekdayNamed } from './timeNames.js'
import { OFFSET, offsetMsOf, type WallReading, wallMsOf } from './wallReading.js'

/** What a run of one letter stands for: what it says, and what it looks like. `width` of digits; null when they vary. */
interface Symbol {
  readonly says: Part
  readonly form: string
  readonly width?: number | null
}

type Part = 'year' | 'shortYear' | 'month' | 'monthName' | 'day' | 'weekday' | Clock
type Clock = 'hour' | 'halfDayHour' | 'minute' | 'second' | 'fraction' | 'halfDay' | 'offset'

const ONE_OR_TWO = { form: '\\d{1,2}', width: null }
const TWO = { form: '\\d{2}', width: 2 }
const NAME = { form: "[a-z][a-z']*\\.?" }

const SYMBOLS: Readonly<Record<string, Symbol>> = {
  yyyy: { says: 'year', form: '\\d{4}', width: 4 },
  yy: { says: 'shortYear', ...TWO },
  MMMM: { says: 'monthName', ...NAME },
  MMM: { says: 'monthName', ...NAME },
  MM: { says: 'month', ...TWO },
  M: { says: 'month', ...ONE_OR_TWO },
  dd: { says: 'day', ...TWO },
  d: { says: 'day', ...ONE_OR_TWO },
  EEEE: { says: 'weekday', ...NAME },
  EEE: { says: 'weekday', ...NAME },
  HH: { says: 'hour', ...TWO },
  H: { says: 'hour', ...ONE_OR_TWO },
  hh: { says: 'halfDayHour', ...TWO },
  h: { says: 'halfDayHour', ...ONE_OR_TWO },
  mm: { says: 'minute', ...TWO },
  ss: { says: 'second', ...TWO },
  SSS: { says: 'fraction', form: '\\d{1,9}', width: null },
  a: { says: 'halfDay', form: '[ap]\\.?m\\.?' },
  X: { says: 'offset', form: `${OFFSET}(?: \\([^()]*\\))?` },
}

const ELSE = `a pattern of ${Object.keys(SYMBOLS).join(', ')}, texts in '…', and parts that may be missing in [ ]`

/** TIM-8: a way to write times, such as `dd/MM/yyyy HH:mm`. */
export interface TimePattern {
  /** Whether a zone must say what a text leaves open: always, never, or as each text is. */
  readonly zone: 'needed' | 'stated' | 'either'
  /** Null for what is not exactly of the pattern, or no time that exists. */
  read(text: string): WallReading | null
}

/** TIM-8: compiles a pattern once; refused is whatever could be read in two ways, or does not say a whole date. */
export function compileTimePattern(pattern: string): Result<TimePattern> {
  const problem = (message: string) =>
    refuse({ code: 'badFormat', path: [], message: `${JSON.stringify(pattern)}: ${message}`, expected: ELSE })
  let form = ''
  let depth = 0
  let last: Symbol | null = null
  const said: Part[] = []
  const optional = new Set<Part>()
  for (const [piece] of pattern.matchAll(PIECE)) {
    const symbol = SYMBOLS[piece] ?? null
    if (symbol !== null) {
      if (said.includes(symbol.says)) return problem(`${piece} says again what is said before`)
      if (symbol.width !== undefined && last?.width === null)
        return problem(`where ${piece} begins is not clear`)
      said.push(symbol.says)
      if (depth > 0) optional.add(symbol.says)
      form += `(?<${symbol.says}>${symbol.form})`
    } else if (piece === '[' || piece === ']') {
      depth += piece === '[' ? 1 : -1
      if (depth < 0) return problem('a ] without its [')
      form += piece === '[' ? '(?:' : ')?'
    } else if (/^[A-Za-z]/.test(piece)) return problem(`${piece} stands for nothing`)
    else form += literal(piece)
    if (piece !== '[' && piece !== ']') last = symbol
  }
  if (depth > 0) return problem('a [ without its ]')
  const lack = lacking(said, optional)
  if (lack !== null) return problem(lack)
  const shape = new RegExp(`^${form}$`, 'i')
  return accept({
    zone: !said.includes('offset') ? 'needed' : optional.has('offset') ? 'either' : 'stated',
    read: (text) => readBy(shape, text),
  })
}

/** A run of one letter, a text in quotes, a stretch of blanks, or any other character. */
const PIECE = /([A-Za-z])\1*|'(?:[^']|'')*'|\s+|[\s\S]/gu

function literal(piece: string): string {
  if (piece.trim() === '') return '[ \\t\\u00a0\\u202f]+'
  const text =
    piece.length > 1 && piece.startsWith("'") ? piece.slice(1, -1).replaceAll("''", "'") || "'" : piece
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

const ONE_OF: readonly (readonly [what: string, parts: readonly Part[]])[] = [
  ['year', ['year', 'shortYear']],
  ['month', ['month', 'monthName']],
  ['day', ['day']],
]

function lacking(said: readonly Part[], optional: ReadonlySet<Part>): string | null {
  const has = (part: Part) => said.includes(part)
  for (const [what, parts] of ONE_OF) {
    const found = parts.filter(has)
    if (found.length !== 1 || optional.has(found[0]!)) return `it must say the ${what} once`
  }
  if (has('hour') && (has('halfDayHour') || has('halfDay'))) return 'H is the hour of the day; with a, say h'
  if (has('halfDayHour') !== has('halfDay')) return 'h and a belong together'
  const clock: readonly (readonly [Part, boolean])[] = [
    ['minute', has('hour') || has('halfDayHour')],
    ['second', has('minute')],
    ['fraction', has('second')],
  ]
  const orphan = clock.find(([part, isFounded]) => has(part) && !isFounded)
  return orphan === undefined ? null : `the ${orphan[0]} lacks what it is a part of`
}

function readBy(shape: RegExp, text: string): WallReading | null {
  const found = shape.exec(text)?.groups as Partial<Record<Part, string>> | undefined
  if (found === undefined) return null
  const month = found.month === undefined ? monthNamed(found.monthName!) : Number(found.month)
  const hour = hourOf(found)
  if (month === null || hour === null) return null
  const wallMs = wallMsOf({
    year: found.year === undefined ? yearOf(Number(found.shortYear)) : Number(found.year),
    month,
    day: Number(found.day),
    hour,
    minute: Number(found.minute ?? 0),
    second: Number(found.second ?? 0),
    fraction: found.fraction ?? '',
  })
  if (wallMs === null) return null
  if (
    found.weekday !== undefined &&
    weekdayNamed(found.weekday) !== weekdayIndexOf(Math.floor(wallMs / DAY_MS))
  )
    return null
  if (found.offset === undefined) return { wallMs, offsetMs: null }
  const offsetMs = offsetMsOf(found.offset.replace(/ \(.*$/, ''))
  return offsetMs === null ? null : { wallMs, offsetMs }
}

/** 12 AM is midnight, 12 PM noon. */
function hourOf({ hour, halfDayHour, halfDay }: Partial<Record<Part, string>>): number | null {
  if (halfDayHour === undefined) return Number(hour ?? 0)
  const shown = Number(halfDayHour)
  if (shown < 1 || shown > 12) return null
  return (shown % 12) + (halfDay!.toLowerCase().startsWith('p') ? 12 : 0)
}

/** As POSIX has it: 69 to 99 lie in the last century. */
const yearOf = (short: number): number => (short < 69 ? 2_000 : 1_900) + short
