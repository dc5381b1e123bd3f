import type { Findings, Path } from '../../parse/findings.js'
import { show } from '../../parse/show.js'
import type { Goal } from '../promises.js'

const SHARE = /^(\d{1,3}(?:\.\d{1,6})?) ?%$/
const EXPECTED_SHARE = 'a share such as 95%, more than 0 % and at most 100 %'
const EXPECTED_COUNT = 'a number above 0, without a unit'

/** What a goal wants reached: a share, written `95%` or `95`, or for a count a number above nothing. */
export function readObjective(
  raw: unknown,
  path: Path,
  measure: Goal['measure'] | undefined,
  findings: Findings,
): number | undefined {
  const expected = measure === 'count' ? EXPECTED_COUNT : EXPECTED_SHARE
  if (raw === undefined) return findings.add('missing', path, 'the objective is missing', expected)
  const value = measure === 'count' ? raw : shareOf(raw)
  const most = measure === 'count' ? 1e12 : 100
  if (typeof value === 'number' && value > 0 && value <= most && isPlain(value)) return value
  return findings.add('badObjective', path, `${show(raw)} is not an objective`, expected)
}

function shareOf(raw: unknown): unknown {
  const share = typeof raw === 'string' ? SHARE.exec(raw.trim()) : null
  return share === null ? raw : Number(share[1])
}

/** At most six decimals: what a person can write and read again. */
const isPlain = (value: number): boolean => Number(value.toFixed(6)) === value
