import type { Findings, Path } from '../../parse/findings.js'
import { readList } from '../../parse/readList.js'
import { show } from '../../parse/show.js'
import { latestOf, type Release } from '../../release.js'
import { HOUR_MS } from '../../time/instant.js'
import { type Amount, fixedMs, formatAmount, formatMs, readAmount } from '../amount.js'
import type { Field } from '../fields/field.js'
import { oneOrList } from '../fields/lists.js'

/**
 * CLK-4: when something is told of a clock: at a share of the target used, at an open time or at working days before its deadline, or,
 * once that is missed, at a share above the whole or an open time after it.
 */
export type AtRisk =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'before'; readonly ms: number }
  | { readonly kind: 'daysBefore'; readonly days: number }
  | { readonly kind: 'after'; readonly ms: number }

/** The thresholds of the target whose amount stands beside them. */
export const thresholds: Field<readonly AtRisk[]> = {
  shape: { kind: 'thresholds' },
  unsaid: [],
  read: (raw, path, { beside, findings }) =>
    readAtRisk(raw, path, beside.within as Amount | undefined, findings),
  write: (value) => oneOrList(value.map(formatThreshold)),
  needs: (value) => latestOf(value.map(neededForThreshold)),
}

const KIND_SINCE: Readonly<Record<AtRisk['kind'], Release | null>> = {
  ...{ percent: null, before: null, daysBefore: '0.2.0', after: '0.2.0' },
}

const neededForThreshold = (threshold: AtRisk): Release | null =>
  threshold.kind === 'percent' && threshold.percent > 100 ? '0.2.0' : KIND_SINCE[threshold.kind]

function formatThreshold(threshold: AtRisk): string {
  switch (threshold.kind) {
    case 'percent':
      return `${threshold.percent}%`
    case 'before':
      return `${formatMs(threshold.ms)} before`
    case 'daysBefore':
      return `${formatAmount({ value: threshold.days, unit: 'workingDays' })} before`
    case 'after':
      return `${formatMs(threshold.ms)} after`
  }
}

const EXPECTED =
  'a share such as 75% or 150%, or a time such as "1h before", "1 working day before" or "2h after"'
const PERCENT = /^(\d{1,4}(?:\.\d{1,6})?) ?%$/
const TIMED = /^(.+) (before|after)$/
const MOST_PERCENT = 1_000

/**
 * AGR-3: the thresholds of a target, one or a list, in the order in which they fire. A share lies between 0 and 1,000 % and is not the
 * whole, which is the deadline; a time before the deadline is shorter than the target (else it would be at risk before it starts).
 */
function readAtRisk(
  raw: unknown,
  path: Path,
  within: Amount | undefined,
  findings: Findings,
): readonly AtRisk[] {
  if (raw === undefined) return []
  const whole = within === undefined ? null : fixedMs(within)
  const one = (item: unknown, place: Path) => readThreshold(item, place, within, findings)
  const thresholds = Array.isArray(raw)
    ? (readList(raw, path, { least: 0, most: 20 }, findings, one) ?? [])
    : [one(raw, path)].filter((threshold) => threshold !== undefined)
  const ids = thresholds.map((threshold) => JSON.stringify(threshold))
  if (new Set(ids).size < ids.length) findings.add('duplicate', path, 'a threshold is stated twice')
  const nominal = whole ?? Math.max(1, within?.value ?? 0) * NOMINAL_DAY_MS
  return thresholds.toSorted((left, right) => firesAfter(left, nominal) - firesAfter(right, nominal))
}

/** Only orders shares against times where a calendar decides the length of the target. */
const NOMINAL_DAY_MS = 8 * HOUR_MS

function firesAfter(threshold: AtRisk, targetMs: number): number {
  switch (threshold.kind) {
    case 'percent':
      return (targetMs * threshold.percent) / 100
    case 'before':
      return targetMs - threshold.ms
    case 'daysBefore':
      return targetMs - threshold.days * NOMINAL_DAY_MS
    case 'after':
      return targetMs + threshold.ms
  }
}

function readThreshold(
  raw: unknown,
  path: Path,
  within: Amount | undefined,
  findings: Findings,
): AtRisk | undefined {
  const text = typeof raw === 'string' ? raw.trim() : ''
  const share = PERCENT.exec(text)
  if (share !== null) return readShare(Number(share[1]), path, findings)
  const timed = TIMED.exec(text)
  if (timed === null) return findings.add('badThreshold', path, `${show(raw)} is not a threshold`, EXPECTED)
  const amount = readAmount(timed[1], path, findings)
  if (amount === undefined) return undefined
  const ms = fixedMs(amount)
  if (timed[2] === 'before' && amount.unit === 'workingDays') return readDays(amount, path, within, findings)
  if (ms === null) {
    const message = 'days of a calendar are counted only back, and only working days'
    return findings.add('badThreshold', path, message, 'hours or minutes, or working days before')
  }
  if (timed[2] === 'after') return { kind: 'after', ms }
  const whole = within === undefined ? null : fixedMs(within)
  return whole !== null && ms >= whole ? beforeTheStart(path, findings) : { kind: 'before', ms }
}

const beforeTheStart = (path: Path, findings: Findings): undefined =>
  findings.add('badThreshold', path, 'the threshold lies before the start', 'less than the target itself')

/** Against a target in hours only a clock can tell: what lies before its start then is crossed at its start. */
function readDays(
  { value, at }: Amount,
  path: Path,
  within: Amount | undefined,
  findings: Findings,
): AtRisk | undefined {
  if (at !== undefined)
    return findings.add(
      'badThreshold',
      path,
      'it lies at the time of day of the deadline',
      '"1 working day before"',
    )
  if (within?.unit === 'workingDays' && value > within.value) return beforeTheStart(path, findings)
  return { kind: 'daysBefore', days: value }
}

function readShare(percent: number, path: Path, findings: Findings): AtRisk | undefined {
  if (percent > 0 && percent <= MOST_PERCENT && percent !== 100) return { kind: 'percent', percent }
  const message = percent === 100 ? '100 % is the deadline itself' : `${percent} % is no share of the target`
  return findings.add('badThreshold', path, message, 'more than 0 % and at most 1,000 %, other than 100 %')
}
