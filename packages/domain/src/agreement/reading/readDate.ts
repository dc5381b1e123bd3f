import type { Findings, Path } from '../../parse/findings.js'
import { show } from '../../parse/show.js'
import { dayNumberOf } from '../../time/localDate.js'

/** A local date `YYYY-MM-DD` that exists. */
export function readDate(raw: unknown, path: Path, findings: Findings): string | undefined {
  if (typeof raw === 'string' && dayNumberOf(raw) !== null) return raw
  return findings.add('badDate', path, `there is no date ${show(raw)}`, 'a date such as 2026-12-31')
}
