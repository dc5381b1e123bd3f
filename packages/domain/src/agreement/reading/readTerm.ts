import { zoneNamed } from '../../calendar/zone.js'
import type { Findings, Path } from '../../parse/findings.js'
import { optional } from '../../parse/optional.js'
import { readOneOf } from '../../parse/readOneOf.js'
import { readRecord } from '../../parse/readRecord.js'
import { show } from '../../parse/show.js'
import { RENEWALS, type Term } from '../promises.js'
import type { Amount } from '../terms.js'
import { readAmount } from './readAmount.js'
import { readDate } from './readDate.js'

const KEYS: ReadonlySet<string> = new Set(['startsOn', 'endsOn', 'notice', 'renewal', 'timeZone'])

/** How long the agreement runs. Left unsaid: without end, without notice, no renewal, dates of UTC. */
export function readTerm(raw: unknown, path: Path, findings: Findings): Term {
  const record = readRecord(raw ?? {}, path, KEYS, findings) ?? {}
  const at = (key: string): Path => [...path, key]
  const term = {
    startsOn: optional(record.startsOn, at('startsOn'), findings, readDate),
    endsOn: optional(record.endsOn, at('endsOn'), findings, readDate),
    noticeDays: optional(record.notice, at('notice'), findings, readNotice) ?? 0,
    renewal: readOneOf(record.renewal ?? 'none', at('renewal'), 'renewal', RENEWALS, findings),
    timeZone: readZone(record.timeZone ?? 'UTC', at('timeZone'), findings),
  } as Term
  if (term.startsOn && term.endsOn && term.endsOn <= term.startsOn) {
    const message = `${term.endsOn} is not after ${term.startsOn}`
    findings.add('badDate', at('endsOn'), message, 'the first day without the agreement')
  }
  return term
}

function readNotice(raw: unknown, path: Path, findings: Findings): number | undefined {
  const amount = readAmount(raw, path, findings)
  if (amount === undefined) return undefined
  const days = daysOf(amount)
  if (days !== null && Number.isInteger(days)) return days
  return findings.add(
    'badDuration',
    path,
    'notice is given in whole calendar days',
    'days or weeks, such as 90d',
  )
}

function daysOf({ value, unit }: Amount): number | null {
  if (unit === 'days' || unit === 'calendarDays') return value
  return unit === 'weeks' ? value * 7 : null
}

function readZone(raw: unknown, path: Path, findings: Findings): string | undefined {
  if (typeof raw === 'string' && zoneNamed(raw) !== null) return raw
  const expected = 'an IANA name such as Asia/Jakarta'
  return findings.add('unknownTimeZone', path, `no time zone is named ${show(raw)}`, expected)
}
