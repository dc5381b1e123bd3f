import type { Words } from './words.js'

/** What was decided: how many promises were kept and how many were not. */
export interface Decided {
  readonly met: number
  readonly breached: number
}

export interface RateOptions {
  /** Percentages that the reader holds the rate against, such as 95 or 99.95: it is never shown on a side of one that it is not on. */
  readonly goals?: readonly number[]
  /** Decimals that are always shown, so that the rates of a column stand under each other; else one, where it says something. */
  readonly decimals?: number
}

type Locale = Pick<Words, 'locale'>

const NOTHING = '–'

/**
 * `98.4 %`: the share that was kept, cut and not rounded, since a reader may hold it against any number: 100 % is all, 0 % is none, and
 * at or above a goal is what reached it. More decimals are taken where one would not tell. A dash where nothing was decided.
 */
export function rateInWords(decided: Decided, words: Locale, options: RateOptions = {}): string {
  const { met, breached } = decided
  return written({ part: BigInt(met), whole: BigInt(met + breached) }, [cut], words, options)
}

/** `16.7 %`: a part of what is divided up, such as time; rounded, but never to all of it or to nothing. */
export function shareInWords(part: number, whole: number, words: Locale): string {
  return written({ part: BigInt(part), whole: BigInt(whole) }, [rounded, cut], words, { decimals: 1 })
}

/** `99.95 %`: a percentage as somebody has stated it. */
export function percentInWords(percent: number, { locale }: Locale): string {
  return `${percent.toLocaleString(locale, { maximumFractionDigits: GOAL_DECIMALS })} %`
}

/** Whether at least `goal` percent of what was decided was kept, to the last promise; so, too, where nothing was decided. */
export const reachesGoal = ({ met, breached }: Decided, goal: number): boolean =>
  reaches({ part: BigInt(met), whole: BigInt(met + breached) }, millionths(goal))

/** A goal has at most so many decimals. */
const GOAL_DECIMALS = 6
const HUNDRED = 100_000_000n

const millionths = (goal: number): bigint => BigInt(Math.round(goal * 1e6))

interface Fraction {
  readonly part: bigint
  readonly whole: bigint
}

const reaches = ({ part, whole }: Fraction, line: bigint): boolean => part * HUNDRED >= line * whole

/** A percentage in units of its last decimal. */
type Write = (value: Fraction, decimals: number) => bigint

const cut: Write = ({ part, whole }, decimals) => (part * hundred(decimals)) / whole
const rounded: Write = ({ part, whole }, decimals) => (2n * part * hundred(decimals) + whole) / (2n * whole)
const hundred = (decimals: number): bigint => 100n * 10n ** BigInt(decimals)

function written(value: Fraction, ways: readonly Write[], { locale }: Locale, options: RateOptions): string {
  if (value.whole === 0n) return NOTHING
  const lines = [HUNDRED, ...(options.goals ?? []).map(millionths)]
  const isTrue = (units: bigint, decimals: number): boolean => {
    const shown = { part: units, whole: hundred(decimals) }
    return (
      units > 0n === value.part > 0n && lines.every((line) => reaches(shown, line) === reaches(value, line))
    )
  }
  for (let decimals = options.decimals ?? 1; ; decimals++) {
    const units = ways.map((write) => write(value, decimals)).find((each) => isTrue(each, decimals))
    if (units !== undefined) return `${digits(units, decimals, options.decimals ?? 0, locale)} %`
  }
}

function digits(units: bigint, decimals: number, least: number, locale: string): string {
  const figures = String(units).padStart(decimals + 1, '0')
  const split = figures.length - decimals
  const decimal = figures.slice(split).replace(/0+$/, '').padEnd(least, '0')
  const point = (0.5).toLocaleString(locale).slice(1, 2)
  return decimal === '' ? figures.slice(0, split) : `${figures.slice(0, split)}${point}${decimal}`
}
