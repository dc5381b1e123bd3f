import type { Findings, Path } from '../../parse/findings.js'
import { readList } from '../../parse/readList.js'
import { show } from '../../parse/show.js'
import { HOUR_MS } from '../../time/instant.js'
import { type Amount, fixedMs, formatMs, readAmount } from '../amount.js'
import type { Field } from '../fields/field.js'
import { oneOrList } from '../fields/lists.js'

/** CLK-4: when a clock is at risk: a share of the target used, or an absolute time before the deadline (open time). */
export type AtRisk =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'before'; readonly ms: number }

/** The thresholds of the target whose amount stands beside them. */
export const thresholds: Field<readonly AtRisk[]> = {
  shape: { kind: 'thresholds' },
  unsaid: [],
  read: (raw, path, { beside, findings }) =>
    readAtRisk(raw, path, beside.within as Amount | undefined, findings),
  write: (value) => oneOrList(value.map(formatThreshold)),
}

const formatThreshold = (threshold: AtRisk): string =>
  threshold.kind === 'percent' ? `${threshold.percent}%` : `${formatMs(threshold.ms)} before`

const EXPECTED = 'a share such as 75%, or a time such as "1h before"'
const PERCENT = /^(\d{1,3}(?:\.\d{1,6})?) ?%$/
const BEFORE = / before$/

/**
 * AGR-3: the thresholds of a target, one or a list, in the order in which they fire. A share lies between 0 and 100 %; a time
 * before the deadline is shorter than the target (else it would be at risk before it starts).
 */
function readAtRisk(
  raw: unknown,
  path: Path,
  within: Amount | undefined,
  findings: Findings,
): readonly AtRisk[] {
  if (raw === undefined) return []
  const whole = within === undefined ? null : fixedMs(within)
  const one = (item: unknown, place: Path) => readThreshold(item, place, whole, findings)
  const thresholds = Array.isArray(raw)
    ? (readList(raw, path, { least: 0, most: 20 }, findings, one) ?? [])
    : [one(raw, path)].filter((threshold) => threshold !== undefined)
  const ids = thresholds.map((threshold) => JSON.stringify(threshold))
  if (new Set(ids).size < ids.length) findings.add('duplicate', path, 'a threshold is stated twice')
  const nominal = whole ?? (within?.value ?? 0) * NOMINAL_DAY_MS
  return thresholds.toSorted((left, right) => firesAfter(left, nominal) - firesAfter(right, nominal))
}

/** Only orders shares against times where a calendar decides the length of the target. */
const NOMINAL_DAY_MS = 8 * HOUR_MS

const firesAfter = (threshold: AtRisk, targetMs: number): number =>
  threshold.kind === 'percent' ? (targetMs * threshold.percent) / 100 : targetMs - threshold.ms

function readThreshold(
  raw: unknown,
  path: Path,
  wholeMs: number | null,
  findings: Findings,
): AtRisk | undefined {
  if (typeof raw !== 'string')
    return findings.add('badThreshold', path, `${show(raw)} is not a threshold`, EXPECTED)
  const share = PERCENT.exec(raw.trim())
  if (share !== null) return readShare(Number(share[1]), path, findings)
  if (!BEFORE.test(raw))
    return findings.add('badThreshold', path, `${show(raw)} is not a threshold`, EXPECTED)
  const amount = readAmount(raw.replace(BEFORE, ''), path, findings)
  if (amount === undefined) return undefined
  const ms = fixedMs(amount)
  if (ms === null)
    return findings.add('badThreshold', path, 'days of a calendar cannot be counted back', 'hours or minutes')
  if (wholeMs !== null && ms >= wholeMs) {
    return findings.add(
      'badThreshold',
      path,
      'the threshold lies before the start',
      'less than the target itself',
    )
  }
  return { kind: 'before', ms }
}

function readShare(percent: number, path: Path, findings: Findings): AtRisk | undefined {
  if (percent > 0 && percent < 100) return { kind: 'percent', percent }
  return findings.add(
    'badThreshold',
    path,
    `${percent} % is not a part of the target`,
    'more than 0 % and less than 100 %',
  )
}
